import type { Aggregate } from './aggregate.js';
import type { CommandContext, Outcome } from './command.js';
import type { Folded } from './folded.js';
import type { Decided } from './prepare.js';

/** Events to be appended, or the outcome of a command that appends nothing. */
export type Judgement<State, Event> = ({ readonly kind: 'append' } & Decided<Event>) | Outcome<State, Event>;

/** What a command that the stream does not carry leads to: first its If-Match is looked at, then it is decided. */
export function judge<State, Event extends { readonly type: string }, Command>(
  aggregate: Aggregate<State, Event, Command>,
  folded: Folded<State>,
  context: CommandContext,
  command: (now: string) => Command,
): Judgement<State, Event> {
  const { state, revision, position } = folded;
  const outdated = staleness(folded, context);
  if (outdated) return outdated;
  const occurredAt = context.now > folded.occurredAt ? context.now : folded.occurredAt;
  const decision = aggregate.decide(command(occurredAt), state);
  if ('refused' in decision) return { kind: 'refused', refusal: decision, revision };
  if (decision.length === 0) return { kind: 'accepted', events: [], state, revision, position, repeated: false };
  return { kind: 'append', events: decision, occurredAt };
}

/** Where If-Match names another revision than the stream has. */
export function staleness({ revision }: Pick<Folded<unknown>, 'revision'>, { ifMatch }: Pick<CommandContext, 'ifMatch'>) {
  return ifMatch === undefined || ifMatch === revision ? undefined : { kind: 'stale' as const, expected: ifMatch, actual: revision };
}
