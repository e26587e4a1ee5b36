// A stored event type is a promise: its name and fields never change, golden.json holds a sample of each.
import type { RefundId, RmaId } from '../ids.js';
import type { Money } from '../money/money.js';

/** One attempt at paying, with the key that the provider knows it by: `<refundId>.<attempt>`. */
export interface RefundRequested {
  readonly type: 'RefundRequested';
  readonly refundId: RefundId;
  readonly rmaId: RmaId;
  readonly amount: Money;
  readonly provider: string;
  readonly attempt: number;
  readonly key: string;
}

/** Paid; a refund of 0 is issued without asking a provider. */
export interface RefundIssued {
  readonly type: 'RefundIssued';
  readonly refundId: RefundId;
  readonly provider: string;
  readonly attempt: number;
  readonly reference: string | null;
}

/** The provider declined this attempt for good: nothing was or will be paid by its key. */
export interface RefundDeclined {
  readonly type: 'RefundDeclined';
  readonly refundId: RefundId;
  readonly provider: string;
  readonly attempt: number;
  /** The provider's own code. */
  readonly code: string;
}

/** Nobody knows whether this attempt was paid: the provider is asked, or told the same key again. */
export interface RefundOutcomeUnknown {
  readonly type: 'RefundOutcomeUnknown';
  readonly refundId: RefundId;
  readonly provider: string;
  readonly attempt: number;
}

/** Paid by hand: finance names the document that shows it. */
export interface ManualRefundRecorded {
  readonly type: 'ManualRefundRecorded';
  readonly refundId: RefundId;
  readonly provider: string;
  readonly attempt: number;
  readonly reference: string;
}

export type RefundEvent = RefundRequested | RefundIssued | RefundDeclined | RefundOutcomeUnknown | ManualRefundRecorded;
