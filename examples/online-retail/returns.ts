import { type Buyer, buyerOf, dayOf, type Order, type OrderLine, type Sale } from './orders.js';
import { isReturn, type Row } from './rows.js';

/** A row of a credit note as its buyer would have asked for it. */
export interface ReturnRow {
  readonly creditNote: string;
  readonly buyer: Buyer;
  readonly sku: string;
  readonly description: string;
  readonly quantity: number;
  /** Pence that the wholesaler itself gave back. */
  readonly credited: number;
  readonly requestedAt: string;
  /** What the buyer can name: a purchase of enough units, else their newest order, else the credit note alone. */
  readonly names: 'purchase' | 'newestOrder' | 'creditNote';
  readonly orderNumber: string;
  readonly lineId: string;
}

interface Purchase {
  readonly order: Order;
  readonly line: OrderLine;
}

/** The return rows in the order they were booked, each with the order its buyer would name. */
export function returnsIn(rows: readonly Row[], sales: readonly Sale[]): readonly ReturnRow[] {
  const returned = new Map<OrderLine, number>();
  const salesOf = Map.groupBy(sales.toSorted(bySoldAt), ({ order }) => order.buyer.id);
  return rows.filter(isReturn).map((row) => {
    const own = salesOf.get(buyerOf(row).id) ?? [];
    const purchase = purchaseOf(row, own, returned);
    if (purchase) returned.set(purchase.line, (returned.get(purchase.line) ?? 0) - row.quantity);
    return returnOf(row, purchase, own.at(-1)?.order);
  });
}

/** The latest purchase before the return that still has the units, else one of the same day: entitlement goes by date. */
function purchaseOf(
  { sku, quantity, bookedAt }: Row,
  own: readonly Sale[],
  returned: ReadonlyMap<OrderLine, number>,
): Purchase | undefined {
  const hasUnits = (line: OrderLine) => line.sku === sku && line.quantity - (returned.get(line) ?? 0) >= -quantity;
  const candidates = own.flatMap(({ soldAt, order }) => {
    const line = order.placedOn <= dayOf(bookedAt) ? order.lines.find(hasUnits) : undefined;
    return line ? [{ soldAt, order, line }] : [];
  });
  return candidates.findLast(({ soldAt }) => soldAt <= bookedAt) ?? candidates[0];
}

function returnOf(row: Row, purchase: Purchase | undefined, newest: Order | undefined): ReturnRow {
  const { invoiceNo, sku, description, quantity, unitPrice, bookedAt } = row;
  const order = purchase?.order ?? newest;
  return {
    creditNote: invoiceNo,
    buyer: buyerOf(row),
    sku,
    description: description || sku,
    quantity: -quantity,
    credited: -quantity * unitPrice,
    requestedAt: `${bookedAt}Z`, // London keeps to UTC in December
    names: purchase ? 'purchase' : newest ? 'newestOrder' : 'creditNote',
    orderNumber: order?.orderNumber ?? invoiceNo,
    lineId: purchase?.line.lineId ?? sku,
  };
}

const bySoldAt = (one: Sale, other: Sale): number => (one.soldAt < other.soldAt ? -1 : Number(one.soldAt > other.soldAt));
