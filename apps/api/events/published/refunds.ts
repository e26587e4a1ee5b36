import { z } from 'zod';
import { lines, money, personal, text, units } from './kinds.js';

const refund = {
  refundId: text,
  lines: z.array(z.strictObject({ ...units, net: money, tax: money, total: money })),
  shipping: money.describe('Always 0'),
  fees: money.describe('Always 0'),
  total: money,
};

export const refundsSchemas = {
  RefundApprovalRequested: z.strictObject(refund).describe('So large a refund that finance approves it'),
  RefundApproved: z.strictObject(refund).describe('This much is to be paid'),
  RefundRejected: z.strictObject({ refundId: text, ...personal({ reason: text }) }).describe('The refund is not paid'),
  RefundSettled: z
    .strictObject({ refundId: text, orderId: text, lines, total: money, provider: text, reference: text.nullable() })
    .describe('The refund was paid'),
  RefundNotSettled: z
    .strictObject({ refundId: text, code: text.describe("The payment provider's own code") })
    .describe('The payment provider declined; the refund is tried again, paid by hand or rejected'),
};
