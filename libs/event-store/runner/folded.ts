import type { RecordedEvent } from '../envelope.js';
import { NO_STREAM, type Position } from '../port.js';
import { NO_HASH } from '../seal.js';
import type { Aggregate } from './aggregate.js';

/** A command that the stream carries: the revision of its last event and what was asked then. */
export interface KnownCommand {
  readonly lastRevision: number;
  readonly requestFingerprint: string;
}

/** A stream folded up to `revision`, with what the next append and a repeated command need to know. */
export interface Folded<State> {
  readonly state: State;
  readonly revision: number;
  readonly position: Position | null;
  readonly hash: string;
  readonly occurredAt: string;
  readonly commands: Map<string, KnownCommand>;
  /** About how many bytes remembering it takes: what its events say, and the id of each one's command. */
  readonly weight: number;
}

const COMMAND_WEIGHT = 300;

export function weightOf(dataText: string): number {
  return dataText.length + COMMAND_WEIGHT;
}

export function nothingYet<State>(initial: State): Folded<State> {
  return { state: initial, revision: NO_STREAM, position: null, hash: NO_HASH, occurredAt: '', commands: new Map(), weight: 0 };
}

export function fold<State, Event extends { readonly type: string }>(
  { evolve, revive }: Pick<Aggregate<State, Event, never>, 'evolve' | 'revive'>,
  before: Folded<State>,
  recorded: readonly RecordedEvent[],
): Folded<State> {
  const last = recorded.at(-1);
  if (!last) return before;
  let { state, weight } = before;
  for (const { type, data, metadata, revision, text } of recorded) {
    state = evolve(state, revive(type, metadata.schemaVersion, data));
    weight += weightOf(text?.data ?? JSON.stringify(data));
    before.commands.set(metadata.commandId, { lastRevision: revision, requestFingerprint: metadata.requestFingerprint });
  }
  const { hash, occurredAt } = last.metadata;
  return { state, revision: last.revision, position: last.position, hash, occurredAt, commands: before.commands, weight };
}
