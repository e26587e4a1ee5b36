import { refuse, type Refusal } from '../../decision.js';
import type { RefundId } from '../../ids.js';
import type { Actor } from '../../parties.js';
import type { UnitsOfLine } from '../events.js';
import { someOf } from '../select.js';
import type { Case, CaseRefund } from '../state.js';

/** The named refund, else the first one that is as asked for, else the latest. */
export function openRefund(rma: Case, refundId: RefundId | undefined, ...statuses: readonly CaseRefund['status'][]): CaseRefund | Refusal {
  const meant = () => statuses.map((status) => rma.refunds.find((one) => one.status === status)).find((one) => one !== undefined);
  const found = refundId ? rma.refunds.find((one) => one.refundId === refundId) : (meant() ?? rma.refunds.at(-1));
  return found ?? refuse('REFUND_NOT_FOUND', 'There is no such refund on this return.', { refundId: refundId ?? null });
}

export function notOpen({ refundId, status }: CaseRefund): Refusal {
  return refuse('REFUND_NOT_OPEN', `Refund ${refundId} is ${status}.`, { refundId, status });
}

/** Who inspected a unit does not decide on its money, admin neither (design page 1.10). */
export function inspectorAmong(rma: Case, units: readonly UnitsOfLine[], actor: Actor): Refusal | undefined {
  if (!someOf(rma, units, ({ inspectedBy }) => inspectedBy === actor.id)) return undefined;
  return refuse('SEPARATION_OF_DUTIES', 'Who inspected a unit does not decide on its refund.', { actor: actor.id });
}

/** What was declined since it was asked for is not paid. */
export function declinedAmong(rma: Case, { refundId, lines }: CaseRefund): Refusal | undefined {
  if (!someOf(rma, lines, ({ verdict }) => verdict === 'declined')) return undefined;
  return refuse('REFUND_NOT_OPEN', 'A unit was declined since this refund was asked for; reject it and refund the others.', { refundId });
}
