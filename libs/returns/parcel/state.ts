import type { RmaId, Sealed } from '../ids.js';
import type { ParcelItem } from '../rma/commands.js';
import { unknownType } from '../unknown-type.js';
import type { ParcelEvent, UnauthorisedParcelReceived } from './events.js';

export type ReceivedParcel = Omit<UnauthorisedParcelReceived, 'type' | 'items'> & {
  /** With their descriptions, once it is linked. */
  readonly items: readonly ParcelItem[];
  readonly status: 'quarantined' | 'linked' | 'sentBack';
  readonly rmaId: RmaId | null;
  /** How it went back. */
  readonly sentBack: { readonly carrier: string | null; readonly personal: Sealed | null } | null;
};

/** A parcel that came without RMA. */
export type Parcel = { readonly status: 'none' } | ReceivedParcel;

export const noParcel: Parcel = { status: 'none' };

export function evolveParcel(state: Parcel, event: ParcelEvent): Parcel {
  if (event.type === 'UnauthorisedParcelReceived') {
    const { type: _, ...received } = event;
    const items = event.items.map((item) => ({ ...item, personal: null }));
    return { ...received, items, status: 'quarantined', rmaId: null, sentBack: null };
  }
  if (state.status === 'none') throw new Error(`${event.type} before UnauthorisedParcelReceived`);
  switch (event.type) {
    case 'ParcelLinked':
      return { ...state, status: 'linked', rmaId: event.rmaId, items: event.items, personal: event.personal };
    case 'ParcelSentBack':
      return { ...state, status: 'sentBack', sentBack: { carrier: event.carrier, personal: event.personal } };
    default:
      return unknownType(event);
  }
}
