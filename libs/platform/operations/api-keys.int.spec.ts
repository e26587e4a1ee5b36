import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { temporaryDirectory } from '../testing/index.js';
import type { ApiKeys } from './api-keys.js';
import { openOperations, type Operations } from './open-operations.js';

const root = temporaryDirectory();
let files = 0;
const newFile = () => join(root, `operations-${++files}.db`);
const openedHere: Operations[] = [];
const keysOf = (file: string, now?: () => Date): ApiKeys => {
  const operations = openOperations(file, now);
  openedHere.push(operations);
  return operations.keys;
};
afterAll(() => Promise.all(openedHere.map((one) => one.close())));

describe('API keys', () => {
  it('speak for whom they were made, also after a restart', async () => {
    const file = newFile();
    const operations = openOperations(file);
    const agent = await operations.keys.create('agent', null, 'service desk');
    const reseller = await operations.keys.create('reseller', 'R-7', 'shop');
    const expectBoth = (keys: typeof operations.keys) => {
      expect(keys.find(agent.key)).toEqual({ id: agent.id, role: 'agent', buyerId: null });
      expect(keys.find(reseller.key)).toEqual({ id: reseller.id, role: 'reseller', buyerId: 'R-7' });
    };
    expectBoth(operations.keys);
    await operations.close();
    const again = openOperations(file);
    expectBoth(again.keys);
    await again.close();
  });

  it('are 32 random bytes behind a prefix that secret scanners can know', async () => {
    const keys = keysOf(newFile());
    const one = await keys.create('agent', null, '');
    const other = await keys.create('agent', null, '');
    expect(one.key).toMatch(/^rma_[A-Za-z0-9_-]{43}$/);
    expect(other.key).not.toBe(one.key);
    expect(other.id).not.toBe(one.id);
  });

  it('are nowhere in the files', async () => {
    const directory = temporaryDirectory();
    const operations = openOperations(join(directory, 'operations.db'));
    const { id, key } = await operations.keys.create('agent', null, 'a note');
    const bytes = Buffer.concat(readdirSync(directory).map((name) => readFileSync(join(directory, name))));
    expect(bytes.includes(id)).toBe(true);
    expect(bytes.includes(key.slice(4, 20))).toBe(false);
    await operations.close();
  });

  it('are unknown when they are wrong, cut or empty', async () => {
    const keys = keysOf(newFile());
    const { key } = await keys.create('agent', null, '');
    for (const wrong of ['', key.slice(0, -1), `${key} `, key.toUpperCase(), 'rma_']) expect(keys.find(wrong)).toBeUndefined();
  });

  it('end at once and for ever when they are revoked, others stay', async () => {
    const file = newFile();
    const operations = openOperations(file);
    const gone = await operations.keys.create('agent', null, '');
    const stays = await operations.keys.create('agent', null, '');
    expect(await operations.keys.revoke(gone.id)).toBe(true);
    expect(operations.keys.find(gone.key)).toBeUndefined();
    expect(operations.keys.find(stays.key)?.id).toBe(stays.id);
    await operations.close();
    const again = openOperations(file);
    expect(again.keys.find(gone.key)).toBeUndefined();
    expect(again.keys.find(stays.key)?.id).toBe(stays.id);
    await again.close();
  });

  it('keep the time they were first revoked', async () => {
    const times = ['2026-03-01T09:00:00.000Z', '2026-03-02T09:00:00.000Z', '2026-03-03T09:00:00.000Z'];
    const keys = keysOf(newFile(), () => new Date(times.shift() ?? 0));
    const { id } = await keys.create('agent', null, 'desk');
    await keys.revoke(id);
    expect(await keys.revoke(id)).toBe(true);
    expect(keys.list()).toEqual([
      { id, role: 'agent', buyerId: null, note: 'desk', createdAt: '2026-03-01T09:00:00.000Z', revokedAt: '2026-03-02T09:00:00.000Z' },
    ]);
  });

  it('cannot be revoked when there are none of that id', async () => {
    const keys = keysOf(newFile());
    expect(await keys.revoke('unknown')).toBe(false);
  });
});

describe('the first start', () => {
  it('makes one admin key and tells it once', async () => {
    const file = newFile();
    const operations = openOperations(file);
    const key = await operations.keys.ensureAdminKey();
    expect(operations.keys.find(key ?? '')).toMatchObject({ role: 'admin', buyerId: null });
    expect(await operations.keys.ensureAdminKey()).toBeUndefined();
    await operations.close();
    const again = openOperations(file);
    expect(await again.keys.ensureAdminKey()).toBeUndefined();
    expect(again.keys.list()).toHaveLength(1);
    await again.close();
  });

  it('takes the given key instead, which needs no telling', async () => {
    const keys = keysOf(newFile());
    expect(await keys.ensureAdminKey('a-key-of-twenty-four-car')).toBeUndefined();
    expect(keys.find('a-key-of-twenty-four-car')?.role).toBe('admin');
  });

  it('is over for ever: a revoked first key does not come back at the next start', async () => {
    const keys = keysOf(newFile());
    await keys.ensureAdminKey('a-key-of-twenty-four-car');
    const [first] = keys.list();
    await keys.revoke(first?.id ?? '');
    expect(await keys.ensureAdminKey('a-key-of-twenty-four-car')).toBeUndefined();
    expect(keys.find('a-key-of-twenty-four-car')).toBeUndefined();
  });
});
