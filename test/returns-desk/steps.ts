import fc from 'fast-check';
import { categories, type OrderId, type Sale, type Shipment } from '#rma/returns';

/** How often each thing is done, out of all of them together. */
const weights = {
  request: 7,
  finish: 2,
  repeat: 5,
  wait: 2,
  ship: 1,
  issue: 8,
  decline: 1,
  cancel: 1,
  dispatch: 4,
  lost: 2,
  receive: 12,
  correct: 1,
  inspect: 7,
  choose: 3,
  refund: 7,
  approve: 4,
  reject: 1,
  pay: 6,
  declinePayment: 1,
  retry: 1,
  allocate: 4,
  unavailable: 1,
  shipReplacement: 4,
  loseReplacement: 1,
  startRepair: 3,
  completeRepair: 3,
  abandonRepair: 1,
  shipBack: 4,
  dispose: 2,
  basis: 2,
  expire: 2,
  reinstate: 2,
  close: 2,
  reopen: 1,
  claim: 2,
  note: 1,
} as const;

export type Act = keyof typeof weights;
const acts = (Object.keys(weights) as Act[]).flatMap((act) => Array.from({ length: weights[act] }, () => act));

/** One step; what its numbers mean depends on what is done. */
export const steps = fc.record({
  does: fc.constantFrom(...acts),
  which: fc.nat(99),
  quantity: fc.integer({ min: 1, max: 3 }),
  isNamed: fc.boolean(),
  choice: fc.nat(99),
});
export type Step = typeof steps extends fc.Arbitrary<infer Value> ? Value : never;

const line = fc.record({
  category: fc.constantFrom(...categories, null),
  factoryId: fc.constantFrom('factory-1', 'factory-2', null),
  quantity: fc.integer({ min: 1, max: 7 }),
  itemsTotal: fc.integer({ min: 0, max: 90_000 }),
  tax: fc.integer({ min: 0, max: 9_000 }),
  serials: fc.nat(7),
});

/** An order of one to three lines, of which all or all but one left in February in one parcel or two. */
export const orders = fc
  .record({ lines: fc.array(line, { minLength: 1, maxLength: 3 }), isConsumers: fc.boolean(), isSplit: fc.boolean() })
  .map(({ lines, isConsumers, isSplit }) => ({
    buyer: { kind: isConsumers ? 'consumer' : 'reseller', id: 'buyer-1' } as Sale['buyer'],
    lines: lines.map(({ serials, ...facts }, n) => ({
      ...facts,
      lineId: `line-${n + 1}`,
      sku: `SKU-${n + 1}`,
      description: `Product ${n + 1}`,
      serialNumbers: Array.from({ length: Math.min(serials, facts.quantity) }, (_, k) => `S-${n + 1}-${k}`),
    })),
    isSplit,
  }));
export type AnyOrder = typeof orders extends fc.Arbitrary<infer Value> ? Value : never;

export function saleOf(order: AnyOrder, orderId: string): Sale {
  return {
    orderId: orderId as OrderId,
    orderNumber: `N-${orderId}`,
    buyer: order.buyer,
    market: 'GB',
    currency: 'GBP',
    placedOn: '2026-02-18',
    lines: order.lines,
    shipping: 750,
    payment: null,
  } as unknown as Sale;
}

/** The parcels of the order; the second holds one unit of the first line. */
export function parcelsOf({ lines, isSplit }: AnyOrder): readonly [first: Shipment, second: Shipment | undefined] {
  const [large] = lines.filter(({ quantity }) => quantity > 1);
  const later = isSplit ? large : undefined;
  const sent = lines.map(({ lineId, quantity }) => ({ lineId, quantity: lineId === later?.lineId ? quantity - 1 : quantity }));
  const first = { shipmentId: 'parcel-1', shippedOn: '2026-02-20', lines: sent } as unknown as Shipment;
  if (!later) return [first, undefined];
  return [
    first,
    { shipmentId: 'parcel-2', shippedOn: '2026-02-25', lines: [{ lineId: later.lineId, quantity: 1 }] } as unknown as Shipment,
  ];
}
