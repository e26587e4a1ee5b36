// A stored event type is a promise: its name and fields never change, golden.json holds a sample of each.
import type { DeclineReason, Disposition, Resolution } from '../../codes.js';
import type { LineId, OrderId, ReservationId, Sealed } from '../../ids.js';
import type { Slots } from '../../money/slots.js';

export interface UnitsOfLine {
  readonly lineId: LineId;
  readonly slots: Slots;
}

export interface ParcelDispatched {
  readonly type: 'ParcelDispatched';
  readonly carrier: string;
  readonly lines: readonly UnitsOfLine[];
  /** The tracking number. */
  readonly personal: Sealed | null;
}

export interface ParcelLostInPost {
  readonly type: 'ParcelLostInPost';
  readonly orderId: OrderId;
  readonly reservationId: ReservationId;
  readonly lines: readonly UnitsOfLine[];
}

/** Units that were given up for lost turned up; their receipt follows in the same append. */
export interface LostUnitsFound {
  readonly type: 'LostUnitsFound';
  readonly orderId: OrderId;
  readonly reservationId: ReservationId;
  readonly lines: readonly UnitsOfLine[];
}

/** A parcel that had come without RMA was found to belong here; what was in it follows in the same append. */
export interface LinkedParcelReceived {
  readonly type: 'LinkedParcelReceived';
  readonly parcelId: string;
}

export interface ItemReceived {
  readonly type: 'ItemReceived';
  readonly lineId: LineId;
  readonly slots: Slots;
  readonly serialNumbers: readonly string[];
  readonly formPresent: boolean;
  readonly outOfTurn: boolean;
}

export interface UnexpectedItemReceived {
  readonly type: 'UnexpectedItemReceived';
  readonly unexpectedId: string;
  readonly why: 'surplus' | 'notOnRma' | 'serialNotOnLine' | 'foreign';
  readonly lineId: LineId | null;
  readonly sku: string | null;
  readonly serialNumber: string | null;
  readonly quantity: number;
  readonly formPresent: boolean;
  readonly outOfTurn: boolean;
  /** The description as typed at the door. */
  readonly personal: Sealed | null;
}

/** The count of a line at the dock was wrong: so many were received in truth. */
export interface ReceiptCorrected {
  readonly type: 'ReceiptCorrected';
  readonly lineId: LineId;
  readonly from: number;
  readonly to: number;
  /** The units that are received by it, or not received after all. */
  readonly slots: Slots;
  /** The reason as typed. */
  readonly personal: Sealed | null;
}

export interface ItemInspected {
  readonly type: 'ItemInspected';
  readonly lineId: LineId;
  readonly slots: Slots;
  readonly condition: string;
  readonly faultCode: string | null;
  readonly verdict: 'accepted' | 'declined';
  readonly reason: DeclineReason | null;
  readonly findings: readonly DeclineReason[];
  readonly disposition: Disposition;
  readonly evidence: readonly string[];
  readonly inspectedBy: string;
  /** The inspector's note. */
  readonly personal: Sealed | null;
}

/** Another look at units that had a verdict and are not settled. */
export interface ItemReinspected extends Omit<ItemInspected, 'type'> {
  readonly type: 'ItemReinspected';
  readonly previous: Pick<ItemInspected, 'verdict' | 'reason' | 'inspectedBy'>;
}

export interface ResolutionChosen {
  readonly type: 'ResolutionChosen';
  readonly resolution: Resolution;
  readonly lines: readonly UnitsOfLine[];
  /** Who agreed, where staff chose. */
  readonly personal: Sealed | null;
}

/** Done with units that were received; never touches verdict or money (I9). */
export interface UnitDisposed {
  readonly type: 'UnitDisposed';
  readonly disposition: Disposition;
  readonly lines: readonly UnitsOfLine[];
  readonly unexpectedIds: readonly string[];
}

/** On the way to the customer or sender again, at our cost (R11). */
export interface UnitShippedBack {
  readonly type: 'UnitShippedBack';
  readonly orderId: OrderId;
  readonly reservationId: ReservationId;
  readonly carrier: string;
  readonly lines: readonly UnitsOfLine[];
  readonly unexpectedIds: readonly string[];
  /** The tracking number. */
  readonly personal: Sealed | null;
}
