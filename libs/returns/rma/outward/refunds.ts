import { type Outwards, unitsOf } from '../../outward.js';
import type {
  RefundApprovalRequested,
  RefundApproved,
  RefundBreakdown,
  RefundNotSettled,
  RefundRejected,
  RefundRetryRequested,
  RefundSettled,
} from '../events.js';

type RefundsEvent = RefundApprovalRequested | RefundApproved | RefundRejected | RefundSettled | RefundNotSettled | RefundRetryRequested;

function breakdownOf({ lines, shipping, fees, total }: RefundBreakdown) {
  return {
    lines: lines.map(({ lineId, quantity, net, tax, total: ofLine }) => ({ lineId, quantity, net, tax, total: ofLine })),
    shipping,
    fees,
    total,
  };
}

export const refundsOutward = {
  RefundApprovalRequested: { version: 1, of: ({ refundId, ...refund }) => ({ refundId, ...breakdownOf(refund) }) },
  RefundApproved: { version: 1, of: ({ refundId, ...refund }) => ({ refundId, ...breakdownOf(refund) }) },
  RefundRejected: { version: 1, of: ({ refundId, personal }) => ({ refundId, personal }) },
  RefundSettled: {
    version: 1,
    of: ({ refundId, orderId, lines, total, provider, reference }) => ({
      refundId,
      orderId,
      lines: lines.map(unitsOf),
      total,
      provider,
      reference,
    }),
  },
  RefundNotSettled: { version: 1, of: ({ refundId, code }) => ({ refundId, code }) },
  RefundRetryRequested: { unpublished: 'One more attempt at the same refund; what came of it is told.' },
} as const satisfies Outwards<RefundsEvent>;
