import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { type EventStore, NO_STREAM, type SubscriptionMessage } from '../port.js';
import { envelopes } from '../testing/envelopes.js';
import { hang } from '../testing/eventstoredb-server/index.js';
import { serverFor, storeOn } from '../testing/eventstoredb-server/open.js';
import { idsIn, isCaughtUp } from '../testing/conformance/looking.js';

const filter = { streamPrefix: 'rma-' };

/** Follows until so many events came; `handle` is awaited for each message. */
async function followed(store: EventStore, count: number, handle: (message: SubscriptionMessage, seen: number) => unknown = () => null) {
  const messages: SubscriptionMessage[] = [];
  let seen = 0;
  for await (const message of store.subscribe('start', filter, AbortSignal.timeout(20_000))) {
    messages.push(message);
    if (message.kind === 'event') seen += 1;
    await handle(message, seen);
    if (seen === count) break;
  }
  return messages;
}

async function filled(store: EventStore, from: number, to: number): Promise<readonly string[]> {
  const ids: string[] = [];
  for (let n = from; n < to; n += 1) {
    const sent = envelopes(1);
    await store.append(`rma-${n}`, NO_STREAM, sent);
    ids.push(...sent.map(({ id }) => id));
  }
  return ids;
}

describe('a subscription to EventStoreDB', () => {
  it('misses nothing and tells nothing twice while the server dies and returns again and again', async () => {
    const server = await serverFor();
    const store = await storeOn(server, { timeoutMilliseconds: 5_000 });
    const ids = [...(await filled(store, 0, 50))];
    const following = followed(store, 100, (message, seen) => {
      if (message.kind === 'event' && seen % 30 === 0) void server.restart();
    });
    ids.push(...(await filled(store, 50, 100)));
    const messages = await following;
    expect(idsIn(messages)).toEqual(ids);
    expect(messages.filter(isCaughtUp).length).toBeLessThanOrEqual(1);
  });

  it('that is silent though there is something to tell is taken for broken', async () => {
    const server = await serverFor();
    const store = await storeOn(server);
    const [first] = await filled(store, 0, 1);
    let second: Promise<readonly string[]> | undefined;
    const messages = await followed(store, 2, (message) => {
      if (message.kind !== 'caughtUp') return;
      server.faults.beforeTold = hang; // the connection stands, and nothing comes
      second = filled(store, 1, 2);
      setTimeout(() => delete server.faults.beforeTold, 500);
    });
    expect(idsIn(messages)).toEqual([first, ...((await second) ?? [])]);
    expect(messages.filter(isCaughtUp)).toHaveLength(1);
  });

  it('is resumed by its client where the line goes dead', async () => {
    const server = await serverFor();
    const store = await storeOn(server);
    await filled(store, 0, 1);
    const another = await storeOn(server, {}, server.directUrl);
    const messages = await followed(store, 2, async (message) => {
      if (message.kind !== 'caughtUp') return;
      server.network.goDead(true);
      await filled(another, 1, 2);
      setTimeout(() => {
        server.network.goDead(false);
        server.network.cut();
      }, 700);
    });
    expect(idsIn(messages)).toHaveLength(2);
  });

  it('whose consumer is slow gets everything in order, and is told once that it caught up', async () => {
    const server = await serverFor();
    const store = await storeOn(server);
    const ids = await filled(store, 0, 20);
    let more: Promise<readonly string[]> | undefined;
    const messages = await followed(store, 320, async (message) => {
      if (message.kind === 'caughtUp') more = filled(store, 20, 320);
      await sleep(1);
    });
    expect(idsIn(messages)).toEqual([...ids, ...((await more) ?? [])]);
    expect(messages.filter(isCaughtUp)).toHaveLength(1);
  });

  it('goes on behind what others wrote: it is told how far it looked, and begins there again', async () => {
    const server = await serverFor();
    const store = await storeOn(server);
    await filled(store, 0, 1);
    const foreign = await storeOn(server, { streamPrefix: 'other-' });
    for (let n = 0; n < 100; n += 1) await foreign.append(`other-rma-${n}`, NO_STREAM, envelopes(1));
    const checkpoints: string[] = [];
    for await (const message of store.subscribe('start', filter, AbortSignal.timeout(10_000))) {
      if (message.kind === 'checkpoint') checkpoints.push(message.position);
      if (message.kind === 'caughtUp') break;
    }
    const places = checkpoints.map((position) => Number(position.split('.')[1]));
    expect(places.length).toBeGreaterThan(1);
    expect(places.at(-1)).toBeGreaterThan(Number((await store.head({}))?.split('.')[1]));
  });
});
