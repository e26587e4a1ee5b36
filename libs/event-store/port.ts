import type { Envelope, Position, RecordedEvent } from './envelope.js';

export type { Position } from './envelope.js';

/** The expected revision of a stream that must not exist yet; the first event has revision 0. */
export const NO_STREAM = -1;

export type Direction = 'forwards' | 'backwards';

/** Which events of `$all` are meant: streams whose name begins so, and of these types only. */
export interface EventFilter {
  readonly streamPrefix?: string;
  readonly types?: readonly string[];
}

export type AppendResult =
  | { readonly kind: 'appended'; readonly revision: number; readonly position: Position; readonly alreadyThere: boolean }
  | { readonly kind: 'wrongExpectedRevision'; readonly expected: number; readonly actual: number };

export type StreamRead = { readonly kind: 'events'; readonly events: readonly RecordedEvent[] } | { readonly kind: 'noStream' };

export type SubscriptionMessage =
  | { readonly kind: 'event'; readonly event: RecordedEvent }
  | { readonly kind: 'checkpoint'; readonly position: Position }
  | { readonly kind: 'caughtUp' };

/** What every event store gives, whatever stands behind it; `testing/conformance` holds each adapter to it. */
export interface EventStore {
  readonly storeId: string;
  /** Appends all envelopes or none; resolves after they are durable. `expectedRevision` is the current one, or NO_STREAM. */
  append(stream: string, expectedRevision: number, envelopes: readonly Envelope[]): Promise<AppendResult>;
  /** Up to `max` events from revision `from` (inclusive) on. */
  read(stream: string, from: number | 'start' | 'end', direction: Direction, max: number): Promise<StreamRead>;
  /** Up to `max` matching events of all streams in total order, from `from` on; a position and `end`, the last event, are inclusive. */
  readAll(from: Position | 'start' | 'end', direction: Direction, filter: EventFilter, max: number): Promise<readonly RecordedEvent[]>;
  /** The position of the last *matching* event, or null where none matches. */
  head(filter: EventFilter): Promise<Position | null>;
  /**
   * Matching events after `after` (exclusive), `caughtUp` once before live; ends when `signal` aborts. The first step throws for a
   * position of another store, and PositionBeyondHead where the store was restored to before it.
   */
  subscribe(after: Position | 'start', filter: EventFilter, signal: AbortSignal): AsyncIterable<SubscriptionMessage>;
  close(): Promise<void>;
}
