import type { Money } from '../money/money.js';
import { worthOf } from '../money/slot-worth.js';
import { countOf } from '../money/slots.js';
import type { BreakdownLine, RefundBreakdown, UnitsOfLine } from './events.js';
import { lineOf } from './select.js';
import type { Case } from './state.js';

/** What these units are refunded: their slots' worth, shipping and fees 0 (R8, I6). Amounts in minor units of the case's currency. */
export function breakdownOf(rma: Case, units: readonly UnitsOfLine[]): RefundBreakdown {
  const money = (amount: number): Money => ({ amount, currency: rma.request.currency });
  const lines = units.map(({ lineId, slots }): BreakdownLine => {
    const line = lineOf(rma, lineId);
    if (!line) throw new Error(`No line ${lineId} on the RMA`);
    const { net, tax } = worthOf(slots, line);
    return { lineId, quantity: countOf(slots), slots, net: money(net), tax: money(tax), total: money(net + tax) };
  });
  return { lines, shipping: money(0), fees: money(0), total: money(lines.reduce((sum, line) => sum + line.total.amount, 0)) };
}
