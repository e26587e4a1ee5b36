import { isReturn, type Row } from './rows.js';

/** A body of `POST /v1/orders`, as far as this wholesaler's books tell. */
export interface Order {
  readonly orderId: string;
  readonly orderNumber: string;
  readonly buyer: Buyer;
  readonly currency: 'GBP';
  readonly placedOn: string;
  readonly lines: readonly OrderLine[];
  readonly shipping: number;
  readonly shipments: readonly Shipment[];
}

export interface Buyer {
  readonly kind: 'reseller' | 'consumer';
  readonly id: string;
}

export interface OrderLine {
  readonly lineId: string;
  readonly sku: string;
  readonly description: string;
  readonly category: null;
  readonly quantity: number;
  /** Pence paid for the line. */
  readonly itemsTotal: number;
  readonly tax: 0;
}

interface Shipment {
  readonly shipmentId: string;
  readonly shippedOn: string;
  readonly lines: readonly Pick<OrderLine, 'lineId' | 'quantity'>[];
}

/** An order and when it was sold, which is finer than the day it carries. */
export interface Sale {
  readonly soldAt: string;
  readonly order: Order;
}

type SkipReason = 'writtenOff' | 'noPrice' | 'feeOnly';

const carriage: ReadonlySet<string> = new Set(['POST', 'DOT', 'C2']);
const fee = 'BANK CHARGES';
const discount = 'D';

/** The sales among the invoices, and how many invoices sell nothing for which reason. */
export function salesIn(rows: readonly Row[]): { readonly sales: readonly Sale[]; readonly skipped: Readonly<Record<SkipReason, number>> } {
  const skipped = { writtenOff: 0, noPrice: 0, feeOnly: 0 };
  const sales: Sale[] = [];
  const sold = rows.filter((row) => !isReturn(row));
  for (const invoice of Map.groupBy(sold, ({ invoiceNo }) => invoiceNo).values()) {
    const [first] = invoice;
    const reason = skipReasonOf(invoice);
    if (reason) skipped[reason] += 1;
    else if (first) sales.push({ soldAt: first.bookedAt, order: orderOf(first, invoice) });
  }
  return { sales, skipped };
}

/** Who bought or returned: a known customer is a reseller, an unknown one a guest of this invoice alone. */
export function buyerOf({ customerId, invoiceNo }: Row): Buyer {
  return customerId === null ? { kind: 'consumer', id: `guest-${invoiceNo}` } : { kind: 'reseller', id: customerId };
}

export const dayOf = (bookedAt: string): string => bookedAt.slice(0, 'YYYY-MM-DD'.length);

function skipReasonOf(invoice: readonly Row[]): SkipReason | undefined {
  if (invoice.every(({ sku }) => sku === fee)) return 'feeOnly';
  if (invoice.some(({ unitPrice }) => unitPrice > 0)) return undefined;
  return invoice.every(({ quantity }) => quantity < 0) ? 'writtenOff' : 'noPrice';
}

function orderOf(first: Row, invoice: readonly Row[]): Order {
  const { invoiceNo, bookedAt } = first;
  const day = dayOf(bookedAt);
  const lines = linesOf(invoice.filter(({ sku }) => !carriage.has(sku) && sku !== fee));
  return {
    orderId: invoiceNo,
    orderNumber: invoiceNo,
    buyer: buyerOf(first),
    currency: 'GBP',
    placedOn: day,
    lines,
    shipping: invoice.filter(({ sku }) => carriage.has(sku)).reduce((sum, { quantity, unitPrice }) => sum + quantity * unitPrice, 0),
    shipments: [{ shipmentId: `S-${invoiceNo}`, shippedOn: day, lines: lines.map(({ lineId, quantity }) => ({ lineId, quantity })) }],
  };
}

function linesOf(goods: readonly Row[]): readonly OrderLine[] {
  const seen = new Map<string, number>();
  return goods.map(({ invoiceNo, sku, description, quantity, unitPrice }) => {
    // Whose line a discount belongs to is not in the books, and a refund must not pay what was never paid.
    if (sku === discount || quantity < 0 || unitPrice === 0)
      throw new Error(`Invoice ${invoiceNo}: what was paid for ${sku} cannot be told.`);
    const nth = (seen.get(sku) ?? 0) + 1;
    seen.set(sku, nth);
    const lineId = nth === 1 ? sku : `${sku}#${nth}`;
    return { lineId, sku, description: description || sku, category: null, quantity, itemsTotal: quantity * unitPrice, tax: 0 };
  });
}
