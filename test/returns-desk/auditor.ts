import assert from 'node:assert/strict';
import type { StreamEvent } from '#rma/event-store';
import type { OrderEvent, RefundEvent, RefundId, RmaEvent, RmaId } from '#rma/returns';
import { CaseBook } from './case-book.js';
import { OrderBook } from './order-book.js';

type Told = StreamEvent<{ readonly type: string }> & { readonly category: string; readonly id: string };

/** Reads the events of all streams in the order in which they were written and keeps the books of an order, its returns and their refunds. */
export class Auditor {
  readonly order = new OrderBook();
  readonly cases = new Map<RmaId, CaseBook>();
  readonly #overridden = new Set<RmaId>();
  readonly #payments = new Map<RefundId, { readonly amount: number; attempt: number; isDeclined: boolean; isPaid: boolean }>();

  take({ category, id, event }: Pick<Told, 'category' | 'id' | 'event'>): void {
    if (category === 'rmaOrder') this.#order(event as OrderEvent);
    if (category === 'rma') this.#case(id as RmaId, event as RmaEvent);
    if (category === 'rmaRefund') this.#payment(event as RefundEvent);
  }

  #order(event: OrderEvent): void {
    this.order.take(event);
    if (event.type === 'UnitsReserved' && event.opening.length > 1) this.#overridden.add(event.rmaId);
  }

  #case(rmaId: RmaId, event: RmaEvent): void {
    if (event.type === 'ReturnRequested') {
      assert.ok(!this.cases.has(rmaId), 'a case is opened once');
      this.cases.set(rmaId, new CaseBook(event, this.#overridden.has(rmaId)));
      return;
    }
    const book = this.cases.get(rmaId);
    assert.ok(book, `${event.type} on a case that was opened`);
    book.take(event);
    if (event.type !== 'RefundSettled') return;
    const payment = this.#payments.get(event.refundId);
    assert.deepEqual([payment?.isPaid, payment?.amount], [true, event.total.amount], 'I12: what settles was paid, that much');
  }

  #payment(event: RefundEvent): void {
    const known = this.#payments.get(event.refundId);
    if (event.type === 'RefundRequested') {
      assert.ok(known === undefined || known.isDeclined, 'I12: a refund is asked for again after a decline alone');
      assert.equal(event.attempt, (known?.attempt ?? 0) + 1, 'one key an attempt');
      this.#payments.set(event.refundId, { amount: event.amount.amount, attempt: event.attempt, isDeclined: false, isPaid: false });
      return;
    }
    assert.ok(known && !known.isPaid, 'I12: a refund is paid once');
    if (event.type === 'RefundIssued' || event.type === 'ManualRefundRecorded') known.isPaid = true;
    if (event.type === 'RefundDeclined') known.isDeclined = true;
  }

  /** What was paid back for the order in all, in minor units. */
  paidBack(): number {
    const refunds = [...this.cases.values()].flatMap((book) => [...book.refunds.values()]);
    return refunds.filter(({ status }) => status === 'settled').reduce((sum, { total }) => sum + total, 0);
  }
}
