import type { Envelope } from '../envelope.js';
import { seal } from '../seal.js';
import type { Aggregate } from './aggregate.js';
import type { CommandContext, StreamEvent } from './command.js';
import { type Folded, weightOf } from './folded.js';

/** Events of one command and the moment they carry. */
export interface Decided<Event> {
  readonly events: readonly Event[];
  readonly occurredAt: string;
}

/** What an append will have made true. */
export interface Prepared<State, Event> {
  readonly envelopes: readonly Envelope[];
  readonly events: readonly StreamEvent<Event>[];
  readonly state: State;
  readonly hash: string;
  readonly weight: number;
}

/** Folds and seals decided events before they are sent, so that one which cannot be folded or stored never is. */
export function prepare<State, Event extends { readonly type: string }>(
  { category, evolve, schemaVersions }: Aggregate<State, Event, never>,
  stream: string,
  folded: Folded<State>,
  context: CommandContext,
  decided: Decided<Event>,
): Prepared<State, Event> {
  const versions: Readonly<Record<string, number>> = schemaVersions;
  const unsealed = decided.events.map(({ type, ...data }) => {
    const schemaVersion = versions[type];
    if (schemaVersion === undefined) throw new Error(`${category} decided ${type}, which has no schema version.`);
    return { type, schemaVersion, data };
  });
  const { commandId, requestFingerprint, correlationId, causationId, rmaId, actor, policyVersion } = context;
  const common = { commandId, requestFingerprint, correlationId, causationId, actor, occurredAt: decided.occurredAt, policyVersion };
  const envelopes = seal(stream, folded.revision + 1, folded.hash, unsealed, rmaId === undefined ? common : { ...common, rmaId });
  let { state, hash, revision, weight } = folded;
  const events: StreamEvent<Event>[] = [];
  for (const [index, event] of decided.events.entries()) {
    const envelope = envelopes[index];
    if (!envelope) break;
    state = evolve(state, event);
    hash = envelope.metadata.hash;
    weight += weightOf(envelope.text.data);
    const { id, type, data, metadata } = envelope;
    events.push({ revision: ++revision, id, type, data, metadata, event });
  }
  return { envelopes, events, state, hash, weight };
}
