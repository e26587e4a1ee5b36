import type { ReturnRow } from '../online-retail/index.js';

type Wish = Pick<ReturnRow, 'orderNumber' | 'lineId' | 'quantity' | 'buyer' | 'requestedAt'>;

/** A body of `POST /v1/rmas`: money back for one line, asked for in the buyer's name at the buyer's time. */
export function returnRequest({ orderNumber, lineId, quantity, buyer, requestedAt }: Wish) {
  return {
    orderNumber,
    basis: 'moneyBack',
    lines: [{ lineId, quantity, reason: { code: 'changeOfMind' } }],
    wantedResolution: 'refund',
    channel: buyer.kind,
    requestedBy: buyer,
    requestedAt,
  };
}
