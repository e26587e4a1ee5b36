import type { EventFilter, EventStore, Position } from '#rma/event-store';

/** How far a view has come, and when it last moved, by the process's monotonic clock in milliseconds. */
export interface Progress {
  readonly view: string;
  readonly filter: EventFilter;
  readonly position: Position | 'start';
  readonly movedAt: number;
}

/** What a view has not shown yet. */
export interface Lag {
  readonly view: string;
  /** Counted up to one more than was asked for: that many or more. */
  readonly events: number;
  /** The age of the oldest event that waits; 0 where none does. */
  readonly seconds: number;
  /** For how long events have waited while the view did not move; 0 where none waits. */
  readonly unmovedSeconds: number;
}

/** A view is stalled when it lacks more events than this and has not moved for so many seconds: either alone is a busy moment. */
export interface StallRule {
  readonly lagEvents: number;
  readonly stalledSeconds: number;
}

/** Looks how far a view is behind the events at `now` (RFC 3339), counting no further than one past `countedEvents`. */
export async function lagOf(store: EventStore, progress: Progress, now: string, countedEvents: number): Promise<Lag> {
  const { view, filter, position, movedAt } = progress;
  const none = { view, events: 0, seconds: 0, unmovedSeconds: 0 };
  if ((await store.head(filter)) === (position === 'start' ? null : position)) return none;
  const read = await store.readAll(position, 'forwards', filter, countedEvents + 2); // inclusive: the first may be shown already
  const waiting = read[0]?.position === position ? read.slice(1) : read;
  const [oldest] = waiting;
  if (!oldest) return none;
  const seconds = Math.max(0, Date.parse(now) - Date.parse(oldest.metadata.occurredAt)) / 1_000;
  const unmovedSeconds = Math.min(seconds, (performance.now() - movedAt) / 1_000); // nothing to do is no standstill
  return { view, events: Math.min(waiting.length, countedEvents + 1), seconds, unmovedSeconds };
}

export function isStalled({ events, unmovedSeconds }: Lag, { lagEvents, stalledSeconds }: StallRule): boolean {
  return events > lagEvents && unmovedSeconds > stalledSeconds;
}
