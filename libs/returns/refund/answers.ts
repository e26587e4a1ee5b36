import { refuse, type Decision, type Refusal } from '../decision.js';
import type { RecordPaymentDeclined, RecordPaymentIssued, RecordPaymentUnknown } from './commands.js';
import type { RefundEvent } from './events.js';
import type { KnownPayment } from './state.js';

/** Paid once, whatever the provider and the network do (I12); told again with the same reference it is already so. */
export function recordPaymentIssued({ attempt, reference }: RecordPaymentIssued, payment: KnownPayment): Decision<RefundEvent> {
  const { refundId, provider } = payment;
  if (isOpen(payment, attempt)) return [{ type: 'RefundIssued', refundId, provider, attempt, reference }];
  const isSo = payment.status === 'paid' && payment.attempt === attempt && payment.reference === reference;
  return isSo ? [] : contradicts(payment, attempt);
}

/** For good: only after it another attempt is made. */
export function recordPaymentDeclined({ attempt, code }: RecordPaymentDeclined, payment: KnownPayment): Decision<RefundEvent> {
  const { refundId, provider } = payment;
  if (isOpen(payment, attempt)) return [{ type: 'RefundDeclined', refundId, provider, attempt, code }];
  const isSo = attempt < payment.attempt || (payment.status === 'declined' && payment.attempt === attempt);
  return isSo ? [] : contradicts(payment, attempt);
}

/** Not knowing tells nothing where an answer is known. */
export function recordPaymentUnknown({ attempt }: RecordPaymentUnknown, payment: KnownPayment): Decision<RefundEvent> {
  const { refundId, provider } = payment;
  if (attempt > payment.attempt) return contradicts(payment, attempt);
  const isAwaited = payment.status === 'requested' && payment.attempt === attempt;
  return isAwaited ? [{ type: 'RefundOutcomeUnknown', refundId, provider, attempt }] : [];
}

function isOpen({ status, attempt }: KnownPayment, answered: number): boolean {
  return attempt === answered && (status === 'requested' || status === 'unknown');
}

function contradicts({ refundId, status, attempt }: KnownPayment, answered: number): Refusal {
  return refuse('REFUND_NOT_OPEN', `Attempt ${answered} at refund ${refundId} is not open: attempt ${attempt} is ${status}.`, {
    refundId,
    status,
    attempt,
    answered,
  });
}
