import { everyOrRefusal, refuse, type Refusal } from '../decision.js';
import type { Day } from '../ids.js';
import type { Slots } from '../money/slots.js';
import type { SoldUnits } from './doors.js';
import type { EntitlementFacts } from './entitlement.js';
import { firstShippedOn, returnableSlots, shippedBy, type OrderLine, type RecordedOrder } from './state.js';

/** What of a line was shipped: the slots that are free, and the facts that an entitlement rests on. */
export interface ShippedLine {
  readonly free: Slots;
  readonly facts: EntitlementFacts;
}

export type ShippedUnits = SoldUnits & ShippedLine;

/** Tells of any line what was shipped by the end of `on`, undefined where nothing was. */
export function shippedLines(order: RecordedOrder, on: Day, purchasedOn: Day | null): (line: OrderLine) => ShippedLine | undefined {
  const shipped = shippedBy(order, on);
  const first = firstShippedOn(order);
  const boughtBy = order.sale.buyer.kind;
  return (line) => {
    const count = shipped.get(line.lineId);
    if (!count || first === undefined) return undefined;
    return { free: returnableSlots(line, count), facts: { line, boughtBy, firstShippedOn: first, on, purchasedOn } };
  };
}

/** The units' lines as they were shipped by `on`; NOT_SHIPPED where nothing of one was. */
export function shippedUnits(sold: readonly SoldUnits[], order: RecordedOrder, on: Day, purchasedOn: Day | null) {
  const shippedLine = shippedLines(order, on, purchasedOn);
  return everyOrRefusal(sold, (units): ShippedUnits | Refusal => {
    const { lineId } = units.line;
    const shipped = shippedLine(units.line);
    return shipped ? { ...units, ...shipped } : refuse('NOT_SHIPPED', `Nothing of line ${lineId} was shipped by ${on}.`, { lineId, on });
  });
}
