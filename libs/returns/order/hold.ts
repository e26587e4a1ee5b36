import { isEmpty, noSlots, subtract } from '../money/slots.js';
import type { UnitsOfLine } from '../rma/events.js';
import type { KeepUnits, RecordUnitsFound, RecordUnitsLost, RecordUnitsRefunded, ReleaseUnits } from './commands.js';
import type { OrderEvent } from './events.js';
import { holdOf, namedNow, stillHeld, type RecordedOrder } from './state.js';

/**
 * What is not held any more yields no event, so that a late or repeated release harms nobody; it never means another reservation, but
 * for one that goes on under another name.
 */
export function releaseUnits({ reservationId: told, rmaId, lines: named }: ReleaseUnits, order: RecordedOrder): readonly OrderEvent[] {
  const reservationId = namedNow(order, told);
  const lines = stillHeld(order, reservationId, named);
  return lines.length > 0 ? [{ type: 'UnitsReleased', reservationId, rmaId, lines }] : [];
}

/** What was paid is used up, also where the RMA's reservation was renewed meanwhile. */
export function recordUnitsRefunded(command: RecordUnitsRefunded, order: RecordedOrder): readonly OrderEvent[] {
  const { rmaId, refundId } = command;
  const { reservationId, lines } = holdOf(order, rmaId, command.lines);
  return lines.length > 0 ? [{ type: 'UnitsRefunded', reservationId, rmaId, refundId, lines }] : [];
}

/** Sets free what was settled by another way while the reservation was renewed. */
export function keepUnits({ reservationId, rmaId, lines: kept }: KeepUnits, order: RecordedOrder): readonly OrderEvent[] {
  const lines = without(stillHeld(order, reservationId), kept);
  return lines.length > 0 ? [{ type: 'UnitsReleased', reservationId, rmaId, lines }] : [];
}

export function recordUnitsLost({ rmaId, lines: lost }: RecordUnitsLost, order: RecordedOrder): readonly OrderEvent[] {
  const held = holdOf(order, rmaId, lost);
  const lines = without(held.lines, lostUnits(order));
  return lines.length > 0 ? [{ type: 'UnitsLost', reservationId: held.reservationId, rmaId, lines }] : [];
}

/** Also of what nobody told the order was lost: after a crash the find may be told before the loss. */
export function recordUnitsFound({ rmaId, lines: found }: RecordUnitsFound, order: RecordedOrder): readonly OrderEvent[] {
  const held = holdOf(order, rmaId, found);
  const lines = without(held.lines, foundUnits(order));
  return lines.length > 0 ? [{ type: 'UnitsFound', reservationId: held.reservationId, rmaId, lines }] : [];
}

function lostUnits({ lines }: RecordedOrder): readonly UnitsOfLine[] {
  return lines.map(({ lineId, lost }) => ({ lineId, slots: lost }));
}

function foundUnits({ lines }: RecordedOrder): readonly UnitsOfLine[] {
  return lines.map(({ lineId, found }) => ({ lineId, slots: found }));
}

function without(units: readonly UnitsOfLine[], others: readonly UnitsOfLine[]): readonly UnitsOfLine[] {
  return units.map(({ lineId, slots }) => ({ lineId, slots: subtract(slots, slotsAmong(others, lineId)) })).filter(isSome);
}

function slotsAmong(units: readonly UnitsOfLine[], lineId: UnitsOfLine['lineId']) {
  return units.find((line) => line.lineId === lineId)?.slots ?? noSlots;
}

const isSome = ({ slots }: UnitsOfLine) => !isEmpty(slots);
