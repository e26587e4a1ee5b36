// A stored event type is a promise: its name and fields never change, golden.json holds a sample of each.
import type { Category } from '../codes.js';
import type { Slots } from '../money/slots.js';
import type { Day, LineId, OrderId, RefundId, ReservationId, RmaId, Sealed } from '../ids.js';
import type { Party } from '../parties.js';
import type { EligibilityOverridden, ReplacementLost, ReturnRequested, RmaReinstated, UnitsOfLine } from '../rma/events.js';

export interface SoldLine {
  readonly lineId: LineId;
  readonly sku: string;
  readonly description: string;
  readonly category: Category | null;
  readonly factoryId: string | null;
  readonly quantity: number;
  readonly itemsTotal: number;
  readonly tax: number;
  /** Serial k is slot k; units without a serial come after them. */
  readonly serialNumbers: readonly string[];
}

/** What was sold: the facts that a repeat of the same order must agree with. */
export interface Sale {
  readonly orderId: OrderId;
  readonly orderNumber: string;
  readonly buyer: Pick<Party, 'kind' | 'id'>;
  readonly market: string;
  readonly currency: string;
  readonly placedOn: Day;
  readonly lines: readonly SoldLine[];
  readonly shipping: number;
  readonly payment: { readonly provider: string; readonly reference: string } | null;
}

export interface Shipment {
  readonly shipmentId: string;
  readonly shippedOn: Day;
  readonly lines: readonly { readonly lineId: LineId; readonly quantity: number }[];
}

/** Name and contacts of the buyer, sealed, and the language to write in. */
export interface BuyerContact {
  readonly personal: Sealed | null;
  readonly locale: string | null;
}

export type OrderRecorded = { readonly type: 'OrderRecorded' } & Sale & BuyerContact;
export type BuyerContactChanged = { readonly type: 'BuyerContactChanged' } & BuyerContact;
export type ShipmentRecorded = { readonly type: 'ShipmentRecorded' } & Shipment;

/** The opening of a case, written with the reservation so that a crash in between loses nothing. */
export type CaseOpening = readonly [ReturnRequested, ...EligibilityOverridden[]];

export interface UnitsReserved {
  readonly type: 'UnitsReserved';
  readonly reservationId: ReservationId;
  readonly rmaId: RmaId;
  readonly lines: readonly UnitsOfLine[];
  readonly opening: CaseOpening;
}

export interface UnitsReleased {
  readonly type: 'UnitsReleased';
  readonly reservationId: ReservationId;
  readonly rmaId: RmaId;
  readonly lines: readonly UnitsOfLine[];
}

export interface UnitsRefunded {
  readonly type: 'UnitsRefunded';
  readonly reservationId: ReservationId;
  readonly rmaId: RmaId;
  readonly refundId: RefundId;
  readonly lines: readonly UnitsOfLine[];
}

/** What the case goes on with under its new reservation; written with it so that a crash in between loses nothing. */
export type CaseContinuation = RmaReinstated | ReplacementLost;

/** The RMA's reservation ends and its next one begins with these units. */
export interface ReservationRenewed {
  readonly type: 'ReservationRenewed';
  readonly reservationId: ReservationId;
  readonly previousReservationId: ReservationId;
  readonly rmaId: RmaId;
  readonly lines: readonly UnitsOfLine[];
  readonly continuation: CaseContinuation;
}

/** Another product stands on these slots now; they keep their term and their amount (R6, I10). */
export interface UnitReplaced {
  readonly type: 'UnitReplaced';
  readonly reservationId: ReservationId;
  readonly rmaId: RmaId;
  readonly lineId: LineId;
  readonly slots: Slots;
  readonly sku: string;
  /** Of these slots in ascending order; those at the end that have none are left out. */
  readonly serialNumbers: readonly string[];
}

/** Lost on the way to us: the slots stay with their RMA. */
export interface UnitsLost {
  readonly type: 'UnitsLost';
  readonly reservationId: ReservationId;
  readonly rmaId: RmaId;
  readonly lines: readonly UnitsOfLine[];
}

export interface UnitsFound {
  readonly type: 'UnitsFound';
  readonly reservationId: ReservationId;
  readonly rmaId: RmaId;
  readonly lines: readonly UnitsOfLine[];
}

export type OrderEvent =
  | OrderRecorded
  | BuyerContactChanged
  | ShipmentRecorded
  | UnitsReserved
  | UnitsReleased
  | UnitsRefunded
  | ReservationRenewed
  | UnitReplaced
  | UnitsLost
  | UnitsFound;
