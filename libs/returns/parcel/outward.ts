import type { Outwards } from '../outward.js';
import type { ParcelEvent } from './events.js';

/** What others get to know of a parcel that came without RMA. */
export const parcelOutward = {
  UnauthorisedParcelReceived: {
    version: 1,
    of: ({ parcelId, carrier, items, personal }) => ({ parcelId, carrier, items, personal }),
  },
  ParcelLinked: {
    version: 1,
    of: ({ parcelId, rmaId, items, personal }) => ({
      parcelId,
      rmaId,
      items: items.map(({ sku, serialNumber, quantity }) => ({ sku, serialNumber, quantity })),
      personal,
    }),
  },
  ParcelSentBack: { version: 1, of: ({ parcelId, reason, carrier, personal }) => ({ parcelId, reason, carrier, personal }) },
} as const satisfies Outwards<ParcelEvent>;
