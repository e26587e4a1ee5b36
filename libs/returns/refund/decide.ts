import { refuse, type Decision } from '../decision.js';
import { recordPaymentDeclined, recordPaymentIssued, recordPaymentUnknown } from './answers.js';
import type { RecordManualRefund, RefundCommand, RequestPayment, RetryPayment } from './commands.js';
import type { RefundEvent } from './events.js';
import type { KnownPayment, RefundPayment } from './state.js';
import { unknownType } from '../unknown-type.js';

export function decideRefund(command: RefundCommand, state: RefundPayment): Decision<RefundEvent> {
  if (command.type === 'RequestPayment') return requestPayment(command, state);
  if (state.status === 'none') return refuse('REFUND_NOT_FOUND', 'This refund was not approved.');
  switch (command.type) {
    case 'RetryPayment':
      return retryPayment(command, state);
    case 'RecordPaymentIssued':
      return recordPaymentIssued(command, state);
    case 'RecordPaymentDeclined':
      return recordPaymentDeclined(command, state);
    case 'RecordPaymentUnknown':
      return recordPaymentUnknown(command, state);
    case 'RecordManualRefund':
      return recordManualRefund(command, state);
    default:
      return unknownType(command);
  }
}

/** The key is written before any provider is called; a refund of 0 settles without one (design page 1.5). */
function requestPayment({ refundId, rmaId, amount, provider }: RequestPayment, state: RefundPayment): Decision<RefundEvent> {
  if (state.status !== 'none') return [];
  const requested: RefundEvent = { type: 'RefundRequested', refundId, rmaId, amount, provider, attempt: 1, key: `${refundId}.1` };
  return amount.amount === 0 ? [requested, { type: 'RefundIssued', refundId, provider: 'none', attempt: 1, reference: null }] : [requested];
}

/** The attempt grows only after a definitive decline, so that one whose outcome is unknown is never paid a second time (I12). */
function retryPayment({ attempt, provider }: RetryPayment, payment: KnownPayment): Decision<RefundEvent> {
  const { refundId, rmaId, amount, status } = payment;
  if (payment.attempt >= attempt) return [];
  if (status !== 'declined' || attempt !== payment.attempt + 1) return notOpen(payment);
  return [{ type: 'RefundRequested', refundId, rmaId, amount, provider, attempt, key: `${refundId}.${attempt}` }];
}

/** By hand, while no provider may be paying it: finance pays itself, or has found out what became of an unknown attempt. */
function recordManualRefund({ reference }: RecordManualRefund, payment: KnownPayment): Decision<RefundEvent> {
  const { refundId, attempt, status, provider } = payment;
  const isOurs = status === 'unknown' || (status === 'requested' && provider === 'manual');
  if (isOurs) return [{ type: 'ManualRefundRecorded', refundId, provider: 'manual', attempt, reference }];
  return status === 'paid' && payment.reference === reference ? [] : notOpen(payment);
}

function notOpen({ refundId, status, attempt }: KnownPayment) {
  return refuse('REFUND_NOT_OPEN', `Attempt ${attempt} at refund ${refundId} is ${status}.`, { refundId, status, attempt });
}
