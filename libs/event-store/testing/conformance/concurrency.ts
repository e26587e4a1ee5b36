import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import type { RecordedEvent } from '../../envelope.js';
import { type EventStore, NO_STREAM, type Position } from '../../port.js';
import { envelopes } from '../envelopes.js';
import { placeIn } from './looking.js';
import { type OpenStore, withStore } from './store-under-test.js';

const APPENDS = 20;

/** Appends again and again, each time under the revision it knows; a conflict teaches it the actual one. */
async function write(store: EventStore, stream: string, writer: number): Promise<readonly string[]> {
  const acknowledged: string[] = [];
  let revision = NO_STREAM;
  for (let done = 0; done < APPENDS;) {
    const sent = envelopes(1 + ((writer + done) % 3));
    const result = await store.append(stream, revision, sent);
    revision = result.kind === 'appended' ? result.revision : result.actual;
    if (result.kind !== 'appended') continue;
    acknowledged.push(...sent.map(({ id }) => id));
    done += 1;
  }
  return acknowledged;
}

async function readOn(store: EventStore, writing: { readonly done: boolean }): Promise<readonly RecordedEvent[]> {
  const seen: RecordedEvent[] = [];
  for (let from: Position | 'start' = 'start'; ; await setImmediate()) {
    const last = writing.done;
    const page: readonly RecordedEvent[] = await store.readAll(from, 'forwards', {}, 7);
    seen.push(...(from === 'start' ? page : page.slice(1)));
    from = seen.at(-1)?.position ?? 'start';
    if (last && page.length < 7) return seen;
  }
}

async function follow(store: EventStore, until: () => number): Promise<readonly RecordedEvent[]> {
  const seen: RecordedEvent[] = [];
  for await (const message of store.subscribe('start', {}, AbortSignal.timeout(20_000))) {
    if (message.kind !== 'event') continue;
    seen.push(message.event);
    if (seen.length === until()) break;
  }
  return seen;
}

function expectNoGap(seen: readonly RecordedEvent[], acknowledged: readonly string[]): void {
  expect(seen.map(({ id }) => id).toSorted()).toEqual(acknowledged.toSorted());
  const places = seen.map(({ position }) => placeIn(position));
  expect(places).toEqual(places.toSorted((a, b) => a - b));
  const next = new Map<string, number>();
  for (const { stream, revision } of seen) {
    expect(revision).toBe(next.get(stream) ?? 0);
    next.set(stream, revision + 1);
  }
}

export function concurrency(open: OpenStore, writers: number): void {
  describe('rule 3: while many write at once', () => {
    it.each([
      ['one stream', () => 'rma-1'],
      ['many streams', (writer: number) => `rma-${writer}`],
      ['a few streams', (writer: number) => `rma-${writer % 4}`],
    ])('to %s, readers and subscribers see every event once and in order, without a gap', async (_, streamOf) => {
      await withStore(open, async (_, store) => {
        const writing = { done: false };
        const total = Array.from({ length: writers }, (_, writer) => writer).reduce(
          (sum, writer) => sum + Array.from({ length: APPENDS }, (_, done) => 1 + ((writer + done) % 3)).reduce((a, b) => a + b),
          0,
        );
        const readers = [readOn(store, writing), follow(store, () => total), follow(store, () => total)];
        const acknowledged = await Promise.all(Array.from({ length: writers }, (_, writer) => write(store, streamOf(writer), writer)));
        writing.done = true;
        for (const seen of await Promise.all(readers)) expectNoGap(seen, acknowledged.flat());
      })();
    });

    it(
      'only one of those who expect the same revision succeeds',
      withStore(open, async (_, store) => {
        const results = await Promise.all(Array.from({ length: 30 }, () => store.append('rma-1', NO_STREAM, envelopes(1))));
        const refused = results.filter(({ kind }) => kind === 'wrongExpectedRevision');
        expect(refused).toEqual(Array.from({ length: 29 }, () => ({ kind: 'wrongExpectedRevision', expected: -1, actual: 0 })));
      }),
    );
  });
}
