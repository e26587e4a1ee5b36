import { describe, expect, it } from '@jest/globals';
import { type EventStore, NO_STREAM } from '#rma/event-store';
import { envelopes, MemoryEventStore } from '#rma/event-store/testing';
import { compareEvents, copyEvents } from './store-copy-events.js';

const told = () => {};

async function filled(store: EventStore): Promise<EventStore> {
  for (let n = 0; n < 40; n += 1) await store.append(`rma-${n % 7}`, Math.floor(n / 7) * 2 - 1, envelopes(2));
  return store;
}

const everything = async (store: EventStore) =>
  (await store.readAll('start', 'forwards', {}, 1_000)).map(({ stream, revision, id, type, text }) => ({
    stream,
    revision,
    id,
    type,
    text,
  }));

describe('rmactl store copy', () => {
  it('goes on where it was cut off, and ends with the same events in the same order', async () => {
    const [source, target] = [await filled(new MemoryEventStore()), new MemoryEventStore()];
    let appends = 0;
    target.faults.beforeAppend = () => {
      if (++appends === 15) throw new Error('cut off');
    };
    await expect(copyEvents(source, target, told)).rejects.toThrow('cut off');
    expect(await copyEvents(source, target, told)).toBeLessThan(80);
    expect(await compareEvents(source, target, told)).toBe(80);
    expect(await everything(target)).toEqual(await everything(source));
    expect(await copyEvents(source, target, told)).toBe(0);
  });

  it('refuses a target that holds something else, and finds what differs', async () => {
    const [source, target] = [await filled(new MemoryEventStore()), new MemoryEventStore()];
    await target.append('rma-0', NO_STREAM, envelopes(1));
    await expect(copyEvents(source, target, told)).rejects.toThrow('not of this source');
    await expect(compareEvents(source, target, told)).rejects.toThrow('rma-0, revision 0: its id in the target is');
    await expect(compareEvents(new MemoryEventStore(), target, told)).rejects.toThrow('the source does not hold it');
    await expect(compareEvents(source, new MemoryEventStore(), told)).rejects.toThrow('the target ends before it');
  });
});
