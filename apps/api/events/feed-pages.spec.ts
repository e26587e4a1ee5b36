import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type EventStore, NO_HASH, NO_STREAM, type Position, seal } from '#rma/event-store';
import { MemoryEventStore } from '#rma/event-store/testing';
import type { PersonalData } from '#rma/personal-data';
import { CloudEvents } from './cloud-events.js';
import { feedPages } from './feed-pages.js';

const common = {
  commandId: 'c',
  requestFingerprint: 'f',
  correlationId: 'c',
  causationId: 'c',
  actor: { id: 'a', role: 'agent', channel: 'api', keyId: null },
  occurredAt: '2026-03-02T09:00:00.000Z',
  policyVersion: 'p',
};
const cloudEvents = new CloudEvents('', {} as PersonalData);
const published = ['RmaClosed', 'RmaExpired'] as const;
const stored = fc.constantFrom(...published, 'NoteAdded');

/** A store of these events, each in a stream of its own, and their positions. */
async function storeOf(types: readonly string[], size = 1): Promise<{ store: EventStore; positions: readonly Position[] }> {
  const store = new MemoryEventStore();
  const positions: Position[] = [];
  for (const [n, type] of types.entries()) {
    const events = [{ type, schemaVersion: 1, data: { outcome: 'x'.repeat(size), orderId: `${n}` } }];
    const result = await store.append(`rma-${n}`, NO_STREAM, seal(`rma-${n}`, 0, NO_HASH, events, common));
    if (result.kind === 'appended') positions.push(result.position);
  }
  return { store, positions };
}

async function readIn(store: EventStore, question: { after?: Position | null; events?: ReadonlySet<string>; limit?: number }) {
  const asked = { after: null, events: undefined, limit: Number.POSITIVE_INFINITY, isPersonalTold: false, ...question };
  const told: Position[] = [];
  const sizes: number[] = [];
  let upTo = asked.after;
  for await (const page of feedPages(store, cloudEvents, '', asked, new AbortController().signal)) {
    told.push(...page.told.map(({ event }) => event.position));
    sizes.push(page.told.length);
    upTo = page.upTo;
  }
  return { told, upTo, sizes };
}

describe('the pages of the feed', () => {
  it('hold every published event after a position once and in order, up to the limit, whatever lies between', async () => {
    const question = fc.record({
      types: fc.array(stored, { maxLength: 400 }),
      from: fc.nat(400),
      limit: fc.integer({ min: 1, max: 500 }),
      wanted: fc.option(fc.constantFrom(...published)),
    });
    await fc.assert(
      fc.asyncProperty(question, async ({ types, from, limit, wanted }) => {
        const { store, positions } = await storeOf(types);
        const after = positions[from] ?? null;
        const isTold = (type: string) => (wanted === null ? type !== 'NoteAdded' : type === wanted);
        const expected = positions.filter((_, n) => (after === null || n > from) && isTold(types[n] ?? '')).slice(0, limit);

        const { told, upTo } = await readIn(store, { after, limit, ...(wanted === null ? {} : { events: new Set([wanted]) }) });
        expect(told).toEqual(expected);
        expect(upTo).toBe(expected.length === limit ? expected.at(-1) : (positions.at(-1) ?? null));
      }),
      { numRuns: 60 },
    );
  });

  it('grow with small events, and stay small with large ones', async () => {
    const [small, large] = [
      await storeOf(Array.from({ length: 3_000 }, () => 'RmaClosed')),
      await storeOf(
        Array.from({ length: 200 }, () => 'RmaClosed'),
        60_000,
      ),
    ];
    expect((await readIn(small.store, {})).sizes.slice(0, 4)).toEqual([65, 256, 1_000, 1_000]);
    expect((await readIn(large.store, {})).sizes.slice(0, 3)).toEqual([65, 17, 17]);
  });

  it('stop at what only a newer version can have written, instead of skipping it', async () => {
    const { store } = await storeOf(['RmaClosed', 'UnitsTeleported', 'RmaClosed']);
    await expect(readIn(store, {})).rejects.toThrow('UnitsTeleported is unknown');
  });
});
