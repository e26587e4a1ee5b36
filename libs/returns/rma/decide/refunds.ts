import { dayIn } from '../../calendar/calendar.js';
import { isRefusal, refuse, type Decision, type Facts, type Refusal } from '../../decision.js';
import { policyInForce } from '../../policy/policy-book.js';
import { breakdownOf } from '../breakdown.js';
import type { ApproveRefund, Refund, RejectRefund } from '../commands.js';
import type { RefundBreakdown, RmaEvent } from '../events.js';
import { allWhere, selectUnits } from '../select.js';
import type { Case } from '../state.js';
import { isLive, notLive, statusOf } from '../status.js';
import { isReceived, isRefundable, isUnsettled } from '../units.js';
import { declinedAmong, inspectorAmong, notOpen, openRefund } from './open-refund.js';

export function refund(command: Refund, rma: Case): Decision<RmaEvent> {
  const { refundId, actor } = command;
  if (rma.request.basis === 'warranty')
    return refuse('NOT_REFUNDABLE_UNDER_WARRANTY', 'The warranty gives repair or replacement, never money.', { basis: 'warranty' });
  const units = selectUnits(rma, command.lines, isRefundable, () => nothingToRefund(command, rma));
  if (isRefusal(units)) return units;
  if (units.length === 0 || !isLive(rma)) return nothingToRefund(command, rma);
  const inspector = inspectorAmong(rma, units, actor);
  if (inspector) return inspector;
  const breakdown = breakdownOf(rma, units);
  return [
    needsApproval(command, rma, breakdown)
      ? { type: 'RefundApprovalRequested', refundId, requestedBy: actor.id, ...breakdown }
      : { type: 'RefundApproved', refundId, ...breakdown },
  ];
}

/** Agents and leads pay up to the policy amount, finance and admin any (design page 1.5). */
function needsApproval({ actor, policies, now }: Refund, { request }: Case, { total }: RefundBreakdown): boolean {
  if (actor.role === 'finance' || actor.role === 'admin') return false;
  const { procedure } = policyInForce(policies, request.market, dayIn(request.timeZone, now));
  return total.amount > (procedure.refundWithoutApprovalUpTo[total.currency] ?? 0);
}

export function approveRefund(command: ApproveRefund, rma: Case): Decision<RmaEvent> {
  const waiting = openRefund(rma, command.refundId, 'awaitingApproval');
  if (isRefusal(waiting)) return waiting;
  const { refundId, requestedBy, status, lines, shipping, fees, total } = waiting;
  if (status !== 'awaitingApproval') return status === 'rejected' ? notOpen(waiting) : [];
  if (requestedBy === command.actor.id) return refuse('SEPARATION_OF_DUTIES', 'Who asked for a refund does not approve it.', { refundId });
  const inspector = inspectorAmong(rma, lines, command.actor);
  if (inspector) return inspector;
  return declinedAmong(rma, waiting) ?? [{ type: 'RefundApproved', refundId, lines, shipping, fees, total }];
}

/** What waits for its approval, or failed: its units can be refunded again. */
export function rejectRefund({ refundId, personal }: RejectRefund, rma: Case): Decision<RmaEvent> {
  const waiting = openRefund(rma, refundId, 'awaitingApproval', 'failed');
  if (isRefusal(waiting)) return waiting;
  if (waiting.status === 'rejected') return [];
  if (waiting.status !== 'awaitingApproval' && waiting.status !== 'failed') return notOpen(waiting);
  return [{ type: 'RefundRejected', refundId: waiting.refundId, personal }];
}

/** Why nothing is paid, or less than was named. */
function nothingToRefund({ lines }: Refund, rma: Case): Refusal {
  const notReceived = (facts: Facts) => refuse('GOODS_NOT_RECEIVED', 'Nothing is paid before the goods were received.', facts);
  const received = selectUnits(rma, lines, isReceived, (short) => notReceived({ ...short }));
  if (isRefusal(received)) return received;
  if (received.length === 0) return notReceived({ status: statusOf(rma) });
  if (!isLive(rma)) return notLive(rma, 'nothing is paid');
  const otherwise = allWhere(
    rma,
    (unit) => isReceived(unit) && isUnsettled(unit) && unit.verdict !== 'declined' && unit.resolution !== 'refund',
  );
  return otherwise.some(({ lineId }) => received.some((one) => one.lineId === lineId))
    ? refuse('OTHER_RESOLUTION_CHOSEN', 'Another resolution was chosen for these units.')
    : refuse('NOTHING_TO_REFUND', 'The units are declined, settled or being paid.');
}
