import type { RecordedEvent } from '../envelope.js';
import type { Position } from '../port.js';
import type { Aggregate } from './aggregate.js';
import type { StreamEvent } from './command.js';
import { occurredAtOf, schemaVersionOf } from '../marks.js';

/** The last event that counts: by revision, or by `occurredAt` (RFC 3339 in UTC with milliseconds); both inclusive. */
export interface Until {
  readonly revision?: number;
  readonly asOf?: string;
}

/** A stream folded up to `revision`. */
export interface Loaded<State> {
  readonly state: State;
  readonly revision: number;
  readonly position: Position;
}

/** Events from the first on, and the stream as it was after them. */
export interface History<State, Event> extends Loaded<State> {
  readonly events: readonly StreamEvent<Event>[];
}

export async function readHistory<State, Event extends { readonly type: string }>(
  aggregate: Aggregate<State, Event, never>,
  pages: AsyncIterable<readonly RecordedEvent[]>,
  until: Until,
): Promise<History<State, Event> | undefined> {
  const events: StreamEvent<Event>[] = [];
  const past = await readPast(aggregate, pages, until, ({ revision, id, type, data, metadata }, event) => {
    events.push({ revision, id, type, data, metadata, event });
  });
  return past && { events, ...past };
}

/**
 * Folds pages that follow on `from`, or are a stream's first, up to a revision or a moment. It keeps no event, so that of most only
 * the moment is looked at beside the facts; `see` is shown each, with the state after it.
 */
export async function readPast<State, Event extends { readonly type: string }>(
  { initial, evolve, revive }: Aggregate<State, Event, never>,
  pages: AsyncIterable<readonly RecordedEvent[]>,
  until: Until,
  see: (recorded: RecordedEvent, event: Event, state: State) => void,
  from?: Loaded<State>,
): Promise<Loaded<State> | undefined> {
  let state = from ? from.state : initial;
  let last: Pick<RecordedEvent, 'revision' | 'position'> | undefined = from;
  reading: for await (const page of pages) {
    for (const recorded of page) {
      if (isAfter({ revision: recorded.revision, occurredAt: occurredAtOf(recorded) }, until)) break reading;
      const event = revive(recorded.type, schemaVersionOf(recorded), recorded.data);
      state = evolve(state, event);
      see(recorded, event, state);
      last = recorded;
    }
  }
  return last && { state, revision: last.revision, position: last.position };
}

/** Whether an event of a stream no longer counts. */
export function isAfter({ revision, occurredAt }: { readonly revision: number; readonly occurredAt: string }, until: Until): boolean {
  if (until.revision !== undefined && revision > until.revision) return true;
  return until.asOf !== undefined && occurredAt > until.asOf;
}
