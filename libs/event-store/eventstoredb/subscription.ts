import { setTimeout as sleep } from 'node:timers/promises';
import type { EventFilter, Position, SubscriptionMessage } from '../port.js';
import { placeOf, positionOf } from '../position.js';
import { matches, recorded } from '../stored-event.js';
import { EventStoreTimeout, PositionBeyondHead } from '../store-errors.js';
import type { EventStoreDBClient } from './client.js';
import type { Feed, Told } from './feed.js';
import type { Own } from './own.js';
import { Passing } from './persistence.js';
import type { Reads } from './reads.js';

export interface Subscribed {
  readonly storeId: string;
  readonly client: EventStoreDBClient;
  readonly reads: Reads;
  readonly own: Own;
  /** How long it may be silent before it is looked whether there is something to tell. */
  readonly silenceMilliseconds: number;
}

/** So many events that do not match, and it is told how far it looked, while it catches up. */
const TELL_EVERY = 1_000;
const LONGEST_PAUSE = 10_000;

/** Where a subscription is: what was handed on, how far was looked, and whether it has told that it caught up. */
interface Progress {
  place: number;
  untold: number;
  isLive: boolean;
}

/** Follows `$all` through one connection after another, each beginning where the last message that was handed on left it. */
export async function* subscription(
  store: Subscribed,
  after: Position | 'start',
  filter: EventFilter,
  signal: AbortSignal,
): AsyncGenerator<SubscriptionMessage, void, undefined> {
  const at: Progress = { place: after === 'start' ? 0 : placeOf(store.storeId, after), untold: 0, isLive: false };
  for (let pause = 50; !signal.aborted; pause = Math.min(pause * 2, LONGEST_PAUSE)) {
    const before = at.place;
    try {
      yield* connection(store, at, filter, signal);
    } catch (error) {
      if (!(error instanceof Passing || error instanceof EventStoreTimeout)) throw error;
    }
    if (at.place > before) pause = 50;
    await sleep(pause * (0.5 + Math.random() / 2), undefined, { signal }).catch(() => null);
  }
}

async function* connection(
  store: Subscribed,
  at: Progress,
  filter: EventFilter,
  signal: AbortSignal,
): AsyncGenerator<SubscriptionMessage, void, undefined> {
  const { storeId, client, reads, own } = store;
  const end = await reads.end();
  if (at.place > end) throw new PositionBeyondHead(positionOf(storeId, at.place), positionOf(storeId, end));
  const head = (await reads.head({})) ?? 0; // whoever has caught up has seen at least this
  if (signal.aborted) return;
  const feed = client.subscribe(at.place === 0 ? null : at.place, own.prefixFor(filter) ?? own.prefix);
  try {
    for (;;) {
      const told = await nextOf(feed, store, at, signal);
      if (told === null) return;
      for (const message of messagesOf(told, store, at, filter, head)) {
        yield message;
        if (signal.aborted) return;
      }
      feed.handled();
    }
  } finally {
    feed.close();
  }
}

/** Null when the connection has ended, was aborted, or stays silent although there is something to tell. */
async function nextOf(feed: Feed, store: Subscribed, at: Progress, signal: AbortSignal): Promise<Told | null> {
  for (let missed = false; ;) {
    const told = await orSilence(feed.next(), store.silenceMilliseconds, signal);
    if (told !== 'silence') return told;
    if (missed || !at.isLive) return null;
    missed = await isBehind(store, at.place);
  }
}

async function isBehind({ reads }: Subscribed, place: number): Promise<boolean> {
  const next = await reads.all(place === 0 ? 'start' : place, 'forwards', {}, 2);
  return next.some(({ position }) => position > place);
}

function orSilence<T>(coming: Promise<T>, milliseconds: number, signal: AbortSignal): Promise<T | null | 'silence'> {
  return new Promise((resolve, reject) => {
    const aborted = () => settle(() => resolve(null));
    const timer = setTimeout(() => settle(() => resolve('silence')), milliseconds);
    const settle = (how: () => void) => {
      clearTimeout(timer);
      signal.removeEventListener('abort', aborted);
      how();
    };
    signal.addEventListener('abort', aborted);
    if (signal.aborted) return aborted();
    coming.then(
      (value) => settle(() => resolve(value)),
      (error: unknown) => settle(() => reject(error as Error)),
    );
  });
}

function* messagesOf(
  told: Told,
  { storeId, own }: Subscribed,
  at: Progress,
  filter: EventFilter,
  head: number,
): Generator<SubscriptionMessage> {
  switch (told.kind) {
    case 'event': {
      const { event } = told;
      if (event.position <= at.place) return; // told once already
      at.place = event.position;
      if (own.has(event.stream) && matches(filter, event)) {
        at.untold = 0;
        yield { kind: 'event', event: recorded(storeId, event) };
      } else if (own.has(event.stream)) {
        at.untold += 1;
        if (at.isLive || at.untold % TELL_EVERY === 0) yield checkpoint(storeId, at);
      }
      return;
    }
    case 'checkpoint':
      if (told.place <= at.place) return;
      at.place = told.place;
      yield checkpoint(storeId, at);
      return;
    case 'caughtUp':
      if (head > at.place || at.untold > 0) {
        at.place = Math.max(at.place, head);
        yield checkpoint(storeId, at);
      }
      if (!at.isLive) yield { kind: 'caughtUp' };
      at.isLive = true;
  }
}

function checkpoint(storeId: string, at: Progress): SubscriptionMessage {
  at.untold = 0;
  return { kind: 'checkpoint', position: positionOf(storeId, at.place) };
}
