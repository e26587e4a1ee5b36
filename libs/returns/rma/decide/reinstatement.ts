import { addDays, dayIn } from '../../calendar/calendar.js';
import type { Circumstances } from '../../command.js';
import { refuse, type Decision, type Refusal } from '../../decision.js';
import type { Sealed } from '../../ids.js';
import { isEmpty, subtract } from '../../money/slots.js';
import type { RenewReservation } from '../../order/commands.js';
import { policyInForce } from '../../policy/policy-book.js';
import type { ContinueCase } from '../commands/course.js';
import type { RmaEvent, UnitsOfLine } from '../events.js';
import { allWhere } from '../select.js';
import type { Case } from '../state.js';
import { statusOf } from '../status.js';
import { slotsWhere, type Unit } from '../units.js';

type Renewal = Omit<RenewReservation, keyof Circumstances>;

const isReleased = ({ reserved, settlement }: Unit) => !reserved && settlement === 'none';

/**
 * What the order is asked for before an expired or cancelled RMA, or one with expired units, goes on: its unsettled units, held again.
 * `alreadySo` where nothing has ended. The goods have as long as after an issue, by the procedure in force today (R3, R10).
 */
export function reinstatementOf(rma: Case, { now, policies }: Circumstances, personal: Sealed | null): Renewal | Refusal | 'alreadySo' {
  const { rmaId, orderId, timeZone, market } = rma.request;
  const lines = allWhere(rma, isReleased);
  if (rma.stage === 'requested' || (rma.stage === 'issued' && lines.length === 0)) return 'alreadySo';
  if (rma.stage === 'declined' || rma.stage === 'closed')
    return refuse('NOT_REINSTATABLE', `The return is ${rma.stage}; only what has expired or was cancelled is reinstated.`, {
      status: statusOf(rma),
    });
  if (lines.length === 0) return refuse('ALREADY_SETTLED', 'Every unit of this return is settled.', { status: statusOf(rma) });
  const today = dayIn(timeZone, now);
  const returnBy = rma.rmaNumber === null ? null : addDays(today, policyInForce(policies, market, today).procedure.returnByDays);
  const continuing = { type: 'RmaReinstated', orderId, returnBy, personal } as const;
  return { type: 'RenewReservation', rmaId, previousReservationId: rma.reservationId, lines, continuing };
}

/** Once per reservation. What was shipped back while it was renewed is not held again; a case that owes a replacement once more is open again. */
export function continueCase({ continuation }: ContinueCase, rma: Case): Decision<RmaEvent> {
  if (rma.reservationId === continuation.reservationId) return [];
  if (continuation.type === 'ReplacementLost')
    return rma.stage === 'closed' ? [{ type: 'RmaReopened', personal: null }, continuation] : [continuation];
  return [
    { ...continuation, lines: continuation.lines.map((line) => withoutShippedBack(line, rma)).filter(({ slots }) => !isEmpty(slots)) },
  ];
}

function withoutShippedBack({ lineId, slots }: UnitsOfLine, { lines }: Case): UnitsOfLine {
  const units = lines.find((line) => line.lineId === lineId)?.units ?? [];
  return {
    lineId,
    slots: subtract(
      slots,
      slotsWhere(units, ({ custody, settlement }) => custody === 'leftUs' && settlement === 'done'),
    ),
  };
}
