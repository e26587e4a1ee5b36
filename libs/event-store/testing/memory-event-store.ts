import { randomUUID } from 'node:crypto';
import { checkAppend } from '../check-append.js';
import { checkRead } from '../check-read.js';
import type { Envelope, RecordedEvent } from '../envelope.js';
import { AppendOutcomeUnknown } from '../errors.js';
import { follow, type Page } from '../follow.js';
import { placeToStart, positionOf } from '../position.js';
import type { AppendResult, Direction, EventFilter, EventStore, Position, StreamRead, SubscriptionMessage } from '../port.js';
import { EventStoreTimeout } from '../store-errors.js';
import { matches, recorded, type StoredEvent } from '../stored-event.js';
import { WakeUps } from '../wake-ups.js';
import { within } from '../within.js';

const PAGE = 100;

/** Thrown by `beforePage`, it breaks a subscription as a lost connection would. */
export class PassingFault extends Error {
  override readonly name = 'PassingFault';
}

/** Hooks of a test: one that throws fails the call at that point, one that never answers hangs it there. */
export interface Faults {
  beforeAppend?: (stream: string, expectedRevision: number, envelopes: readonly Envelope[]) => void | Promise<void>;
  /** What it throws loses the answer of an append that took place. */
  afterAppend?: (stream: string, result: AppendResult) => void | Promise<void>;
  beforeRead?: (stream: string) => void | Promise<void>;
  /** Called before a subscription looks for more. */
  beforePage?: () => void;
}

/** Events in memory, as durable as the process: the event store of tests. */
export class MemoryEventStore implements EventStore {
  readonly storeId: string;
  readonly faults: Faults;
  readonly #timeout: number;
  readonly #all: StoredEvent[] = [];
  readonly #streams = new Map<string, StoredEvent[]>();
  readonly #wakeUps = new WakeUps();
  readonly #closed = new AbortController();

  constructor(options: { readonly storeId?: string; readonly timeoutMilliseconds?: number; readonly faults?: Faults } = {}) {
    this.storeId = options.storeId ?? randomUUID();
    this.faults = options.faults ?? {};
    this.#timeout = options.timeoutMilliseconds ?? 5_000;
  }

  async append(stream: string, expectedRevision: number, envelopes: readonly Envelope[]): Promise<AppendResult> {
    checkAppend(stream, expectedRevision, envelopes);
    const { beforeAppend, afterAppend } = this.faults;
    if (beforeAppend) await this.#patiently('append', beforeAppend(stream, expectedRevision, envelopes));
    const result = this.#append(stream, expectedRevision, envelopes);
    if (afterAppend) await this.#patiently('append', afterAppend(stream, result));
    return result;
  }

  async read(stream: string, from: number | 'start' | 'end', direction: Direction, max: number): Promise<StreamRead> {
    const { beforeRead } = this.faults;
    if (beforeRead) await this.#patiently('read', beforeRead(stream));
    checkRead(from, max);
    const events = this.#streams.get(stream);
    return events ? { kind: 'events', events: this.#take(events, from, direction, {}, max) } : { kind: 'noStream' };
  }

  async readAll(
    from: Position | 'start' | 'end',
    direction: Direction,
    filter: EventFilter,
    max: number,
  ): Promise<readonly RecordedEvent[]> {
    const start = placeToStart(this.storeId, from);
    checkRead(start, max);
    return this.#take(this.#all, typeof start === 'number' ? start - 1 : start, direction, filter, max);
  }

  async head(filter: EventFilter): Promise<Position | null> {
    const last = this.#all.findLast((event) => matches(filter, event));
    return last ? positionOf(this.storeId, last.position) : null;
  }

  subscribe(after: Position | 'start', filter: EventFilter, signal: AbortSignal): AsyncIterable<SubscriptionMessage> {
    const followed = {
      storeId: this.storeId,
      wakeUps: this.#wakeUps,
      pollMilliseconds: 1_000,
      pageAfter: (place: number) => this.#pageAfter(place, filter),
      isPassing: (error: unknown) => error instanceof PassingFault,
    };
    return follow(followed, after, filter, AbortSignal.any([signal, this.#closed.signal]));
  }

  async close(): Promise<void> {
    this.#closed.abort();
  }

  #patiently(call: 'append' | 'read', fault: void | Promise<void>): Promise<void> {
    const timeout = new EventStoreTimeout(call, this.#timeout);
    const late = () => (call === 'read' ? timeout : new AppendOutcomeUnknown(timeout.message, { cause: timeout }));
    return within(this.#timeout, Promise.resolve(fault), late);
  }

  #append(stream: string, expected: number, envelopes: readonly Envelope[]): AppendResult {
    const events = this.#streams.get(stream) ?? [];
    const actual = events.length - 1;
    const last = expected + envelopes.length;
    if (expected !== actual) {
      const original = events[last];
      const same = original && envelopes.every(({ id }, index) => events[expected + 1 + index]?.id === id);
      if (!same) return { kind: 'wrongExpectedRevision', expected, actual };
      return { kind: 'appended', revision: last, position: positionOf(this.storeId, original.position), alreadyThere: true };
    }
    for (const { id, type, text } of envelopes) {
      const event = { position: this.#all.length + 1, stream, revision: events.length, id, type, ...text };
      this.#all.push(event);
      events.push(event);
    }
    this.#streams.set(stream, events);
    this.#wakeUps.wake();
    return { kind: 'appended', revision: last, position: positionOf(this.storeId, this.#all.length), alreadyThere: false };
  }

  #take(
    events: readonly StoredEvent[],
    from: number | 'start' | 'end',
    direction: Direction,
    filter: EventFilter,
    max: number,
  ): RecordedEvent[] {
    const step = direction === 'forwards' ? 1 : -1;
    const end = events.length - 1;
    const start = from === 'start' ? 0 : from === 'end' ? end : from;
    const taken: RecordedEvent[] = [];
    for (let index = direction === 'forwards' ? start : Math.min(start, end); taken.length < max; index += step) {
      const event = events[index];
      if (!event) break;
      if (matches(filter, event)) taken.push(recorded(this.storeId, event));
    }
    return taken;
  }

  #pageAfter(place: number, filter: EventFilter): Page {
    this.faults.beforePage?.();
    const last = this.#all.length;
    const upTo = Math.min(last, place + PAGE);
    const events = this.#all.slice(place, upTo).filter((event) => matches(filter, event));
    return { events: events.map((event) => recorded(this.storeId, event)), upTo, last };
  }
}
