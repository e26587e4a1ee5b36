import type { Outwards } from '../outward.js';
import type { RefundEvent } from './events.js';

const withProvider = 'The dealings with the payment provider; what came of them is told by RefundSettled and RefundNotSettled.';

/** Nothing of a payment's attempts leaves the product: the return tells what came of them. */
export const refundOutward = {
  RefundRequested: { unpublished: withProvider },
  RefundIssued: { unpublished: withProvider },
  RefundDeclined: { unpublished: withProvider },
  RefundOutcomeUnknown: { unpublished: withProvider },
  ManualRefundRecorded: { unpublished: withProvider },
} as const satisfies Outwards<RefundEvent>;
