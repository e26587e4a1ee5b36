import type { EventActor, RecordedEvent } from '../envelope.js';
import type { Position } from '../port.js';
import type { Refusal } from './aggregate.js';

/** What a command brings along beside itself. */
export interface CommandContext {
  readonly commandId: string;
  /** What the caller sent, as a digest: the same commandId with another one is refused. */
  readonly requestFingerprint: string;
  readonly correlationId: string;
  readonly causationId: string;
  readonly actor: EventActor;
  /** When the server took the command: RFC 3339 in UTC with milliseconds. */
  readonly now: string;
  readonly policyVersion: string;
  readonly rmaId?: string | undefined;
  readonly ifMatch?: number | undefined;
  /** The stream's id was minted for this command: it is taken for new, unread, until the append says otherwise. */
  readonly opensStream?: boolean | undefined;
}

/** An event of a stream: as it is stored, and as today's code knows it. */
export interface StreamEvent<Event> extends Pick<RecordedEvent, 'revision' | 'id' | 'type' | 'data' | 'metadata'> {
  readonly event: Event;
}

/** The command's own events and the stream as it was right after them; also for every repeat of the command. */
export interface Accepted<State, Event> {
  readonly kind: 'accepted';
  /** None where it was already so. */
  readonly events: readonly StreamEvent<Event>[];
  readonly state: State;
  readonly revision: number;
  /** Null where it was already so on a stream that does not exist. */
  readonly position: Position | null;
  /** The answer was read from the stream: the events had been stored by an earlier run of the same command. */
  readonly repeated: boolean;
}

export type Outcome<State, Event> =
  | Accepted<State, Event>
  | { readonly kind: 'refused'; readonly refusal: Refusal; readonly revision: number }
  /** `If-Match` named another revision (412). */
  | { readonly kind: 'stale'; readonly expected: number; readonly actual: number }
  /** The commandId belongs to a command with another fingerprint (422). */
  | { readonly kind: 'keyReused' }
  /** Others kept changing the stream (409). */
  | { readonly kind: 'concurrentChange'; readonly revision: number };
