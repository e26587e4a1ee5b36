import type { Day, OrderId, RefundId, ReservationId } from '../ids.js';
import type { EvidenceAttached, ItemInspected, RefundBreakdown, RequestedLine, ReturnRequested, UnexpectedItemReceived } from './events.js';
import type { Units } from './units.js';

export type Stage = 'requested' | 'issued' | 'declined' | 'cancelled' | 'expired' | 'closed';

export interface CaseLine extends RequestedLine {
  readonly serials: readonly { readonly slot: number; readonly serialNumber: string }[];
  readonly units: Units;
}

export interface CaseRefund extends RefundBreakdown {
  readonly refundId: RefundId;
  readonly status: 'awaitingApproval' | 'rejected' | 'approved' | 'settled' | 'failed';
  readonly attempt: number;
  readonly requestedBy: string | null;
  readonly reference: string | null;
}

export interface UnexpectedItem extends Omit<UnexpectedItemReceived, 'type'> {
  readonly status: 'open' | 'disposed' | 'shippedBack';
}

/** What was seen of units, the newest look last. */
export type Inspection = Pick<ItemInspected, 'lineId' | 'slots' | 'faultCode' | 'findings'>;
export type Evidence = Omit<EvidenceAttached, 'type'>;

/** One return as its events tell it. `stage` is what was decided about it; the header status is `statusOf`'s. */
export interface Case {
  readonly stage: Stage;
  readonly request: Omit<ReturnRequested, 'type' | 'lines'>;
  readonly orderId: OrderId;
  /** The reservation on the order that holds its units now. */
  readonly reservationId: ReservationId;
  readonly rmaNumber: string | null;
  readonly returnBy: Day | null;
  /** An agent has confirmed the proof of purchase at issue. */
  readonly proofConfirmed: boolean;
  /** How often the RMA form was issued. */
  readonly forms: number;
  /** Reopened: the system does not close it any more. */
  readonly closesByHand: boolean;
  readonly lines: readonly CaseLine[];
  readonly unexpected: readonly UnexpectedItem[];
  readonly refunds: readonly CaseRefund[];
  readonly inspections: readonly Inspection[];
  readonly evidence: readonly Evidence[];
  /** The parcels without RMA that were found to belong here. */
  readonly parcelIds: readonly string[];
}
