import type { Accepted, Loaded, Outcome, Position } from '#rma/event-store';
import { type Order, type Rma, type RmaId, type RmaStatus, statusOf } from '#rma/returns';

/** What every command on a case answers (design page 3); the same for every repeat. */
export interface CaseAnswer {
  readonly rmaId: RmaId;
  readonly rmaNumber: string | null;
  readonly status: RmaStatus;
  readonly revision: number;
  readonly position: Position;
  readonly events: readonly string[];
}

export interface OrderAnswer {
  readonly orderId: string;
  readonly revision: number;
  readonly position: Position;
  readonly events: readonly string[];
}

/** Why a command was not accepted. */
export type NotAccepted = Exclude<Outcome<never, never>, { readonly kind: 'accepted' }>;

/** The answer, or why there is none; `unknownCase` where nothing by that id was ever requested. */
export type Answered<Answer> = { readonly kind: 'answered'; readonly answer: Answer } | NotAccepted | { readonly kind: 'unknownCase' };

type Reached<State> = Pick<Accepted<State, never>, 'state' | 'revision' | 'position'>;

export function caseAnswer(reached: Reached<Rma> & { readonly events: readonly { readonly type: string }[] }): CaseAnswer {
  const { state, revision, position } = reached;
  if (state.stage === 'none' || position === null) throw new Error('An accepted command leaves a case behind.');
  const { request, rmaNumber } = state;
  return { rmaId: request.rmaId, rmaNumber, status: statusOf(state), revision, position, events: reached.events.map(({ type }) => type) };
}

/** The answer where it was already so. */
export function caseUnchanged(loaded: Loaded<Rma>): CaseAnswer {
  return caseAnswer({ ...loaded, events: [] });
}

export function orderAnswer(reached: Reached<Order> & { readonly events: readonly { readonly type: string }[] }): OrderAnswer {
  const { state, revision, position } = reached;
  if (state.status === 'unknown' || position === null) throw new Error('An accepted command leaves an order behind.');
  return { orderId: state.sale.orderId, revision, position, events: reached.events.map(({ type }) => type) };
}
