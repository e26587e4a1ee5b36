// A stored event type is a promise: its name and fields never change, golden.json holds a sample of each.
import type { RmaId, Sealed } from '../ids.js';
import type { ParcelItem } from '../rma/commands.js';

/** What is known of a thing in the parcel, but for its description. */
export type ParcelContent = Omit<ParcelItem, 'personal'>;

/** A parcel came without RMA: its goods are in quarantine until it is linked or sent back (R14). */
export interface UnauthorisedParcelReceived {
  readonly type: 'UnauthorisedParcelReceived';
  readonly parcelId: string;
  readonly carrier: string | null;
  readonly items: readonly ParcelContent[];
  /** Tracking number and descriptions, under a person of the parcel's own: nobody knows yet whose they are. */
  readonly personal: Sealed | null;
}

/** It belongs to this RMA, where its goods are received. */
export interface ParcelLinked {
  readonly type: 'ParcelLinked';
  readonly parcelId: string;
  readonly rmaId: RmaId;
  /** Each with its description, under who asked for the return. */
  readonly items: readonly ParcelItem[];
  /** The tracking number, under who asked for the return. */
  readonly personal: Sealed | null;
}

/** It belongs to no RMA and went back to where it came from. */
export interface ParcelSentBack {
  readonly type: 'ParcelSentBack';
  readonly parcelId: string;
  readonly reason: 'rmaMissing';
  readonly carrier: string | null;
  /** The tracking number. */
  readonly personal: Sealed | null;
}

export type ParcelEvent = UnauthorisedParcelReceived | ParcelLinked | ParcelSentBack;
