import { describe, expect, it, jest } from '@jest/globals';
import { type CloudEvent, EventStream, linesOf, batchOf } from './support/feed.js';
import { recorded } from './support/orders.js';
import { received } from './support/returns.js';
import { startService } from './support/service.js';

jest.setTimeout(60_000);

const service = await startService();
const admin = service.admin();
const subscriber = await service.as('subscriber');
const desk = { agent: await service.as('agent'), warehouse: await service.as('warehouse') };
const writers = 16;
const returnsEach = 3;
const done = 'returns.ItemReceived.v1';

const placeOf = ({ position }: CloudEvent) => Number(position.slice(position.lastIndexOf('.') + 1));

describe('while many write', () => {
  it('readers of every kind hear every event once and in order, whether they stay or come back', async () => {
    const left = { writers };
    const writing = Array.from({ length: writers }, async () => {
      for (let n = 0; n < returnsEach; n++) await received(desk, await recorded(admin));
      left.writers -= 1;
    });
    const isOver = (heard: readonly CloudEvent[]) => heard.filter(({ type }) => type === done).length === writers * returnsEach;
    const readers = [
      ...Array.from({ length: 3 }, (_, n) => paging(isOver, (after) => batchOf(subscriber, { after, limit: 3 + n * 40 }))),
      ...Array.from({ length: 3 }, () => paging(isOver, (after) => linesOf(subscriber, { after }))),
      ...Array.from({ length: 3 }, () => staying(isOver)),
      ...Array.from({ length: 3 }, () => comingBack(isOver)),
    ];
    const [heard] = await Promise.all([Promise.all(readers), ...writing]);

    const all = await linesOf(subscriber);
    expect(all).toHaveLength(writers * returnsEach * 5);
    expect(all.map(placeOf)).toEqual(all.map(placeOf).toSorted((a, b) => a - b));
    for (const one of heard) expect(one.map(({ id }) => id)).toEqual(all.map(({ id }) => id));
    expect(left.writers).toBe(0);
  });
});

type Heard = CloudEvent[];
type IsOver = (heard: readonly CloudEvent[]) => boolean;

async function paging(isOver: IsOver, next: (after: string | undefined) => Promise<readonly CloudEvent[]>): Promise<Heard> {
  const heard: Heard = [];
  while (!isOver(heard)) heard.push(...(await next(heard.at(-1)?.position)));
  return heard;
}

async function staying(isOver: IsOver): Promise<Heard> {
  const stream = await EventStream.open(service.url, subscriber.key);
  const heard: Heard = [];
  while (!isOver(heard)) heard.push(...(await stream.take(1)));
  stream.disconnect();
  return heard;
}

async function comingBack(isOver: IsOver): Promise<Heard> {
  const heard: Heard = [];
  for (let lastEventId: string | undefined; !isOver(heard);) {
    const stream = await EventStream.open(service.url, subscriber.key, {}, lastEventId);
    for (let n = 0; n < 37 && !isOver(heard); n++) heard.push(...(await stream.take(1)));
    lastEventId = stream.lastEventId;
    stream.disconnect();
  }
  return heard;
}
