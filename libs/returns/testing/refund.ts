import type {
  ManualRefundRecorded,
  RecordManualRefund,
  RecordPaymentDeclined,
  RecordPaymentIssued,
  RecordPaymentUnknown,
  RefundDeclined,
  RefundIssued,
  RefundOutcomeUnknown,
  RefundRequested,
  RequestPayment,
  RetryPayment,
} from '../index.js';
import { by, finance, upstream } from './circumstances.js';
import { builder } from './plain.js';

const payment = { refundId: 'refund-1', rmaId: 'rma-1', amount: { amount: 3666, currency: 'GBP' }, provider: 'manual' };

export const refundRequested = builder<RefundRequested>('RefundRequested', { ...payment, attempt: 1, key: 'refund-1.1' });
export const refundIssued = builder<RefundIssued>('RefundIssued', {
  refundId: 'refund-1',
  provider: 'none',
  attempt: 1,
  reference: null,
});
export const refundDeclined = builder<RefundDeclined>('RefundDeclined', {
  refundId: 'refund-1',
  provider: 'manual',
  attempt: 1,
  code: 'account_closed',
});
export const refundOutcomeUnknown = builder<RefundOutcomeUnknown>('RefundOutcomeUnknown', {
  refundId: 'refund-1',
  provider: 'manual',
  attempt: 1,
});
export const manualRefundRecorded = builder<ManualRefundRecorded>('ManualRefundRecorded', {
  refundId: 'refund-1',
  provider: 'manual',
  attempt: 1,
  reference: 'BANK-1',
});

export const requestPayment = builder<RequestPayment>('RequestPayment', { ...by(upstream), ...payment });
export const recordManualRefund = builder<RecordManualRefund>('RecordManualRefund', { ...by(finance), reference: 'BANK-1' });
export const retryPayment = builder<RetryPayment>('RetryPayment', { ...by(finance), attempt: 2, provider: 'manual' });
export const recordPaymentIssued = builder<RecordPaymentIssued>('RecordPaymentIssued', { ...by(upstream), attempt: 1, reference: 'pay-1' });
export const recordPaymentDeclined = builder<RecordPaymentDeclined>('RecordPaymentDeclined', {
  ...by(upstream),
  attempt: 1,
  code: 'account_closed',
});
export const recordPaymentUnknown = builder<RecordPaymentUnknown>('RecordPaymentUnknown', { ...by(upstream), attempt: 1 });
