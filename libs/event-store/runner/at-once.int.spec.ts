import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { MemoryEventStore } from '../testing/index.js';
import { asking, jar, put } from '../testing/jar.js';
import { CommandRunner } from './command-runner.js';

const twenty = Array.from({ length: 20 }, (_, n) => n);

describe('commands at once on one node', () => {
  it('that are twenty times the same give one event and twenty times the same answer', async () => {
    const store = new MemoryEventStore();
    const runner = new CommandRunner(store);
    const [first, ...others] = await Promise.all(twenty.map(() => runner.execute(jar, '1', asking('c1'), put(2))));
    expect(first).toMatchObject({ kind: 'accepted', revision: 0, state: { coins: 2 }, repeated: false });
    for (const other of others) expect(other).toEqual({ ...first, repeated: true });
    expect(await store.head({})).toBe(`${store.storeId}.1`);
  });

  it('on one stream run one after the other, in the order in which they came', async () => {
    const store = new MemoryEventStore();
    const runner = new CommandRunner(store);
    const expected: number[] = [];
    store.faults.beforeAppend = async (_stream, revision) => {
      expected.push(revision);
      await setImmediate();
    };
    await Promise.all(twenty.map((n) => runner.execute(jar, '1', asking(`c${n}`), put(n))));
    const history = await runner.history(jar, '1');
    expect(history?.events.map(({ data }) => data['coins'])).toEqual(twenty);
    expect(expected).toEqual(twenty.map((n) => n - 1));
  });

  it('on different streams do not wait for one another', async () => {
    const store = new MemoryEventStore();
    const runner = new CommandRunner(store);
    let release = () => {};
    const held = new Promise<void>((resolve) => (release = resolve));
    store.faults.beforeAppend = (stream) => (stream === 'rmaJar-slow' ? held : undefined);
    const slow = runner.execute(jar, 'slow', asking('c1'), put(1));
    expect(await runner.execute(jar, 'fast', asking('c2'), put(1))).toMatchObject({ kind: 'accepted' });
    release();
    expect(await slow).toMatchObject({ kind: 'accepted' });
  });

  it('on one stream go on after one of them failed', async () => {
    const runner = new CommandRunner(new MemoryEventStore());
    const [failed, next] = await Promise.allSettled([
      runner.execute(jar, '1', asking('c1'), put(0.5)),
      runner.execute(jar, '1', asking('c2'), put(1)),
    ]);
    expect(failed.status).toBe('rejected');
    expect(next).toMatchObject({ status: 'fulfilled', value: { kind: 'accepted', revision: 0 } });
  });
});

describe('commands at once on two nodes', () => {
  function nodes(store: MemoryEventStore) {
    const waits: number[] = [];
    const wait = (milliseconds: number) => Promise.resolve(waits.push(milliseconds));
    const options = { wait, random: () => 0.5 };
    return { here: new CommandRunner(store, options), there: new CommandRunner(store, options), waits };
  }

  it('that are the same give one event and the same answer', async () => {
    const store = new MemoryEventStore();
    const { here, there } = nodes(store);
    const run = (node: CommandRunner) => node.execute(jar, '1', asking('c1'), put(2));
    const [mine, theirs] = await Promise.all([run(here), run(there)]);
    expect(mine).toMatchObject({ kind: 'accepted', repeated: false });
    expect(theirs).toEqual({ ...mine, repeated: true });
    expect(await store.head({})).toBe(`${store.storeId}.1`);
  });

  it('with one id and two fingerprints: one is taken, the other is told that its key was used', async () => {
    const { here, there } = nodes(new MemoryEventStore());
    const [mine, theirs] = await Promise.all([
      here.execute(jar, '1', asking('c1'), put(2)),
      there.execute(jar, '1', asking('c1', { requestFingerprint: 'other' }), put(3)),
    ]);
    expect(mine).toMatchObject({ kind: 'accepted' });
    expect(theirs).toEqual({ kind: 'keyReused' });
  });

  it('that differ are both taken, the slower one after another try', async () => {
    const { here, there } = nodes(new MemoryEventStore());
    await Promise.all([here.execute(jar, '1', asking('c1'), put(2)), there.execute(jar, '1', asking('c2'), put(3))]);
    expect(await there.load(jar, '1', { fresh: true })).toMatchObject({ state: { coins: 5 }, revision: 1 });
  });

  it('end after five tries, with jitter between them, when the other node is always faster', async () => {
    const store = new MemoryEventStore();
    const { here, there, waits } = nodes(store);
    let tries = 0;
    store.faults.beforeAppend = async (_stream, _expected, [envelope]) => {
      if (envelope?.metadata.commandId !== 'c1') return;
      tries++;
      await there.execute(jar, '1', asking(`other ${tries}`), put(1));
    };
    expect(await here.execute(jar, '1', asking('c1'), put(1))).toEqual({ kind: 'concurrentChange', revision: 4 });
    expect(tries).toBe(5);
    expect(waits).toEqual([1, 2, 4, 8]);
  });
});
