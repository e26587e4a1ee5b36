import { contains, eachSlot, intersect, isEmpty, type Slots } from '../money/slots.js';
import type { RequestedLine } from '../rma/events.js';
import type { OrderLine, RecordedOrder } from './state.js';

/** The serial number that the unit of a slot bears now: its replacement's where it was replaced. */
export function serialOf({ serialNumbers, replaced }: OrderLine, slot: number): string | null {
  const replacement = replaced.find(({ slots }) => contains(slots, slot));
  return replacement ? replacement.serialNumber : (serialNumbers[slot] ?? null);
}

/** The slot whose unit bears the serial number now. What was replaced is on the order no more. */
export function slotOfSerial({ serialNumbers, replaced }: OrderLine, serialNumber: string): number | undefined {
  const replacement = replaced.find((units) => units.serialNumber === serialNumber)?.slots[0]?.[0];
  if (replacement !== undefined) return replacement;
  const slot = serialNumbers.indexOf(serialNumber);
  return slot < 0 || replaced.some(({ slots }) => contains(slots, slot)) ? undefined : slot;
}

/** Whether a unit of the order bears the serial number now. */
export function bearsSerial({ lines }: RecordedOrder, serialNumber: string): boolean {
  return lines.some((line) => slotOfSerial(line, serialNumber) !== undefined);
}

/** What a request tells of the units in these slots, as they are now. */
export function unitsNow(line: OrderLine, slots: Slots): Pick<RequestedLine, 'serialNumbers' | 'replaced'> {
  const replaced = line.replaced
    .map(({ slots: all, sku }) => ({ slots: intersect(slots, all), sku }))
    .filter((units) => !isEmpty(units.slots) && units.sku !== line.sku);
  return { serialNumbers: serialsIn(line, slots), replaced };
}

function serialsIn(line: OrderLine, slots: Slots): readonly (string | null)[] {
  if (line.serialNumbers.length === 0 && line.replaced.every(({ serialNumber }) => serialNumber === null)) return [];
  const serialNumbers = eachSlot(slots).map((slot) => serialOf(line, slot));
  return serialNumbers.slice(0, serialNumbers.findLastIndex((serialNumber) => serialNumber !== null) + 1);
}
