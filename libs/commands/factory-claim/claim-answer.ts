import type { Accepted, Position } from '#rma/event-store';
import type { FactoryClaim, OpenedClaim, RmaId } from '#rma/returns';

/** What every command on a claim answers; the same for every repeat. */
export interface ClaimAnswer {
  readonly claimId: string;
  readonly rmaId: RmaId;
  readonly status: OpenedClaim['status'];
  readonly revision: number;
  readonly position: Position;
  readonly events: readonly string[];
}

type Reached = Pick<Accepted<FactoryClaim, never>, 'state' | 'revision' | 'position'> & {
  readonly events: readonly { readonly type: string }[];
};

export function claimAnswer({ state, revision, position, events }: Reached): ClaimAnswer {
  if (state.status === 'none' || position === null) throw new Error('An accepted command leaves a claim behind.');
  const { claimId, rmaId, status } = state;
  return { claimId, rmaId, status, revision, position, events: events.map(({ type }) => type) };
}
