// A stored event type is a promise: its name and fields never change, golden.json holds a sample of each.
import type { DeclineReason } from '../../codes.js';
import type { Day, OrderId, ReservationId, Sealed } from '../../ids.js';
import type { UnitsOfLine } from './goods.js';

export interface RmaIssued {
  readonly type: 'RmaIssued';
  readonly rmaNumber: string;
  readonly returnBy: Day;
  readonly returnAddress: readonly string[];
  readonly formDocument: string;
  readonly proofConfirmed: boolean;
}

export interface RmaFormReissued {
  readonly type: 'RmaFormReissued';
  readonly formDocument: string;
}

export interface ReturnDeclined {
  readonly type: 'ReturnDeclined';
  readonly reason: DeclineReason;
  readonly orderId: OrderId;
  readonly reservationId: ReservationId;
  /** The message to who asked. */
  readonly personal: Sealed | null;
}

export interface ReturnCancelled {
  readonly type: 'ReturnCancelled';
  readonly orderId: OrderId;
  readonly reservationId: ReservationId;
  /** The reason in the words of who cancelled. */
  readonly personal: Sealed | null;
}

/** Nothing came or left by the end of `returnBy`: all units are released. */
export interface RmaExpired {
  readonly type: 'RmaExpired';
  readonly orderId: OrderId;
  readonly reservationId: ReservationId;
}

/** These units did not leave the sender by the end of `returnBy` and are released; the rest goes on. */
export interface OutstandingUnitsExpired {
  readonly type: 'OutstandingUnitsExpired';
  readonly orderId: OrderId;
  readonly reservationId: ReservationId;
  readonly lines: readonly UnitsOfLine[];
}

/** Live again under a new reservation that holds all of its unsettled units. */
export interface RmaReinstated {
  readonly type: 'RmaReinstated';
  readonly orderId: OrderId;
  readonly reservationId: ReservationId;
  /** Null where it was never issued. */
  readonly returnBy: Day | null;
  /** The units that the new reservation holds. */
  readonly lines: readonly UnitsOfLine[];
  /** The reason as typed. */
  readonly personal: Sealed | null;
}

export const closingOutcomes = ['refunded', 'replaced', 'repaired', 'returned', 'lost', 'mixed'] as const;

export interface RmaClosed {
  readonly type: 'RmaClosed';
  readonly outcome: (typeof closingOutcomes)[number];
}

/** From here on it is closed by hand only. */
export interface RmaReopened {
  readonly type: 'RmaReopened';
  /** The reason as typed. */
  readonly personal: Sealed | null;
}

export interface NoteAdded {
  readonly type: 'NoteAdded';
  /** The text. */
  readonly personal: Sealed;
}

/** A file that is kept, sealed, outside the events. */
export interface EvidenceAttached {
  readonly type: 'EvidenceAttached';
  readonly evidenceId: string;
  /** Of the file as it was handed in, in hex. */
  readonly sha256: string;
  /** Of the file as it is kept, so that it can be checked without its key. */
  readonly sealedSha256: string;
  readonly mediaType: string;
  readonly bytes: number;
  /** The file's name. */
  readonly personal: Sealed | null;
}
