import type { Shop, Who } from './shop.js';

type Buyer = Parameters<Shop['asker']>[0] & Who;
interface Wanted {
  readonly lineId: string;
  readonly quantity: number;
  readonly serialNumbers?: readonly string[];
}

/** A body of `POST /v1/rmas` under the money-back guarantee. */
export function moneyBack(shop: Shop, by: Buyer, orderId: string, line: Wanted, code: string) {
  const asker = shop.asker(by);
  return {
    orderId,
    basis: 'moneyBack',
    lines: [{ ...line, reason: { code } }],
    wantedResolution: 'refund',
    channel: asker.kind,
    requestedBy: asker,
  };
}

/** A body of `POST /v1/rmas` under the warranty, after the troubleshooting; a consumer of a reseller shows the proof. */
export function warranty(
  shop: Shop,
  by: Buyer,
  sale: object,
  line: Wanted,
  wanted: { readonly resolution: string; readonly text: string },
) {
  const asker = shop.asker(by);
  return {
    ...sale,
    basis: 'warranty',
    lines: [{ ...line, reason: { code: 'defective', text: wanted.text } }],
    wantedResolution: wanted.resolution,
    channel: asker.kind,
    requestedBy: asker,
    troubleshooting: { steps: ['charged it overnight', 'reset it'], outcome: 'notSolved' },
  };
}

/** Goods at the door, with the RMA form in the parcel. */
export const arrived = (quantity: number, more: object = {}) => ({
  items: [{ lineId: '1', quantity, ...more }],
  rmaFormPresent: true,
});

export const inspected = (verdict: 'accepted' | 'declined', disposition: string, more: object = {}) => ({
  items: [{ lineId: '1', quantity: 1, condition: 'used', verdict, disposition, ...more }],
});

export const parcel = (carrier: string, trackingNumber: string) => ({ carrier, trackingNumber });
