import type { Circumstances } from '../command.js';
import type { RmaId, Sealed } from '../ids.js';
import type { ParcelItem } from '../rma/commands.js';
import type { ParcelContent } from './events.js';

export interface ReceiveWithoutRma extends Circumstances {
  readonly type: 'ReceiveWithoutRma';
  readonly parcelId: string;
  readonly carrier: string | null;
  readonly items: readonly ParcelContent[];
  readonly personal: Sealed | null;
}

export interface LinkParcel extends Circumstances {
  readonly type: 'LinkParcel';
  readonly rmaId: RmaId;
  readonly items: readonly ParcelItem[];
  readonly personal: Sealed | null;
}

export interface SendParcelBack extends Circumstances {
  readonly type: 'SendParcelBack';
  readonly carrier: string | null;
  readonly personal: Sealed | null;
}

export type ParcelCommand = ReceiveWithoutRma | LinkParcel | SendParcelBack;
