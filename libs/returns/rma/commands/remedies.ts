import type { Disposition } from '../../codes.js';
import type { Circumstances } from '../../command.js';
import type { Sealed } from '../../ids.js';
import type { Money } from '../../money/money.js';
import type { NamedUnits } from '../select.js';

interface OnUnits extends Circumstances {
  readonly lines?: readonly NamedUnits[] | undefined;
}

/** A parcel of ours to the customer or sender. */
interface Parcel {
  readonly carrier: string;
  /** The tracking number. */
  readonly personal: Sealed | null;
}

/** With a unit's value: for what is to be replaced by another product of the same value. */
export interface AllocateReplacement extends OnUnits {
  readonly type: 'AllocateReplacement';
  readonly sku: string | null;
  readonly unitValue: Money | null;
}

export interface ReportReplacementUnavailable extends OnUnits {
  readonly type: 'ReportReplacementUnavailable';
}

export interface ShipReplacement extends OnUnits, Parcel {
  readonly type: 'ShipReplacement';
  /** Of the units in the order of their lines and slots; at most one each. */
  readonly serialNumbers: readonly string[];
}

export interface StartRepair extends OnUnits {
  readonly type: 'StartRepair';
}

export interface CompleteRepair extends OnUnits {
  readonly type: 'CompleteRepair';
  readonly parts: readonly { readonly partNumber: string; readonly quantity: number }[];
  readonly labourMinutes: number;
}

export interface AbandonRepair extends OnUnits {
  readonly type: 'AbandonRepair';
  readonly personal: Sealed | null;
}

/** Without `lines` and `unexpectedIds` all that is to go back. */
export interface ShipBack extends OnUnits, Parcel {
  readonly type: 'ShipBack';
  readonly unexpectedIds?: readonly string[] | undefined;
}

/** Without `lines` and `unexpectedIds` all that is here. */
export interface Dispose extends OnUnits {
  readonly type: 'Dispose';
  readonly unexpectedIds?: readonly string[] | undefined;
  readonly disposition: Disposition;
}

export type RemedyCommand =
  AllocateReplacement | ReportReplacementUnavailable | ShipReplacement | StartRepair | CompleteRepair | AbandonRepair | ShipBack | Dispose;
