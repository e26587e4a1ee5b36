import { setImmediate, setTimeout } from 'node:timers/promises';
import type { RecordedEvent } from './envelope.js';
import { PositionBeyondHead } from './store-errors.js';
import { placeOf, positionOf } from './position.js';
import type { EventFilter, Position, SubscriptionMessage } from './port.js';
import type { WakeUps } from './wake-ups.js';

/** Matching events after a place, how far the store was looked through for them, and its last place at that moment. */
export interface Page {
  readonly events: readonly RecordedEvent[];
  readonly upTo: number;
  readonly last: number;
}

/** What an adapter that lives in this process lends to its subscriptions. */
export interface Followed {
  readonly storeId: string;
  readonly wakeUps: WakeUps;
  readonly pollMilliseconds: number;
  pageAfter(place: number, filter: EventFilter): Page;
  /** Whether reading may succeed again after this error; any other ends the subscription. */
  isPassing(error: unknown): boolean;
}

/** Catches up by pages, says `caughtUp` once, then lives on wake-ups, with a slow poll so that a lost one costs only time. */
export async function* follow(
  store: Followed,
  after: Position | 'start',
  filter: EventFilter,
  signal: AbortSignal,
): AsyncGenerator<SubscriptionMessage, void, undefined> {
  let place = after === 'start' ? 0 : placeOf(store.storeId, after);
  let live = false;
  while (!signal.aborted) {
    const seen = store.wakeUps.count;
    const page = await nextPage(store, place, filter, signal);
    if (!page) return;
    for (const event of page.events) {
      yield { kind: 'event', event };
      if (signal.aborted) return;
    }
    const lastEvent = page.events.at(-1);
    if (lastEvent) place = placeOf(store.storeId, lastEvent.position);
    if (page.upTo > place) {
      place = page.upTo;
      yield { kind: 'checkpoint', position: positionOf(store.storeId, place) };
    }
    if (page.upTo < page.last) {
      await setImmediate();
      continue;
    }
    if (!live) yield { kind: 'caughtUp' };
    live = true;
    await store.wakeUps.sleep(seen, store.pollMilliseconds, signal);
  }
}

async function nextPage(store: Followed, place: number, filter: EventFilter, signal: AbortSignal): Promise<Page | null> {
  for (let backoff = 50; !signal.aborted; backoff = Math.min(backoff * 2, 10_000)) {
    try {
      const page = store.pageAfter(place, filter);
      if (place > page.last) throw new PositionBeyondHead(positionOf(store.storeId, place), positionOf(store.storeId, page.last));
      return page;
    } catch (error) {
      if (!store.isPassing(error)) throw error;
    }
    await setTimeout(backoff, undefined, { signal }).catch(() => null);
  }
  return null;
}
