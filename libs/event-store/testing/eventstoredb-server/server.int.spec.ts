import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, describe, expect, it } from '@jest/globals';
import { binaryEvent, type EventData, eventTypeFilter, KurrentDBClient, streamNameFilter } from '@kurrent/kurrentdb-client';
import { accessDenied, EventStoreDBServer, hang } from './index.js';

const server = await EventStoreDBServer.start();
const client = KurrentDBClient.connectionString(server.url.replace('esdb:', 'kurrentdb:'));
afterEach(() => {
  for (const hook of Object.keys(server.faults) as (keyof typeof server.faults)[]) delete server.faults[hook];
});
afterAll(async () => {
  await client.dispose();
  await server.stop();
});

const stream = () => `rma-${randomUUID()}`;
const event = (id = randomUUID()): EventData =>
  binaryEvent({ id, type: 'NoteAdded', data: Buffer.from('{}'), metadata: Buffer.from('{}') });
const idsIn = (name: string) => server.log.visible(name)?.map(({ id }) => id);

/** The client's two ways to append: one call each, and all on one shared call. */
const ways = {
  'by one call': { credentials: { username: 'nobody', password: '' } },
  'on the shared call': {},
} as const;

describe.each(Object.entries(ways))('an append %s', (_, way) => {
  const append = (name: string, streamState: bigint | 'no_stream' | 'any', ...events: EventData[]) =>
    client.appendToStream(name, events, { streamState, ...way });

  it('under the current revision appends, also when ids repeat', async () => {
    const [name, one] = [stream(), event()];
    expect(await append(name, 'no_stream', one)).toMatchObject({ success: true, nextExpectedRevision: 0n });
    expect(await append(name, 0n, one)).toMatchObject({ success: true, nextExpectedRevision: 1n });
    expect(idsIn(name)).toEqual([one.id, one.id]);
  });

  it('behind it is, with the ids that are there, the original success', async () => {
    const [name, sent] = [stream(), [event(), event()]];
    const original = await append(name, 'no_stream', ...sent);
    await append(name, 1n, event());
    expect(await append(name, 'no_stream', ...sent)).toEqual(original);
    expect(await append(name, 'any', ...sent)).toEqual(original);
    expect(idsIn(name)).toHaveLength(3);
  });

  it('that repeats in part, or is before what is there with other ids, or beyond it, is refused', async () => {
    const [name, one] = [stream(), event()];
    await append(name, 'no_stream', one);
    for (const [state, events] of [
      ['no_stream', [one, event()]],
      ['no_stream', [event()]],
      [5n, [event()]],
    ] as const)
      await expect(append(name, state, ...events)).rejects.toMatchObject({ type: 'wrong-expected-version', actualState: 0n });
    await expect(append(stream(), 3n, event())).rejects.toMatchObject({ type: 'wrong-expected-version', actualState: 'no_stream' });
    expect(idsIn(name)).toEqual([one.id]);
  });

  it('to a deleted stream goes on numbering; to one with a tombstone it is refused for ever', async () => {
    const [soft, hard] = [stream(), stream()];
    for (const name of [soft, hard]) await append(name, 'no_stream', event(), event());
    await client.deleteStream(soft, { expectedRevision: 1n });
    await expect(client.readStream(soft).next()).rejects.toMatchObject({ type: 'stream-not-found' });
    expect(await append(soft, 'no_stream', event())).toMatchObject({ nextExpectedRevision: 2n });
    expect(server.log.visible(soft)?.map(({ revision }) => revision)).toEqual([2]);
    await client.tombstoneStream(hard);
    await expect(append(hard, 'any', event())).rejects.toMatchObject({ type: 'stream-deleted' });
    await expect(client.readStream(hard).next()).rejects.toMatchObject({ type: 'stream-deleted' });
  });

  it('that is refused is told by its reason, and keeps its effect when only the answer is lost', async () => {
    const name = stream();
    server.faults.beforeAppend = () => {
      throw accessDenied();
    };
    await expect(append(name, 'no_stream', event())).rejects.toMatchObject({ type: 'access-denied' });
    delete server.faults.beforeAppend;
    server.faults.afterCommit = async () => {
      server.network.cut();
      await hang();
    };
    await expect(append(name, 'no_stream', event())).rejects.toBeInstanceOf(Error);
    expect(idsIn(name)).toHaveLength(1);
  });
});

describe('stream metadata', () => {
  it('hide the beginning of a stream, and are kept like any events', async () => {
    const name = stream();
    await client.appendToStream(name, [event(), event(), event()]);
    await client.setStreamMetadata(name, { maxCount: 2 });
    const read: bigint[] = [];
    for await (const { event: one } of client.readStream(name)) if (one) read.push(one.revision);
    expect(read).toEqual([1n, 2n]);
    expect((await client.getStreamMetadata(name)).metadata).toMatchObject({ maxCount: 2 });
  });
});

describe('a subscription', () => {
  it.each([
    ['prefixes of names', streamNameFilter, { prefixes: ['rmaOrder-'] }],
    ['an expression on names', streamNameFilter, { regex: '^rmaOrder-' }],
    ['types', eventTypeFilter, { regex: '^Order' }],
  ] as const)('through %s tells what matches, and checkpoints where little does', async (_, filterOf, by) => {
    const order = `rmaOrder-${randomUUID()}`;
    for (let n = 0; n < 70; n += 1) await client.appendToStream(stream(), event());
    const sent = { ...event(), type: 'OrderRecorded' };
    await client.appendToStream(order, sent);
    let checkpoints = 0;
    const checkpointReached = async () => void (checkpoints += 1);
    const subscription = client.subscribeToAll({
      filter: filterOf({ ...(by as { regex: string }), checkpointInterval: 1, maxSearchWindow: 32, checkpointReached }),
    });
    const confirmed = new Promise<void>((resolve) => void subscription.on('confirmation', resolve));
    const caughtUp = new Promise<void>((resolve) => void subscription.on('caughtUp', () => resolve()));
    const seen: (string | undefined)[] = [];
    subscription.on('data', (resolved) => seen.push(resolved.event?.id));
    await Promise.all([confirmed, caughtUp]);
    expect(seen.at(-1)).toBe(sent.id);
    expect(checkpoints).toBeGreaterThanOrEqual(2);
    await subscription.unsubscribe();
  });
});
