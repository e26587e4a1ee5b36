import { copyFileSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from '@jest/globals';
import { startTypeScript, temporaryDirectory } from '#rma/platform/testing';
import { TracesLeft } from './errors.js';
import type { Person } from './person.js';
import { openPersonalData } from './personal-data.js';
import { isAnywhere, storedKeys } from './testing/stored-keys.js';

const consumer = (id: string): Person => ({ kind: 'consumer', id });
const idsInNoOrder = (count: number): readonly string[] => Array.from({ length: count }, (_, index) => `C-${(index * 7_919) % count}`);

describe('erasing', () => {
  it('leaves neither keys nor plaintext in any byte of any file, among thousands of people', async () => {
    const directory = temporaryDirectory();
    const file = join(directory, 'keys.db');
    const personalData = openPersonalData(file);
    const ids = idsInNoOrder(3_001);
    await Promise.all(ids.map((id) => personalData.seal(consumer(id), { name: `The secret name of ${id}` })));
    const keys = storedKeys(file);
    const erased = ids.filter((_, index) => index % 20 === 0);
    const stay = ids.filter((_, index) => index % 20 === 1);
    expect(erased.every((id) => isAnywhere(keys.get(id), directory))).toBe(true);

    await Promise.all(erased.map((id) => personalData.erase(consumer(id))));

    expect(readdirSync(directory).toSorted()).toEqual(['keys.db', 'keys.db-shm', 'keys.db-wal']);
    expect(erased.filter((id) => isAnywhere(keys.get(id), directory))).toEqual([]);
    expect(stay.every((id) => isAnywhere(keys.get(id), directory))).toBe(true);
    expect(isAnywhere(Buffer.from('The secret name '), directory)).toBe(false);
    await personalData.close();
  });

  it('tells when another reader keeps traces alive; repeated without it, they go', async () => {
    const directory = temporaryDirectory();
    const file = join(directory, 'keys.db');
    const personalData = openPersonalData(file);
    const seal = await personalData.seal(consumer('C-1'), { name: 'Chan' });
    const keys = storedKeys(file).get('C-1');
    const reader = new Database(file, { readonly: true });
    reader.exec('BEGIN; SELECT * FROM people');

    await expect(personalData.erase(consumer('C-1'))).rejects.toThrow(TracesLeft);
    expect(await personalData.open(seal ?? '')).toBe('erased');
    expect(isAnywhere(keys, directory)).toBe(true);

    reader.close();
    await personalData.erase(consumer('C-1'));
    expect(isAnywhere(keys, directory)).toBe(false);
    await personalData.close();
  });

  it('is finished by the next start when it was cut off before the log was emptied', async () => {
    const directory = temporaryDirectory();
    const personalData = openPersonalData(join(directory, 'keys.db'));
    await personalData.seal(consumer('C-1'), { name: 'Chan' });
    const keys = storedKeys(join(directory, 'keys.db')).get('C-1');
    const reader = new Database(join(directory, 'keys.db'), { readonly: true });
    reader.exec('BEGIN; SELECT * FROM people');
    await expect(personalData.erase(consumer('C-1'))).rejects.toThrow(TracesLeft);
    const asKilled = join(directory, 'as-killed');
    mkdirSync(asKilled);
    for (const name of ['keys.db', 'keys.db-wal']) copyFileSync(join(directory, name), join(asKilled, name));
    reader.close();
    await personalData.close();
    expect(isAnywhere(keys, asKilled)).toBe(true);

    const restarted = openPersonalData(join(asKilled, 'keys.db'));
    expect(isAnywhere(keys, asKilled)).toBe(false);
    expect(await restarted.erasedAt(consumer('C-1'))).toBeDefined();
    await restarted.close();
  });

  it('holds through a kill at any moment: who was reported erased is erased, in every file', async () => {
    const directory = temporaryDirectory();
    const file = join(directory, 'keys.db');
    const ids = idsInNoOrder(401);
    const personalData = openPersonalData(file);
    await Promise.all(ids.map((id) => personalData.seal(consumer(id), { name: id })));
    const keys = storedKeys(file);
    await personalData.close();

    const child = startTypeScript(new URL('testing/erase-until-killed.ts', import.meta.url), [file, ...ids]);
    await child.written(25);
    await child.kill();

    const reported = child.lines();
    expect(reported.filter((id) => isAnywhere(keys.get(id), directory))).toEqual([]);
    const again = openPersonalData(file);
    const erased = await Promise.all(reported.map((id) => again.erasedAt(consumer(id))));
    expect(erased.filter((at) => at === undefined)).toEqual([]);
    await again.close();
  });
});
