import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { startTypeScript } from '#rma/platform/testing';
import { NO_STREAM } from '../port.js';
import { EventStoreTimeout } from '../store-errors.js';
import { envelope, envelopes } from '../testing/envelopes.js';
import { accessDenied, hang, notLeader } from '../testing/eventstoredb-server/index.js';
import { serverFor, storeOn } from '../testing/eventstoredb-server/open.js';
import { idsOf } from '../testing/conformance/looking.js';
import { EventStoreDenied, StreamDeleted } from './index.js';

const failureOf = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => null,
    (error: unknown) => error,
  );

describe('an append to EventStoreDB', () => {
  it('whose answer is lost is sent again and stored once', async () => {
    const server = await serverFor();
    const store = await storeOn(server);
    let lost = 0;
    server.faults.afterCommit = async () => {
      if (++lost > 2) return;
      server.network.cut();
      await hang();
    };
    const sent = envelopes(3);
    expect(await store.append('rma-1', NO_STREAM, sent)).toMatchObject({ kind: 'appended', revision: 2, alreadyThere: false });
    expect(await idsOf(store, 'rma-1')).toEqual(sent.map(({ id }) => id));
    expect(lost).toBe(3);
  });

  it('waits for a server that is gone for a moment', async () => {
    const server = await serverFor();
    const store = await storeOn(server, { timeoutMilliseconds: 5_000 });
    server.die();
    const appends = ['rma-1', 'rma-2', 'rma-3'].map((stream) => store.append(stream, NO_STREAM, envelopes(1)));
    await sleep(200);
    await server.rise();
    for (const append of appends) expect(await append).toMatchObject({ kind: 'appended', revision: 0 });
  });

  it('to a server that is gone for long, or that hangs, or behind a dead line ends with one timeout, and the next one succeeds', async () => {
    const server = await serverFor();
    const store = await storeOn(server, { timeoutMilliseconds: 1_000 });
    const plights = [
      [() => server.network.refuse(true), () => server.network.refuse(false)],
      [() => (server.faults.beforeAppend = hang), () => delete server.faults.beforeAppend],
      [() => server.network.goDead(true), () => server.network.goDead(false)],
    ] as const;
    for (const [index, [begin, end]] of plights.entries()) {
      begin();
      const asked = performance.now();
      const failures = await Promise.all(
        Array.from({ length: 100 }, (_, n) => failureOf(store.append(`rma-${n}`, index - 1, envelopes(1)))),
      );
      for (const failure of failures) expect(failure).toBeInstanceOf(EventStoreTimeout);
      expect(performance.now() - asked).toBeLessThan(3_000);
      end();
      expect(await failureOf(store.append(`rmaAfter-${index}`, NO_STREAM, envelopes(1)))).toBeNull();
    }
  });

  it('ends no process when the line is cut while hundreds wait', async () => {
    const server = await serverFor();
    const appending = startTypeScript(new URL('../testing/append-through-a-cut.ts', import.meta.url), [server.url]);
    await appending.written(1);
    server.network.goDead(true);
    await appending.written(2);
    server.network.cut();
    server.network.goDead(false);
    await appending.written(3);
    expect(appending.lines()).toEqual(['ready', 'waiting', '500 appended']);
  });

  it('goes to the leader that a follower names', async () => {
    const [follower, leader] = [await serverFor(), await serverFor()];
    const store = await storeOn(follower);
    follower.faults.beforeAppend = () => {
      throw notLeader('127.0.0.1', leader.network.port);
    };
    expect(await failureOf(store.append('rma-1', NO_STREAM, envelopes(1)))).not.toBeInstanceOf(EventStoreTimeout);
    expect(leader.log.visible('rma-1')).toHaveLength(1);
  });

  it('that is not allowed says so at once', async () => {
    const server = await serverFor();
    const store = await storeOn(server);
    server.faults.beforeAppend = () => {
      throw accessDenied();
    };
    await expect(store.append('rma-1', NO_STREAM, envelopes(1))).rejects.toBeInstanceOf(EventStoreDenied);
    expect(await store.read('rma-1', 'start', 'forwards', 1)).toEqual({ kind: 'noStream' });
  });

  it('to a stream that somebody deleted is an error, for its numbering goes on or it is at its end', async () => {
    const server = await serverFor();
    const store = await storeOn(server);
    for (const stream of ['rma-1', 'rma-2']) await store.append(stream, NO_STREAM, envelopes(2));
    server.log.delete('rma-1', 'any');
    server.log.tombstone('rma-2', 'any');
    expect(await store.read('rma-1', 'start', 'forwards', 1)).toEqual({ kind: 'noStream' });
    await expect(store.append('rma-1', NO_STREAM, envelopes(1))).rejects.toBeInstanceOf(StreamDeleted);
    await expect(store.append('rma-2', 1, envelopes(1))).rejects.toBeInstanceOf(StreamDeleted);
    await expect(store.read('rma-2', 'start', 'forwards', 1)).rejects.toBeInstanceOf(StreamDeleted);
  });
});

describe('what was stored under the same ids', () => {
  const [mine, theirs] = [envelope({ data: { by: 'me' } }), { by: 'them' }];
  const same = { ...envelope({ id: mine.id, data: theirs }) };

  it('by another process is told apart from what was sent, though the server calls it a success', async () => {
    const server = await serverFor();
    const [one, other] = [await storeOn(server), await storeOn(server)];
    await other.append('rma-1', NO_STREAM, [same]);
    expect(await one.append('rma-1', NO_STREAM, [mine])).toMatchObject({ kind: 'appended', revision: 0, alreadyThere: true });
  });

  it('by an earlier life of the sole writer is known again', async () => {
    const server = await serverFor();
    await (await storeOn(server, { isSoleWriter: true })).append('rma-1', NO_STREAM, [same]);
    const next = await storeOn(server, { isSoleWriter: true });
    expect(await next.append('rma-1', NO_STREAM, [mine])).toMatchObject({ kind: 'appended', alreadyThere: true });
    expect(await next.append('rma-1', NO_STREAM, [mine])).toMatchObject({ kind: 'appended', alreadyThere: true });
  });

  it('by an append whose fate was not known is found by the next', async () => {
    const server = await serverFor();
    const store = await storeOn(server, { isSoleWriter: true, timeoutMilliseconds: 300 });
    await sleep(700); // from then on it believes answers without a look
    let hanging = true;
    server.faults.beforeAppend = async () => {
      while (hanging) await sleep(5);
    };
    expect(await failureOf(store.append('rma-1', NO_STREAM, [same]))).toBeInstanceOf(EventStoreTimeout);
    hanging = false;
    await sleep(50);
    expect(await store.append('rma-1', NO_STREAM, [mine])).toMatchObject({ kind: 'appended', alreadyThere: true });
    expect(await store.append('rma-1', 0, envelopes(1))).toMatchObject({ kind: 'appended', revision: 1, alreadyThere: false });
  });
});
