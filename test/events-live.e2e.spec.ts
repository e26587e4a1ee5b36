import { describe, expect, it } from '@jest/globals';
import { Client } from './support/client.js';
import { type CloudEvent, EventStream, linesOf } from './support/feed.js';
import { recorded } from './support/orders.js';
import { startService } from './support/service.js';
import { until } from './support/watched.js';

const service = await startService();
const admin = service.admin();
const subscriber = await service.as('subscriber');
const open = (asked = {}, lastEventId?: string) => EventStream.open(service.url, subscriber.key, asked, lastEventId);
const orders = async (count: number) => {
  for (let n = 0; n < count; n++) await recorded(admin);
};
const idsOf = (events: readonly CloudEvent[]) => events.map(({ id }) => id);

/** How many subscriptions to the store the service holds for readers of the feed. */
let subscriptions = 0;
const { store } = service.installation;
const subscribe = store.subscribe.bind(store);
store.subscribe = async function* (...asked) {
  subscriptions += 1;
  try {
    yield* subscribe(...asked);
  } finally {
    subscriptions -= 1;
  }
};

describe('a live stream of events', () => {
  it('tells what there is, then what happens', async () => {
    await orders(2);
    const stream = await open();
    expect(await stream.take(4)).toHaveLength(4);
    const coming = stream.take(2);
    await orders(1);
    expect((await coming).map(({ type }) => type)).toEqual(['returns.OrderRecorded.v1', 'returns.ShipmentRecorded.v1']);
    stream.disconnect();
  });

  it('goes on after the last event that came, whenever and wherever the reader left', async () => {
    const all = await linesOf(subscriber);
    const heard: CloudEvent[] = [];
    for (let lastEventId: string | undefined; heard.length < all.length;) {
      const stream = await open({ after: all[0]?.position }, lastEventId ?? all[0]?.position);
      if (heard.length === 0) heard.push(...all.slice(0, 1));
      heard.push(...(await stream.take(1)));
      lastEventId = stream.lastEventId;
      stream.disconnect();
    }
    expect(idsOf(heard)).toEqual(idsOf(all));
    const stream = await open({}, all.at(-1)?.position);
    await orders(1);
    expect(idsOf(await stream.take(2))).toEqual(idsOf(await linesOf(subscriber, { after: all.at(-1)?.position })));
    stream.disconnect();
  });

  it('tells only the types that were asked for, and moves on past the others', async () => {
    const after = String(await service.head());
    const stream = await open({ types: 'ShipmentRecorded', after });
    await orders(2);
    expect((await stream.take(2)).map(({ type }) => type)).toEqual(['returns.ShipmentRecorded.v1', 'returns.ShipmentRecorded.v1']);
    stream.disconnect();
  });

  it('ends after as many events as were asked for, though some of them are still to come', async () => {
    const stream = await open({ after: String(await service.head()), limit: 3 });
    await orders(2);
    await stream.take(3);
    expect(await stream.next()).toBeUndefined();
  });

  it('costs the service nothing more once its reader has gone', async () => {
    await until(async () => subscriptions === 0);
    const streams = await Promise.all(Array.from({ length: 5 }, async () => open()));
    await until(async () => subscriptions === 5);
    for (const stream of streams) stream.disconnect();
    await until(async () => subscriptions === 0);
    expect(subscriptions).toBe(0);
  });

  it('ends with the key that opened it', async () => {
    const { id, key } = await admin.do<{ id: string; key: string }>('/v1/keys', { role: 'subscriber', note: 'for a while' });
    const stream = await EventStream.open(service.url, key, { after: String(await service.head()) });
    await admin.send('DELETE', `/v1/keys/${id}`);
    await orders(1);
    expect(await stream.next()).toBeUndefined();
  });
});

describe('a service that is told to stop', () => {
  it('ends the streams that are open at once and whole, and their readers go on with the next one', async () => {
    const before = String(await service.head());
    const streams = await Promise.all(Array.from({ length: 3 }, async () => open({ after: before })));
    await orders(1);
    for (const stream of streams) await stream.take(2);
    const since = performance.now();
    await service.restart();
    expect(performance.now() - since).toBeLessThan(5_000);
    for (const stream of streams) expect(await stream.next()).toBeUndefined();

    await recorded(service.admin());
    const again = await EventStream.open(service.url, subscriber.key, { after: before }, streams[0]?.lastEventId);
    expect(idsOf(await again.take(2))).toEqual(
      idsOf(await linesOf(new Client(service.url, subscriber.key), { after: streams[0]?.lastEventId })),
    );
    again.disconnect();
  });
});
