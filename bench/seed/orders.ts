import type { Circumstances, Day, LineId, OrderId, Party, RecordOrder, RequestReturn, RmaId, Sealed } from '#rma/returns';
import { orderOf } from '../traffic/orders.js';

type Plain<Command> = Omit<Command, keyof Circumstances>;

/** The nth order as the domain records it. */
export function saleOf(n: number, buyer: Pick<Party, 'kind' | 'id'>, personal: Sealed): Plain<RecordOrder> {
  const { orderId, orderNumber, currency, placedOn, shipping, lines, shipments } = orderOf(n);
  return {
    type: 'RecordOrder',
    sale: {
      orderId: orderId as OrderId,
      orderNumber,
      buyer,
      market: '*',
      currency,
      placedOn: placedOn as Day,
      lines: lines.map((line) => ({ ...line, lineId: line.lineId as LineId, factoryId: null, serialNumbers: [] })),
      shipping,
      payment: null,
    },
    contact: { personal, locale: null },
    shipments: shipments.map((shipment) => ({
      ...shipment,
      shippedOn: shipment.shippedOn as Day,
      lines: shipment.lines.map(({ lineId, quantity }) => ({ lineId: lineId as LineId, quantity })),
    })),
  };
}

/** One unit of its first line is wanted back. */
export function requestOf(rmaId: RmaId, buyer: Pick<Party, 'kind' | 'id'>, personal: Sealed): Plain<RequestReturn> {
  return {
    type: 'RequestReturn',
    rmaId,
    basis: 'moneyBack',
    lines: [{ lineId: '1' as LineId, quantity: 1, reason: 'changeOfMind' }],
    wantedResolution: 'refund',
    channel: 'agent',
    requestedBy: { ...buyer, locale: null },
    saleNamedBy: 'orderId',
    proofOfPurchase: null,
    troubleshooting: null,
    override: null,
    requestedAt: null,
    personal,
  };
}
