import { statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { temporaryDirectory } from '#rma/platform/testing';
import { BrokenSeal, SubjectErased } from './errors.js';
import type { Person } from './person.js';
import { openPersonalData, type PersonalData } from './personal-data.js';
import { storedKeys } from './testing/stored-keys.js';

const root = temporaryDirectory();
const opened: PersonalData[] = [];
afterAll(() => Promise.all(opened.map((one) => one.close())));
function newPersonalData(file = join(root, `${opened.length}.db`)): PersonalData {
  const personalData = openPersonalData(file);
  opened.push(personalData);
  return personalData;
}

const person: Person = { kind: 'consumer', id: 'C-1' };
const chan = { name: 'Chan Tai Man', phones: ['+852 5555 0100'] };

async function sealed(personalData: PersonalData, whose: Person, value: Record<string, string | string[]> = chan): Promise<string> {
  const seal = await personalData.seal(whose, value);
  if (seal === null) throw new Error('Nothing was sealed.');
  return seal;
}

describe('personal data', () => {
  it('opens to what was sealed, and seals equally again, also after a restart', async () => {
    const file = join(root, 'restart.db');
    const before = openPersonalData(file);
    const seal = await sealed(before, person);
    expect(await before.open(seal)).toEqual(chan);
    expect(await sealed(before, person)).toBe(seal);
    await before.close();
    const after = newPersonalData(file);
    expect(await after.open(seal)).toEqual(chan);
    expect(await sealed(after, person)).toBe(seal);
  });

  it('of different people differs, a reseller and a consumer with one id included', async () => {
    const personalData = newPersonalData();
    const people: Person[] = [person, { kind: 'consumer', id: 'C-2' }, { kind: 'reseller', id: 'C-1' }];
    const seals = await Promise.all(people.map((one) => sealed(personalData, one)));
    expect(new Set(seals).size).toBe(3);
    expect(await personalData.openMany(seals)).toEqual([chan, chan, chan]);
  });

  it('that is absent or empty is not sealed, and makes nobody known', async () => {
    const file = join(root, 'empty.db');
    const personalData = newPersonalData(file);
    expect([
      await personalData.seal(person, undefined),
      await personalData.seal(person, null),
      await personalData.seal(person, {}),
    ]).toEqual([null, null, null]);
    expect(storedKeys(file).size).toBe(0);
  });

  it('gets one key a person, however many ask for it at once', async () => {
    const file = join(root, 'at-once.db');
    const personalData = newPersonalData(file);
    const seals = await Promise.all(
      Array.from({ length: 1_000 }, (_, index) => sealed(personalData, { kind: 'consumer', id: `C-${index % 20}` })),
    );
    expect(new Set(seals).size).toBe(20);
    expect(storedKeys(file).size).toBe(20);
    expect(await personalData.openMany(seals)).toEqual(seals.map(() => chan));
  });

  it('remembers more people than it keeps at hand', async () => {
    const personalData = newPersonalData();
    const people = Array.from({ length: 12_000 }, (_, index): Person => ({ kind: 'reseller', id: `R-${index}` }));
    const seals = await Promise.all(people.map((one) => sealed(personalData, one)));
    expect(await sealed(personalData, { kind: 'reseller', id: 'R-0' })).toBe(seals[0]);
    expect((await personalData.openMany(seals)).every((value) => value !== 'erased' && value['name'] === 'Chan Tai Man')).toBe(true);
  });

  it('is refused with a changed byte, wherever it is', async () => {
    const personalData = newPersonalData();
    await sealed(personalData, { kind: 'reseller', id: 'C-1' });
    await sealed(personalData, { kind: 'consumer', id: 'C-0' });
    const bytes = Buffer.from((await sealed(personalData, person)).slice(4), 'base64url');
    for (let at = 0; at < bytes.length; at += 1) {
      for (const bit of [1, 2, 4, 8, 16, 32, 64, 128]) {
        const changed = Buffer.from(bytes);
        changed.writeUInt8((bytes[at] ?? 0) ^ bit, at);
        await expect(personalData.open(`pd1.${changed.toString('base64url')}`)).rejects.toThrow(BrokenSeal);
      }
    }
  });

  it('is refused in any other spelling of the same bytes', async () => {
    const personalData = newPersonalData();
    const seal = await sealed(personalData, { kind: 'consumer', id: 'C-12' }); // leaves unused bits in its last character
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
    for (const last of alphabet.replace(seal.slice(-1), '')) {
      await expect(personalData.open(seal.slice(0, -1) + last)).rejects.toThrow(BrokenSeal);
    }
  });

  it('that was sealed elsewhere is refused by name, not taken for erased', async () => {
    const seal = await sealed(newPersonalData(), person);
    await expect(newPersonalData().open(seal)).rejects.toThrow(`The sealed value ${seal.slice(0, 40)}…`);
    await expect(newPersonalData().open(seal)).rejects.toThrow('there are no keys of consumer C-1 here');
    const others = newPersonalData();
    await sealed(others, person);
    await expect(others.open(seal)).rejects.toThrow(BrokenSeal);
  });

  it('that was asked for before the closing is sealed by it', async () => {
    const file = join(root, 'closing.db');
    const before = openPersonalData(file);
    const sealing = sealed(before, person);
    await before.close();
    expect(await newPersonalData(file).open(await sealing)).toEqual(chan);
  });

  it('fingerprints differ between installations and stay the same within one', async () => {
    const file = join(root, 'fingerprint.db');
    const before = openPersonalData(file);
    const fingerprint = before.fingerprint({ email: 'c@example.com' });
    expect(fingerprint).toMatch(/^[0-9a-f]{64}$/);
    await before.close();
    expect(newPersonalData(file).fingerprint({ email: 'c@example.com' })).toBe(fingerprint);
    expect(newPersonalData().fingerprint({ email: 'c@example.com' })).not.toBe(fingerprint);
  });

  it('keeps its keys from every other user of the machine, and belongs to one installation', () => {
    const file = join(root, 'private.db');
    const { identity } = newPersonalData(file);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect([identity.store, identity.irreplaceable, identity.storeId()]).toEqual(['keys.db', true, undefined]);
  });
});

describe('a person who was erased', () => {
  it('is gone from every sealed value, while others stay', async () => {
    const personalData = newPersonalData();
    const other: Person = { kind: 'reseller', id: 'C-1' };
    const seals = [
      await sealed(personalData, person),
      await sealed(personalData, other),
      await sealed(personalData, person, { name: 'C' }),
    ];
    await personalData.erase(person);
    expect(await personalData.openMany(seals)).toEqual(['erased', chan, 'erased']);
  });

  it('never gets a key again, known before or not, also after a restart', async () => {
    const file = join(root, 'tombstones.db');
    const unknown: Person = { kind: 'reseller', id: 'R-1' };
    const before = openPersonalData(file);
    await before.seal(person, chan);
    const refuses = async (personalData: PersonalData) => {
      await expect(personalData.seal(person, chan)).rejects.toThrow(new SubjectErased(person));
      await expect(personalData.seal(unknown, chan)).rejects.toThrow(new SubjectErased(unknown));
    };
    await before.erase(person);
    await before.erase(unknown);
    await refuses(before);
    await before.close();
    await refuses(newPersonalData(file));
  });

  it('was erased once: a repeat answers the same', async () => {
    const times = ['2026-03-01T09:00:00.000Z', '2026-03-02T09:00:00.000Z', '2026-03-03T09:00:00.000Z'];
    const personalData = openPersonalData(join(root, 'once.db'), () => new Date(times.shift() ?? 0));
    opened.push(personalData);
    await personalData.seal(person, chan);
    expect(await personalData.erasedAt(person)).toBeUndefined();
    expect(await personalData.erase(person)).toEqual({ erasedAt: '2026-03-02T09:00:00.000Z' });
    expect(await personalData.erase(person)).toEqual({ erasedAt: '2026-03-02T09:00:00.000Z' });
    expect(await personalData.erasedAt(person)).toBe('2026-03-02T09:00:00.000Z');
  });

  it.each([
    ['is sealed for, and then erased', (personalData: PersonalData) => [personalData.seal(person, chan), personalData.erase(person)]],
    ['is erased, and then sealed for', (personalData: PersonalData) => [personalData.erase(person), personalData.seal(person, chan)]],
  ] as const)('at the very moment when someone unknown %s, opens for nobody afterwards', async (_, race) => {
    const personalData = newPersonalData();
    const outcomes = await Promise.allSettled(race(personalData));
    const seals = outcomes.flatMap((one) => (one.status === 'fulfilled' && typeof one.value === 'string' ? [one.value] : []));
    expect(await personalData.openMany(seals)).toEqual(seals.map(() => 'erased'));
    await expect(personalData.seal(person, chan)).rejects.toThrow(SubjectErased);
  });

  it('is never answered a seal after the erasure was, under constant sealing', async () => {
    const personalData = newPersonalData();
    await personalData.seal(person, chan);
    let erased = false;
    const erasing = personalData.erase(person).then(() => (erased = true));
    for (let tries = 0; !erased; tries += 1) {
      const startedErased = erased;
      const outcome = await personalData.seal(person, { note: String(tries) }).catch((error: unknown) => error);
      if (outcome instanceof SubjectErased) break;
      expect(startedErased).toBe(false);
      await new Promise((resolve) => setImmediate(resolve));
    }
    await erasing;
    await expect(personalData.seal(person, chan)).rejects.toThrow(SubjectErased);
  });
});
