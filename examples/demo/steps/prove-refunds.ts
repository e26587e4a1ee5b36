import { styleText } from 'node:util';
import type { ReturnRow, Row } from '../../online-retail/index.js';
import type { CaseView } from '../answers.js';
import { counted, pounds } from '../report/words.js';
import type { Driven, Staff, Stage } from '../stage.js';
import { expectEqual, expectThere } from '../unexpected.js';

/** What was refunded, against what the books of 2010 say was paid for those units, read anew from the rows in pence. */
export async function proveRefunds({ retail: { rows }, report }: Stage, { auditor }: Staff, driven: readonly Driven[]): Promise<void> {
  report.chapter('Proof: refunds equal what was paid for what came back');
  const views = await Promise.all(driven.map(({ rmaId }) => auditor.get<CaseView>(`/v1/rmas/${rmaId}`)));
  const proofs = driven.map(({ row }, index) => ({ ...booksOf(rows, row), refunded: refundedBy(views[index]), row }));
  for (const { row, paid, refunded, credited } of proofs) {
    expectEqual(`${row.creditNote} ${row.sku}: refunded`, refunded, paid);
    expectEqual(`${row.creditNote} ${row.sku}: credited in 2010`, credited, paid);
  }
  const sumOf = (name: 'paid' | 'refunded' | 'credited') => pounds(proofs.reduce((sum, proof) => sum + proof[name], 0));
  report.table(
    ['order', 'credit note', 'product', '>units', '>each', '>paid', '>refunded', '>credited in 2010'],
    [
      ...proofs.map(({ row, unitPrice, paid, refunded, credited }) => [
        row.orderNumber,
        row.creditNote,
        row.sku,
        String(row.quantity),
        ...[unitPrice, paid, refunded, credited].map(pounds),
      ]),
      ['', '', '', '', '', ...(['paid', 'refunded', 'credited'] as const).map((name) => styleText('bold', sumOf(name)))],
    ],
  );
  report.holds(`${counted(proofs.length, 'refund')}, each to the penny what was paid, and what the wholesaler itself gave back`);
}

/** What the rows say of a return, without a look at how they were imported. */
function booksOf(rows: readonly Row[], row: ReturnRow) {
  const ofSku = rows.filter(({ sku, customerId }) => sku === row.sku && customerId === row.buyer.id);
  const sold = expectThere(
    'The sold row',
    ofSku.find(({ invoiceNo }) => invoiceNo === row.orderNumber),
  );
  const back = expectThere(
    'The returned row',
    ofSku.find(({ invoiceNo, quantity }) => invoiceNo === row.creditNote && quantity === -row.quantity),
  );
  return { unitPrice: sold.unitPrice, paid: sold.unitPrice * row.quantity, credited: -back.quantity * back.unitPrice };
}

function refundedBy(view: CaseView | undefined): number {
  const { refunds } = expectThere('The case', view);
  for (const { status, shipping, fees } of refunds) expectEqual('A refund', [status, shipping.amount, fees.amount], ['settled', 0, 0]);
  return refunds.reduce((sum, { total }) => sum + total.amount, 0);
}
