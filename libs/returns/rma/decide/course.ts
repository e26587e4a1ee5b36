import { addDays, dayIn } from '../../calendar/calendar.js';
import { refuse, type Decision } from '../../decision.js';
import { policyInForce, policyNamed } from '../../policy/policy-book.js';
import type { AddNote, CancelReturn, DeclineReturn, IssueRma } from '../commands.js';
import type { RmaEvent } from '../events.js';
import { rmaNumberOf } from '../rma-number.js';
import { hasUnit } from '../select.js';
import type { Case } from '../state.js';
import { isLive, notLive, statusOf } from '../status.js';
import { isReceived } from '../units.js';

/** The goods have until the end of `returnBy`: so many days after issue in the seller's zone (R3); procedural numbers are today's (R10). */
export function issueRma(command: IssueRma, rma: Case): Decision<RmaEvent> {
  if (rma.stage === 'issued') return [];
  if (rma.stage !== 'requested') return notRequested(rma);
  const doubtful = rma.lines.find((line) => line.entitlement.restsOnProof);
  if (doubtful && !command.proofConfirmed)
    return refuse('FACT_MISSING', `The warranty of line ${doubtful.lineId} rests on the proof of purchase, which is not confirmed.`, {
      lineId: doubtful.lineId,
      fact: 'proofConfirmed',
    });
  const { timeZone, rmaId, market, proofOfPurchase } = rma.request;
  const today = dayIn(timeZone, command.now);
  const { seller, procedure } = policyInForce(command.policies, market, today);
  const rmaNumber = rmaNumberOf(rmaId);
  return [
    {
      type: 'RmaIssued',
      rmaNumber,
      returnBy: addDays(today, procedure.returnByDays),
      returnAddress: seller.returnAddress,
      formDocument: `${rmaNumber}/form/1`,
      proofConfirmed: command.proofConfirmed && proofOfPurchase !== null,
    },
  ];
}

/** For a sender who has lost it; once goods are here none is needed any more. */
export function reissueForm(rma: Case): Decision<RmaEvent> {
  const status = statusOf(rma);
  if (rma.rmaNumber === null || (status !== 'issued' && status !== 'inTransit'))
    return refuse('FORM_NOT_NEEDED', `The return is ${status}; the RMA form goes with goods that are still to come.`, { status });
  return [{ type: 'RmaFormReissued', formDocument: `${rma.rmaNumber}/form/${rma.forms + 1}` }];
}

export function declineReturn({ reason, personal, policies }: DeclineReturn, rma: Case): Decision<RmaEvent> {
  if (rma.stage === 'declined') return [];
  if (rma.stage !== 'requested') return notRequested(rma);
  const allowed = policyNamed(policies, rma.request.policyVersion).requestDeclineReasons;
  if (!allowed.includes(reason))
    return refuse('REASON_NOT_ALLOWED', `A request is declined for ${allowed.join(', ')}, not for ${reason}.`, { reason, allowed });
  const { orderId, reservationId } = rma;
  return [{ type: 'ReturnDeclined', reason, orderId, reservationId, personal }];
}

export function cancelReturn({ personal }: CancelReturn, rma: Case): Decision<RmaEvent> {
  if (rma.stage === 'cancelled') return [];
  if (rma.stage !== 'requested' && !isLive(rma)) return notLive(rma, 'there is nothing to cancel');
  if (hasUnit(rma, isReceived) || rma.unexpected.length > 0)
    return refuse('GOODS_HELD', 'Goods of this return were received; it cannot be cancelled.', { status: statusOf(rma) });
  if (hasUnit(rma, ({ custody }) => custody !== 'withSender'))
    return refuse('GOODS_ON_THE_WAY', 'Goods of this return are on the way; it cannot be cancelled.', { status: statusOf(rma) });
  const { orderId, reservationId } = rma;
  return [{ type: 'ReturnCancelled', orderId, reservationId, personal }];
}

export function addNote({ personal }: AddNote): Decision<RmaEvent> {
  return [{ type: 'NoteAdded', personal }];
}

function notRequested(rma: Case) {
  return refuse('NOT_REQUESTED', `The return is ${statusOf(rma)}, it does not wait for a decision.`, { status: statusOf(rma) });
}
