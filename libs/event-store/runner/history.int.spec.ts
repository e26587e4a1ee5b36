import { describe, expect, it } from '@jest/globals';
import { UnreadableEvent } from '../errors.js';
import { MemoryEventStore } from '../testing/index.js';
import { asking, jar, put, take } from '../testing/jar.js';
import { CommandRunner } from './command-runner.js';

async function jarOfFive(pageSize: number) {
  const store = new MemoryEventStore();
  const runner = new CommandRunner(store, { pageSize });
  for (const n of [0, 1, 2, 3, 4]) {
    await runner.execute(jar, '1', asking(`c${n}`, { now: `2026-03-01T09:0${n}:00.000Z` }), put(1));
  }
  return { store, runner };
}

describe('the history of a stream', () => {
  it.each([1, 2, 4, 5, 6])('is whole when it is read %d events at a time', async (pageSize) => {
    const { runner } = await jarOfFive(pageSize);
    const history = await runner.history(jar, '1');
    expect(history?.events.map(({ revision }) => revision)).toEqual([0, 1, 2, 3, 4]);
    expect(history).toMatchObject({ state: { coins: 5 }, revision: 4 });
  });

  it('up to a revision ends with it', async () => {
    const { store, runner } = await jarOfFive(2);
    expect(await runner.history(jar, '1', { revision: 2 })).toMatchObject({
      events: [{ revision: 0 }, { revision: 1 }, { revision: 2 }],
      state: { coins: 3 },
      revision: 2,
      position: `${store.storeId}.3`,
    });
  });

  it('as of a moment holds what had happened by then, that moment included', async () => {
    const { runner } = await jarOfFive(2);
    expect(await runner.history(jar, '1', { asOf: '2026-03-01T09:02:00.000Z' })).toMatchObject({ state: { coins: 3 }, revision: 2 });
    expect(await runner.history(jar, '1', { asOf: '2026-03-01T09:01:59.999Z' })).toMatchObject({ state: { coins: 2 }, revision: 1 });
  });

  it('before the first event, or of a stream that does not exist, is undefined', async () => {
    const { runner } = await jarOfFive(2);
    expect(await runner.history(jar, '1', { asOf: '2026-03-01T08:59:59.999Z' })).toBeUndefined();
    expect(await runner.history(jar, 'none')).toBeUndefined();
  });

  it('tells the stream as it was at a revision or a moment without its events', async () => {
    const { store, runner } = await jarOfFive(2);
    const second = { state: { coins: 2, closed: false }, revision: 1, position: `${store.storeId}.2` };
    expect(await runner.past(jar, '1', { revision: 1 })).toEqual(second);
    expect(await runner.past(jar, '1', { asOf: '2026-03-01T09:01:59.999Z' })).toEqual(second);
    expect(await runner.past(jar, '1', { asOf: '2026-03-01T08:59:59.999Z' })).toBeUndefined();
  });

  it('tells the past of a long stream from where it was told before, and tells the same', async () => {
    let reads = 0;
    const store = new MemoryEventStore({ faults: { beforeRead: () => void (reads += 1) } });
    const runner = new CommandRunner(store);
    for (let n = 0; n < 250; n++) await runner.execute(jar, '1', asking(`c${n}`), put(1));
    expect(await runner.past(jar, '1', {})).toMatchObject({ state: { coins: 250 }, revision: 249 });
    for (const revision of [249, 0, 98, 99, 100, 199, 150, 200]) {
      reads = 0;
      const told = await runner.past(jar, '1', { revision });
      expect({ revision, reads }).toEqual({ revision, reads: 1 });
      expect(told).toEqual(await new CommandRunner(store).past(jar, '1', { revision }));
      expect(told).toMatchObject({ state: { coins: revision + 1 }, revision });
    }
    await runner.execute(jar, '1', asking('later'), put(1));
    expect(await runner.past(jar, '1', {})).toMatchObject({ state: { coins: 251 }, revision: 250 });
  });

  it('stops at an event that this version does not know', async () => {
    const { store, runner } = await jarOfFive(2);
    const newer = { ...jar, schemaVersions: { ...jar.schemaVersions, CoinsPut: 2 } };
    await runner.execute(newer, '1', asking('newer'), put(1));
    const older = new CommandRunner(store);
    await expect(older.history(jar, '1')).rejects.toThrow(UnreadableEvent);
    await expect(older.load(jar, '1')).rejects.toThrow(UnreadableEvent);
    await expect(older.execute(jar, '1', asking('c9'), put(1))).rejects.toThrow(UnreadableEvent);
    expect(await older.history(jar, '1', { revision: 4 })).toMatchObject({ revision: 4 });
  });
});

describe('a stream that is loaded', () => {
  it.each([1, 2, 4, 5, 6])('is folded whole when it is read %d events at a time', async (pageSize) => {
    const { store } = await jarOfFive(10);
    const runner = new CommandRunner(store, { pageSize });
    expect(await runner.load(jar, '1')).toEqual({ state: { coins: 5, closed: false }, revision: 4, position: `${store.storeId}.5` });
  });

  it('is undefined where it does not exist', async () => {
    expect(await new CommandRunner(new MemoryEventStore()).load(jar, '1')).toBeUndefined();
  });

  it('shows the writes of other nodes when it is asked for fresh', async () => {
    const { store, runner } = await jarOfFive(2);
    await new CommandRunner(store).execute(jar, '1', asking('other'), take(5));
    expect(await runner.load(jar, '1', { fresh: true })).toMatchObject({ state: { coins: 0 }, revision: 5 });
    expect(await runner.load(jar, '1')).toMatchObject({ state: { coins: 0 }, revision: 5 });
  });

  it('is not read again while it is remembered', async () => {
    const { store, runner } = await jarOfFive(2);
    store.faults.beforeRead = () => {
      throw new Error('was read');
    };
    expect(await runner.load(jar, '1')).toMatchObject({ revision: 4 });
  });
});
