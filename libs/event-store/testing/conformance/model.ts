import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Envelope } from '../../envelope.js';
import { type EventStore, NO_STREAM } from '../../port.js';
import { envelopes } from '../envelopes.js';
import { idsOf } from './looking.js';
import { type OpenStore, withStore } from './store-under-test.js';

interface Step {
  readonly stream: string;
  /** Added to the revision that the model knows to be current. */
  readonly off: number;
  readonly count: number;
  /** Sends what was sent before, if there was so much, instead of something new. */
  readonly again: number | null;
}

const step: fc.Arbitrary<Step> = fc.record({
  stream: fc.constantFrom('rma-1', 'rma-2', 'rmaOrder-1'),
  off: fc.constantFrom(0, 0, 0, -3, -2, -1, 1, 2),
  count: fc.integer({ min: 1, max: 4 }),
  again: fc.option(fc.nat({ max: 20 })),
});

/** The model: streams are lists of ids, and all that was stored is one list. */
async function play(store: EventStore, steps: readonly Step[]): Promise<void> {
  const streams = new Map<string, string[]>();
  const all: string[] = [];
  const sent: { readonly stream: string; readonly expected: number; readonly batch: readonly Envelope[] }[] = [];
  for (const { stream, off, count, again } of steps) {
    const before = again === null ? undefined : sent[again];
    const name = before?.stream ?? stream;
    const ids = streams.get(name) ?? [];
    const expected = before?.expected ?? Math.max(NO_STREAM, ids.length - 1 + off);
    const batch = before?.batch ?? envelopes(count);
    sent.push({ stream: name, expected, batch });

    const batchIds = batch.map(({ id }) => id);
    const isCurrent = expected === ids.length - 1;
    const isThere = !isCurrent && batchIds.every((id, index) => ids[expected + 1 + index] === id);
    expect(await store.append(name, expected, batch)).toMatchObject(
      isCurrent || isThere
        ? { kind: 'appended', revision: expected + batch.length, alreadyThere: isThere }
        : { kind: 'wrongExpectedRevision', expected, actual: ids.length - 1 },
    );
    if (!isCurrent) continue;
    streams.set(name, [...ids, ...batchIds]);
    all.push(...batchIds);
  }
  for (const [stream, ids] of streams) expect(await idsOf(store, stream)).toEqual(ids);
  expect((await store.readAll('start', 'forwards', {}, all.length + 1)).map(({ id }) => id)).toEqual(all);
}

export function model(open: OpenStore): void {
  describe('rules 1 to 3: any appends under any expected revisions', () => {
    it('end as in a trivial model of lists (a failure prints its seed)', async () => {
      const property = fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 25 }), (steps) =>
        withStore(open, (_, store) => play(store, steps))(),
      );
      await fc.assert(property, { numRuns: Number(process.env['RUNS'] ?? 40) });
    });
  });
}
