import { describe, expect, it } from '@jest/globals';
import type { Envelope } from '../envelope.js';
import { AppendOutcomeUnknown } from '../errors.js';
import { type Faults, MemoryEventStore } from '../testing/index.js';
import { asking, jar, put, take } from '../testing/jar.js';
import { CommandRunner } from './command-runner.js';

const lost = () => {
  throw new AppendOutcomeUnknown('connection lost');
};

/** A fault for the first `times` appends. */
function failing(times: number): () => void {
  let left = times;
  return () => {
    if (left-- > 0) lost();
  };
}

function running(faults: Faults) {
  const store = new MemoryEventStore({ faults });
  return { store, runner: new CommandRunner(store, { wait: () => Promise.resolve() }) };
}

describe('an append that was stored but whose answer was lost', () => {
  it('is found there, and the command is answered as the stream says', async () => {
    const { store, runner } = running({ afterAppend: failing(1) });
    expect(await runner.execute(jar, '1', asking('c1'), put(2))).toMatchObject({ kind: 'accepted', state: { coins: 2 }, revision: 0 });
    expect(await store.head({})).toBe(`${store.storeId}.1`);
  });

  it('is found there when another node has gone on meanwhile', async () => {
    const { store, runner } = running({});
    const other = new CommandRunner(store);
    let first = true;
    store.faults.afterAppend = async () => {
      if (!first) return;
      first = false;
      await other.execute(jar, '1', asking('c2'), take(2));
      lost();
    };
    expect(await runner.execute(jar, '1', asking('c1'), put(2))).toMatchObject({ kind: 'accepted', state: { coins: 2 }, revision: 0 });
    expect(await runner.load(jar, '1')).toMatchObject({ state: { coins: 0 }, revision: 1 });
  });
});

describe('an append that never arrived', () => {
  it('is sent again as it was, expecting the same revision', async () => {
    const sent: { expected: number; envelopes: readonly Envelope[] }[] = [];
    const drop = failing(2);
    const { runner } = running({
      beforeAppend: (_stream, expected, envelopes) => {
        sent.push({ expected, envelopes });
        drop();
      },
    });
    expect(await runner.execute(jar, '1', asking('c1'), put(2))).toMatchObject({ kind: 'accepted', repeated: false });
    expect(sent).toHaveLength(3);
    for (const again of sent) expect(again).toEqual(sent[0]);
  });

  it('is decided anew when another node was faster', async () => {
    const { store, runner } = running({});
    const other = new CommandRunner(store);
    let first = true;
    store.faults.beforeAppend = async (_stream, _expected, [envelope]) => {
      if (envelope?.metadata.commandId !== 'c2' || !first) return;
      first = false;
      await other.execute(jar, '1', asking('c3'), take(2));
      lost();
    };
    await runner.execute(jar, '1', asking('c1'), put(2));
    expect(await runner.execute(jar, '1', asking('c2'), take(1))).toMatchObject({ kind: 'refused', refusal: { facts: { coins: 0 } } });
  });
});

describe('an outcome that stays unknown', () => {
  it('is an error after three sends, and the same command finds what was stored', async () => {
    const { store, runner } = running({ afterAppend: failing(3) });
    await expect(runner.execute(jar, '1', asking('c1'), put(2))).rejects.toThrow(AppendOutcomeUnknown);
    expect(await runner.execute(jar, '1', asking('c1'), put(2))).toMatchObject({ kind: 'accepted', state: { coins: 2 }, repeated: true });
    expect(await store.head({})).toBe(`${store.storeId}.1`);
  });

  it('is an error after three sends, and the same command is taken when nothing was stored', async () => {
    const { store, runner } = running({ beforeAppend: failing(3) });
    await expect(runner.execute(jar, '1', asking('c1'), put(2))).rejects.toThrow(AppendOutcomeUnknown);
    expect(await runner.execute(jar, '1', asking('c1'), put(2))).toMatchObject({ kind: 'accepted', state: { coins: 2 }, repeated: false });
    expect(await store.head({})).toBe(`${store.storeId}.1`);
  });
});

describe('any other error of an append', () => {
  it('goes out at once', async () => {
    let sent = 0;
    const { runner } = running({
      beforeAppend: () => {
        sent++;
        throw new Error('disk full');
      },
    });
    await expect(runner.execute(jar, '1', asking('c1'), put(2))).rejects.toThrow('disk full');
    expect(sent).toBe(1);
  });
});
