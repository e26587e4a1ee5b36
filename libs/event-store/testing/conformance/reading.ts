import { describe, expect, it } from '@jest/globals';
import { type EventStore, NO_STREAM, type Position } from '../../port.js';
import { MalformedPosition, PositionOfAnotherStore } from '../../store-errors.js';
import { envelope, envelopes } from '../envelopes.js';
import { eventsOf, placeIn, positionPattern } from './looking.js';
import { type OpenStore, withStore } from './store-under-test.js';

async function revisions(store: EventStore, ...[from, direction, max]: [number | 'start' | 'end', 'forwards' | 'backwards', number]) {
  const read = await store.read('rma-1', from, direction, max);
  return read.kind === 'events' ? read.events.map(({ revision }) => revision) : read.kind;
}

export function reading(open: OpenStore): void {
  describe('rule 4: reading one stream', () => {
    it(
      'includes the revision it starts from, in both directions',
      withStore(open, async (_, store) => {
        await store.append('rma-1', NO_STREAM, envelopes(5));
        expect(await revisions(store, 'start', 'forwards', 10)).toEqual([0, 1, 2, 3, 4]);
        expect(await revisions(store, 2, 'forwards', 2)).toEqual([2, 3]);
        expect(await revisions(store, 2, 'backwards', 2)).toEqual([2, 1]);
        expect(await revisions(store, 'end', 'backwards', 2)).toEqual([4, 3]);
        expect(await revisions(store, 9, 'backwards', 1)).toEqual([4]);
      }),
    );

    it(
      'that does not exist is an answer of its own; beyond the end of one that does are no events',
      withStore(open, async (_, store) => {
        expect(await revisions(store, 'start', 'forwards', 10)).toBe('noStream');
        expect(await revisions(store, 'end', 'backwards', 10)).toBe('noStream');
        await store.append('rma-1', NO_STREAM, envelopes(1));
        await store.append('rma-11', NO_STREAM, envelopes(2));
        expect(await revisions(store, 1, 'forwards', 10)).toEqual([]);
      }),
    );

    it(
      'refuses what is no revision and no number of events',
      withStore(open, async (_, store) => {
        await expect(store.read('rma-1', -1, 'forwards', 10)).rejects.toThrow('from');
        await expect(store.read('rma-1', 'start', 'forwards', -1)).rejects.toThrow('max');
        await expect(store.readAll('start', 'forwards', {}, 0)).rejects.toThrow('max');
      }),
    );
  });

  describe('rule 4: reading all streams', () => {
    const filling = async (store: EventStore) => {
      await store.append('rma-1', NO_STREAM, [envelope({ type: 'ReturnRequested' }), envelope({ type: 'RmaIssued' })]);
      await store.append('rmaOrder-1', NO_STREAM, [envelope({ type: 'OrderRecorded' })]);
      await store.append('rma-2', NO_STREAM, [envelope({ type: 'ReturnRequested' })]);
      await store.append('rma-1', 1, [envelope({ type: 'NoteAdded' })]);
      await store.append('rmaOrder-1', 0, [envelope({ type: 'NoteAdded' })]);
      return store.readAll('start', 'forwards', {}, 100);
    };
    const names = (events: readonly { readonly stream: string; readonly revision: number }[]) =>
      events.map(({ stream, revision }) => `${stream}@${revision}`);

    it(
      'follows one order, in which positions rise and each stream keeps its own',
      withStore(open, async (_, store) => {
        const all = await filling(store);
        expect(names(all)).toEqual(['rma-1@0', 'rma-1@1', 'rmaOrder-1@0', 'rma-2@0', 'rma-1@2', 'rmaOrder-1@1']);
        expect(all.every(({ position }) => positionPattern(store).test(position))).toBe(true);
        const places = all.map(({ position }) => placeIn(position));
        expect(places).toEqual([...new Set(places)].toSorted((a, b) => a - b));
        expect((await store.readAll('end', 'backwards', {}, 100)).map(({ id }) => id)).toEqual(all.map(({ id }) => id).toReversed());
      }),
    );

    it(
      'includes the position it starts from, in both directions',
      withStore(open, async (_, store) => {
        const third = (await filling(store))[2]?.position ?? 'start';
        expect(names(await store.readAll(third, 'forwards', {}, 2))).toEqual(['rmaOrder-1@0', 'rma-2@0']);
        expect(names(await store.readAll(third, 'backwards', {}, 2))).toEqual(['rmaOrder-1@0', 'rma-1@1']);
      }),
    );

    it.each([
      [{ types: ['ReturnRequested'] }, ['rma-1@0', 'rma-2@0']],
      [{ types: ['RmaIssued', 'NoteAdded', 'NeverSeen'] }, ['rma-1@1', 'rma-1@2', 'rmaOrder-1@1']],
      [{ types: [] }, []],
      [{ streamPrefix: 'rma-' }, ['rma-1@0', 'rma-1@1', 'rma-2@0', 'rma-1@2']],
      [{ streamPrefix: 'rma' }, ['rma-1@0', 'rma-1@1', 'rmaOrder-1@0', 'rma-2@0', 'rma-1@2', 'rmaOrder-1@1']],
      [{ streamPrefix: 'rma-1' }, ['rma-1@0', 'rma-1@1', 'rma-1@2']],
      [{ streamPrefix: 'Rma' }, []],
      [{ streamPrefix: 'rma%' }, []],
      [{ streamPrefix: 'rmaOrder-', types: ['NoteAdded'] }, ['rmaOrder-1@1']],
      [{ streamPrefix: 'rma-1', types: ['NoteAdded', 'ReturnRequested'] }, ['rma-1@0', 'rma-1@2']],
    ])('sees through %j only what matches, forwards, backwards and as its head', async (filter, expected) => {
      await withStore(open, async (_, store) => {
        await filling(store);
        const forwards = await store.readAll('start', 'forwards', filter, 100);
        expect(names(forwards)).toEqual(expected);
        expect(names(await store.readAll('end', 'backwards', filter, 100))).toEqual(expected.toReversed());
        expect(names(await store.readAll('end', 'backwards', filter, 1))).toEqual(expected.slice(-1));
        expect(await store.head(filter)).toBe(forwards.at(-1)?.position ?? null);
      })();
    });

    it(
      'finds nothing in an empty store',
      withStore(open, async (_, store) => {
        expect(await store.readAll('start', 'forwards', {}, 10)).toEqual([]);
        expect(await store.readAll('end', 'backwards', {}, 10)).toEqual([]);
        expect(await store.head({})).toBeNull();
      }),
    );

    it(
      'refuses the position of another store, and what is no position',
      withStore(open, async (_, store) => {
        const foreign = '0192aaaa-0000-7000-8000-000000000000.1' as Position;
        await expect(store.readAll(foreign, 'forwards', {}, 10)).rejects.toBeInstanceOf(PositionOfAnotherStore);
        await expect(store.readAll('12' as Position, 'forwards', {}, 10)).rejects.toBeInstanceOf(MalformedPosition);
      }),
    );
  });

  it(
    'reads back nothing that a caller could change in the store',
    withStore(open, async (_, store) => {
      await store.append('rma-1', NO_STREAM, [envelope({ data: { text: 'seen' } })]);
      const [event] = await eventsOf(store, 'rma-1');
      Object.assign(event?.data ?? {}, { text: 'changed' });
      expect((await eventsOf(store, 'rma-1'))[0]?.data).toEqual({ text: 'seen' });
    }),
  );
}
