import type { Money } from '../money/money.js';
import type { RefundId, RmaId } from '../ids.js';
import type { RefundEvent } from './events.js';
import { unknownType } from '../unknown-type.js';

export interface KnownPayment {
  readonly status: 'requested' | 'unknown' | 'declined' | 'paid';
  readonly refundId: RefundId;
  readonly rmaId: RmaId;
  readonly amount: Money;
  readonly provider: string;
  readonly attempt: number;
  readonly reference: string | null;
}

/** One refund's dealings with the payment provider. */
export type RefundPayment = { readonly status: 'none' } | KnownPayment;

export const noRefund: RefundPayment = { status: 'none' };

export function evolveRefund(state: RefundPayment, event: RefundEvent): RefundPayment {
  if (event.type === 'RefundRequested') {
    const { refundId, rmaId, amount, provider, attempt } = event;
    return { status: 'requested', refundId, rmaId, amount, provider, attempt, reference: null };
  }
  if (state.status === 'none') throw new Error(`${event.type} before RefundRequested`);
  switch (event.type) {
    case 'RefundDeclined':
      return { ...state, status: 'declined' };
    case 'RefundOutcomeUnknown':
      return { ...state, status: 'unknown' };
    case 'RefundIssued':
    case 'ManualRefundRecorded':
      return { ...state, status: 'paid', reference: event.reference };
    default:
      return unknownType(event);
  }
}
