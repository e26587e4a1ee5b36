import type { Circumstances } from '../command.js';
import type { RefundId, RmaId } from '../ids.js';
import type { Money } from '../money/money.js';

export interface RequestPayment extends Circumstances {
  readonly type: 'RequestPayment';
  readonly refundId: RefundId;
  readonly rmaId: RmaId;
  readonly amount: Money;
  readonly provider: string;
}

/** Another attempt, after the one before it was declined for good. */
export interface RetryPayment extends Circumstances {
  readonly type: 'RetryPayment';
  readonly attempt: number;
  readonly provider: string;
}

/** What the provider answered to an attempt. */
interface Answer extends Circumstances {
  readonly attempt: number;
}

export interface RecordPaymentIssued extends Answer {
  readonly type: 'RecordPaymentIssued';
  readonly reference: string | null;
}

export interface RecordPaymentDeclined extends Answer {
  readonly type: 'RecordPaymentDeclined';
  readonly code: string;
}

export interface RecordPaymentUnknown extends Answer {
  readonly type: 'RecordPaymentUnknown';
}

/** Finance paid by hand and names the document that shows it. */
export interface RecordManualRefund extends Circumstances {
  readonly type: 'RecordManualRefund';
  readonly reference: string;
}

export type RefundCommand =
  RequestPayment | RetryPayment | RecordPaymentIssued | RecordPaymentDeclined | RecordPaymentUnknown | RecordManualRefund;
