import type { ImportAnswer } from '../answers.js';
import { count, pounds } from '../report/words.js';
import type { Staff, Stage } from '../stage.js';
import { expectEqual } from '../unexpected.js';

/** Every sale of the three days, as one stream of NDJSON; and once more, as it happens when an answer got lost. */
export async function importOrders({ retail: { orders, skipped }, report }: Stage, { system }: Staff): Promise<void> {
  report.chapter('Orders: three days of real sales through POST /v1/orders/import');
  expectEqual('The invoices that sell nothing', skipped, { writtenOff: 30, noPrice: 15, feeOnly: 1 });
  const guests = orders.filter(({ buyer }) => buyer.kind === 'consumer');
  expectEqual('The orders, and those by guests', [orders.length, guests.length], [336, 22]);

  const progress = report.progress('orders', orders.length);
  const importAll = (sent: () => void) => system.stream<ImportAnswer>('/v1/orders/import', ndjsonOf(orders, sent));
  const first = await importAll(() => progress.advance()).finally(() => progress.end());
  const again = await importAll(() => undefined);
  const outcome = { lines: 336, recorded: 0, known: 0, rejected: 0, rejectedLines: [] };
  expectEqual('The import', first.body, { ...outcome, recorded: 336 });
  expectEqual('The same import again', again.body, { ...outcome, known: 336 });

  const lines = orders.flatMap((order) => order.lines);
  const paid = lines.reduce((sum, { itemsTotal }) => sum + itemsTotal, 0);
  report.holds(`336 of 382 invoices became orders, 22 of them by guests: ${count(lines.length)} lines, ${pounds(paid)} paid for goods`);
  report.holds('46 sell nothing: 30 write stock off, 15 book stock in without a price, 1 is a bank charge');
  report.holds('the same stream again: 336 known, none recorded twice');
}

async function* ndjsonOf(orders: readonly object[], sent: () => void): AsyncGenerator<string> {
  for (const order of orders) {
    yield `${JSON.stringify(order)}\n`;
    sent();
  }
}
