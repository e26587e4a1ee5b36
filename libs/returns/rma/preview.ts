import { breakdownOf } from './breakdown.js';
import type { RefundBreakdown } from './events.js';
import { allWhere } from './select.js';
import type { Case } from './state.js';
import { isLive } from './status.js';
import { isRefundable } from './units.js';

/** What a refund of everything refundable would pay now: the amount shown is the amount paid (design page 1.7). */
export function refundPreview(rma: Case): RefundBreakdown {
  const payable = isLive(rma) && rma.request.basis === 'moneyBack';
  return breakdownOf(rma, payable ? allWhere(rma, isRefundable) : []);
}
