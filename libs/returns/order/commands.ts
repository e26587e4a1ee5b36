import type { Basis, Channel, OverridableRule, Resolution, ReturnReason, TroubleshootingOutcome } from '../codes.js';
import type { Circumstances } from '../command.js';
import type { Day, Instant, LineId, RefundId, ReservationId, RmaId, Sealed } from '../ids.js';
import type { Party } from '../parties.js';
import type { ReplacementLost, RmaReinstated, ShippedReplacement, UnitsOfLine } from '../rma/events.js';
import type { BuyerContact, Sale, Shipment } from './events.js';

export interface RecordOrder extends Circumstances {
  readonly type: 'RecordOrder';
  readonly sale: Sale;
  readonly contact: BuyerContact;
  readonly shipments: readonly Shipment[];
}

export interface RecordShipment extends Circumstances {
  readonly type: 'RecordShipment';
  readonly shipment: Shipment;
}

export interface WantedLine {
  readonly lineId: LineId;
  readonly quantity: number;
  readonly serialNumbers?: readonly string[] | undefined;
  readonly reason: ReturnReason;
}

export interface RequestReturn extends Circumstances {
  readonly type: 'RequestReturn';
  readonly rmaId: RmaId;
  readonly basis: Basis;
  readonly lines: readonly WantedLine[];
  readonly wantedResolution: Resolution;
  readonly channel: Channel;
  readonly requestedBy: Party;
  /** How the sale was named; a consumer of a reseller shows it with an order number or a serial. */
  readonly saleNamedBy: 'orderId' | 'orderNumber' | 'serialNumber';
  readonly proofOfPurchase: { readonly purchasedOn: Day } | null;
  readonly troubleshooting: { readonly guideId: string | null; readonly outcome: TroubleshootingOutcome } | null;
  /** A lead sets one rule aside and says why. */
  readonly override: { readonly rule: OverridableRule; readonly personal: Sealed } | null;
  /** When it was asked for, if not now: cases brought over from elsewhere. */
  readonly requestedAt: Instant | null;
  readonly personal: Sealed | null;
}

export interface ReleaseUnits extends Circumstances {
  readonly type: 'ReleaseUnits';
  readonly reservationId: ReservationId;
  readonly rmaId: RmaId;
  /** Without them all that the reservation holds. */
  readonly lines?: readonly UnitsOfLine[] | undefined;
}

export interface RecordUnitsRefunded extends Circumstances {
  readonly type: 'RecordUnitsRefunded';
  readonly reservationId: ReservationId;
  readonly rmaId: RmaId;
  readonly refundId: RefundId;
  readonly lines: readonly UnitsOfLine[];
}

/** What the case goes on with, but for what the new reservation is and holds. */
export type Continuing = Pick<RmaReinstated, 'type' | 'orderId' | 'returnBy' | 'personal'> | Pick<ReplacementLost, 'type'>;

export interface RenewReservation extends Circumstances {
  readonly type: 'RenewReservation';
  readonly rmaId: RmaId;
  /** The RMA's reservation as the case knows it; another one has been renewed meanwhile. */
  readonly previousReservationId: ReservationId;
  /** To be held again, beside what is held still. */
  readonly lines: readonly UnitsOfLine[];
  readonly continuing: Continuing;
}

/** The reservation holds nothing but these units. */
export interface KeepUnits extends Circumstances {
  readonly type: 'KeepUnits';
  readonly reservationId: ReservationId;
  readonly rmaId: RmaId;
  readonly lines: readonly UnitsOfLine[];
}

/** Replacements left us for units that the RMA holds. */
export interface RecordUnitsReplaced extends Circumstances {
  readonly type: 'RecordUnitsReplaced';
  readonly rmaId: RmaId;
  readonly lines: readonly ShippedReplacement[];
}

export interface RecordUnitsLost extends Circumstances {
  readonly type: 'RecordUnitsLost';
  readonly rmaId: RmaId;
  readonly lines: readonly UnitsOfLine[];
}

export interface RecordUnitsFound extends Circumstances {
  readonly type: 'RecordUnitsFound';
  readonly rmaId: RmaId;
  readonly lines: readonly UnitsOfLine[];
}

export type OrderCommand =
  | RecordOrder
  | RecordShipment
  | RequestReturn
  | ReleaseUnits
  | RecordUnitsRefunded
  | RenewReservation
  | KeepUnits
  | RecordUnitsReplaced
  | RecordUnitsLost
  | RecordUnitsFound;
