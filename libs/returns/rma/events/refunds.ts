// A stored event type is a promise: its name and fields never change, golden.json holds a sample of each.
import type { LineId, OrderId, RefundId, ReservationId, Sealed } from '../../ids.js';
import type { Money } from '../../money/money.js';
import type { Slots } from '../../money/slots.js';
import type { UnitsOfLine } from './goods.js';

export interface BreakdownLine {
  readonly lineId: LineId;
  readonly quantity: number;
  readonly slots: Slots;
  readonly net: Money;
  readonly tax: Money;
  readonly total: Money;
}

/** What a refund pays and why: slot by slot what was paid for the goods, shipping and fees 0 as facts (R8, I6). */
export interface RefundBreakdown {
  readonly lines: readonly BreakdownLine[];
  readonly shipping: Money;
  readonly fees: Money;
  readonly total: Money;
}

export type RefundApprovalRequested = {
  readonly type: 'RefundApprovalRequested';
  readonly refundId: RefundId;
  readonly requestedBy: string;
} & RefundBreakdown;

export type RefundApproved = { readonly type: 'RefundApproved'; readonly refundId: RefundId } & RefundBreakdown;

export interface RefundRejected {
  readonly type: 'RefundRejected';
  readonly refundId: RefundId;
  /** The reason as typed. */
  readonly personal: Sealed;
}

export interface RefundSettled {
  readonly type: 'RefundSettled';
  readonly refundId: RefundId;
  readonly orderId: OrderId;
  readonly reservationId: ReservationId;
  readonly lines: readonly UnitsOfLine[];
  readonly total: Money;
  readonly provider: string;
  readonly reference: string | null;
}

/** The provider declined for good: the refund is tried again, paid by hand or rejected. */
export interface RefundNotSettled {
  readonly type: 'RefundNotSettled';
  readonly refundId: RefundId;
  readonly attempt: number;
  /** The provider's own code. */
  readonly code: string;
}

/** One more attempt at a refund that the provider declined. */
export interface RefundRetryRequested {
  readonly type: 'RefundRetryRequested';
  readonly refundId: RefundId;
  readonly attempt: number;
  /** Who is to pay this time; null is who pays refunds in general. */
  readonly provider: string | null;
}
