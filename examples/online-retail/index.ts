import { salesIn } from './orders.js';
import { returnsIn } from './returns.js';
import { onlineRetailRows } from './rows.js';

export type { ReturnRow } from './returns.js';
export { isReturn, type Row } from './rows.js';

export type OnlineRetail = ReturnType<typeof readOnlineRetail>;

/** The three days: the rows as booked, and what an import makes of them. */
export function readOnlineRetail() {
  const rows = onlineRetailRows();
  const { sales, skipped } = salesIn(rows);
  return { rows, orders: sales.map(({ order }) => order), skipped, returns: returnsIn(rows, sales) };
}
