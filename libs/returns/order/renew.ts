import { everyOrRefusal, isRefusal, refuse, type Decision, type Refusal } from '../decision.js';
import type { ReservationId } from '../ids.js';
import { countOf, intersect, isEmpty, noSlots, subtract, union } from '../money/slots.js';
import type { UnitsOfLine } from '../rma/events.js';
import type { RenewReservation } from './commands.js';
import type { CaseContinuation, OrderEvent } from './events.js';
import { latestReservation, stillHeld, type RecordedOrder } from './state.js';
import { counted } from '../words.js';

/**
 * Ends the RMA's reservation and begins its next one, `<rmaId>#<n+1>`, in one event: with what is held still and the named units.
 * No event where somebody was faster; QUANTITY_NOT_RETURNABLE where a unit is on another RMA or was refunded.
 */
export function renewReservation(command: RenewReservation, order: RecordedOrder): Decision<OrderEvent> {
  const { rmaId, previousReservationId } = command;
  if (latestReservation(order, rmaId)?.reservationId !== previousReservationId) return [];
  const held = stillHeld(order, previousReservationId);
  const again = everyOrRefusal(command.lines, (line) => heldAgain(line, held, order));
  if (isRefusal(again)) return again;
  const lines = again.reduce(withLine, held);
  const reservationId = nextReservationId(command, order);
  const continuation = continuationOf(command, reservationId, lines);
  return [{ type: 'ReservationRenewed', reservationId, previousReservationId, rmaId, lines, continuation }];
}

function heldAgain({ lineId, slots }: UnitsOfLine, held: readonly UnitsOfLine[], order: RecordedOrder): UnitsOfLine | Refusal {
  const line = order.lines.find((one) => one.lineId === lineId);
  if (!line) throw new Error(`No line ${lineId} on the order`);
  const ours = held.find((one) => one.lineId === lineId)?.slots ?? noSlots;
  const taken = intersect(slots, subtract(union(line.reserved, line.refunded), ours));
  if (isEmpty(taken)) return { lineId, slots };
  const facts = { lineId, asked: countOf(slots), returnable: countOf(slots) - countOf(taken) };
  return refuse(
    'QUANTITY_NOT_RETURNABLE',
    `${counted(facts.asked)} of line ${lineId} would be held again, ${facts.returnable} of them are free: the others are on another return or were refunded.`,
    facts,
  );
}

function withLine(lines: readonly UnitsOfLine[], { lineId, slots }: UnitsOfLine): readonly UnitsOfLine[] {
  if (!lines.some((one) => one.lineId === lineId)) return [...lines, { lineId, slots }];
  return lines.map((one) => (one.lineId === lineId ? { lineId, slots: union(one.slots, slots) } : one));
}

function nextReservationId({ rmaId }: RenewReservation, { reservations }: RecordedOrder): ReservationId {
  return `${rmaId}#${reservations.filter((one) => one.rmaId === rmaId).length + 1}` as ReservationId;
}

function continuationOf(
  { continuing, lines }: RenewReservation,
  reservationId: ReservationId,
  held: readonly UnitsOfLine[],
): CaseContinuation {
  return continuing.type === 'RmaReinstated' ? { ...continuing, reservationId, lines: held } : { ...continuing, reservationId, lines };
}
