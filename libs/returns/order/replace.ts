import { contains, eachSlot, type Slots } from '../money/slots.js';
import type { ShippedReplacement } from '../rma/events.js';
import type { RecordUnitsReplaced } from './commands.js';
import type { OrderEvent, UnitReplaced } from './events.js';
import { holdOf, type RecordedOrder } from './state.js';

/** The replacements stand on their slots, which are free again in the same append: they are returnable for what is left of the term (I10, R6). */
export function recordUnitsReplaced({ rmaId, lines: shipped }: RecordUnitsReplaced, order: RecordedOrder): readonly OrderEvent[] {
  const replaced = shipped.flatMap((line): UnitReplaced[] => {
    const { reservationId, lines } = holdOf(order, rmaId, [line]);
    const { lineId, sku } = line;
    return lines.map(({ slots }) => ({
      type: 'UnitReplaced',
      reservationId,
      rmaId,
      lineId,
      slots,
      sku,
      serialNumbers: serialsIn(line, slots),
    }));
  });
  const [first] = replaced;
  if (!first) return [];
  const lines = replaced.map(({ lineId, slots }) => ({ lineId, slots }));
  return [...replaced, { type: 'UnitsReleased', reservationId: first.reservationId, rmaId, lines }];
}

/** Of the slots that are held still. */
function serialsIn({ slots, serialNumbers }: ShippedReplacement, held: Slots): readonly string[] {
  const all = eachSlot(slots);
  return serialNumbers.filter((_, index) => contains(held, all[index] ?? -1));
}
