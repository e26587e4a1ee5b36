import { isRefusal, type Decision } from '../../decision.js';
import type { FailRefund, RetryRefund, SettleRefund } from '../commands.js';
import type { RmaEvent } from '../events.js';
import type { Case } from '../state.js';
import { declinedAmong, inspectorAmong, notOpen, openRefund } from './open-refund.js';

/** Once per refund, whatever is told how often; only what was approved. */
export function settleRefund({ refundId, provider, reference }: SettleRefund, rma: Case): Decision<RmaEvent> {
  const paid = openRefund(rma, refundId);
  if (isRefusal(paid)) return paid;
  if (paid.status === 'settled') return [];
  if (paid.status !== 'approved') return notOpen(paid);
  const { orderId, reservationId } = rma;
  const lines = paid.lines.map(({ lineId, slots }) => ({ lineId, slots }));
  return [{ type: 'RefundSettled', refundId, orderId, reservationId, lines, total: paid.total, provider, reference }];
}

/** Once per attempt: its units can neither be refunded anew nor settled otherwise until it is retried, paid by hand or rejected. */
export function failRefund({ refundId, attempt, code }: FailRefund, rma: Case): Decision<RmaEvent> {
  const failed = openRefund(rma, refundId);
  if (isRefusal(failed)) return failed;
  if (failed.status === 'approved' && failed.attempt === attempt) return [{ type: 'RefundNotSettled', refundId, attempt, code }];
  const isKnown = failed.attempt > attempt || (failed.attempt === attempt && ['failed', 'rejected'].includes(failed.status));
  return isKnown ? [] : notOpen(failed);
}

/** One more attempt at what the provider declined, by the provider again or by hand. It was approved before; no duty is mixed by it. */
export function retryRefund({ refundId, provider, actor }: RetryRefund, rma: Case): Decision<RmaEvent> {
  const failed = openRefund(rma, refundId, 'failed');
  if (isRefusal(failed)) return failed;
  if (failed.status === 'approved' && failed.attempt > 1) return [];
  if (failed.status !== 'failed') return notOpen(failed);
  const problem = inspectorAmong(rma, failed.lines, actor) ?? declinedAmong(rma, failed);
  return problem ?? [{ type: 'RefundRetryRequested', refundId: failed.refundId, attempt: failed.attempt + 1, provider }];
}
