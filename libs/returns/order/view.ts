import { dayIn } from '../calendar/calendar.js';
import type { Basis } from '../codes.js';
import { isRefusal } from '../decision.js';
import type { Day, Instant } from '../ids.js';
import { countOf, noSlots } from '../money/slots.js';
import { policyInForce, type PolicyBook } from '../policy/policy-book.js';
import type { Policy } from '../policy/policy.js';
import { entitlementOf, lapseOf, type EntitlementFacts } from './entitlement.js';
import { shippedLines } from './shipped.js';
import type { RecordedOrder } from './state.js';

/** An order as people read it; the buyer's contacts are still sealed in `personal`. */
export function orderView({ sale, contact, shipments, lines }: RecordedOrder) {
  const { lines: _, ...facts } = sale;
  return {
    ...facts,
    buyer: { ...sale.buyer, locale: contact.locale },
    personal: contact.personal,
    shipments,
    lines: lines.map(({ reserved, refunded, lost, found: _, replaced, ...line }) => ({
      ...line,
      units: { onReturns: countOf(reserved), refunded: countOf(refunded), lost: countOf(lost) },
      replaced: replaced.map(({ slots, sku, serialNumber }) => ({ quantity: countOf(slots), sku, serialNumber })),
    })),
  };
}

type Entitlement = { readonly until: Day | 'lifetime' } | { readonly reason: string };

/** What could be asked for at `at`, line by line, for the order's own buyer (design page 3). */
export function entitlementsView(order: RecordedOrder, at: Instant, policies: PolicyBook) {
  const policy = policyInForce(policies, order.sale.market, order.sale.placedOn);
  const on = dayIn(policy.seller.timeZone, at);
  const shippedLine = shippedLines(order, on, null);
  return {
    lines: order.lines.map((line) => {
      const shipped = shippedLine(line);
      return {
        lineId: line.lineId,
        unitsReturnable: countOf(shipped?.free ?? noSlots),
        moneyBack: entitlementView('moneyBack', shipped?.facts, policy),
        warranty: entitlementView('warranty', shipped?.facts, policy),
      };
    }),
  };
}

function entitlementView(basis: Basis, facts: EntitlementFacts | undefined, policy: Policy): Entitlement {
  if (!facts) return { reason: 'NOT_SHIPPED' };
  const entitlement = entitlementOf(basis, facts, policy);
  if (isRefusal(entitlement)) return { reason: entitlement.refused };
  const lapse = lapseOf(basis, facts, entitlement);
  return lapse ? { reason: lapse.refused } : { until: entitlement.until };
}
