import type { JsonObject } from '../envelope.js';
import type { Revive, SchemaVersions } from '../revive.js';

/** A business refusal: a stable code, a sentence a person understands, the facts that decided. */
export interface Refusal {
  readonly refused: string;
  readonly detail: string;
  readonly facts: JsonObject;
}

/** One kind of stream (`<prefix><category>-<id>`): how it folds and how it decides. Both are pure. */
export interface Aggregate<State, Event extends { readonly type: string }, Command> {
  readonly category: string;
  readonly initial: State;
  readonly evolve: (state: State, event: Event) => State;
  /** No events: it is already so. */
  readonly decide: (command: Command, state: State) => readonly Event[] | Refusal;
  readonly schemaVersions: SchemaVersions<Event>;
  readonly revive: Revive<Event>;
}
