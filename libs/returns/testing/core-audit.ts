import assert from 'node:assert/strict';
import type { OrderEvent, RefundBreakdown, RefundEvent, RefundId, RequestedLine, ReturnRequested, RmaEvent, RmaId } from '../index.js';
import { SlotLedger, unitsIn } from './slot-ledger.js';

/** What a case was seen to do, unit by unit. */
interface CaseBook {
  readonly request: ReturnRequested;
  readonly reserved: ReadonlySet<string>;
  readonly received: Set<string>;
  readonly accepted: Set<string>;
  readonly declined: Set<string>;
  readonly refunds: Map<
    RefundId,
    { readonly units: readonly string[]; readonly total: number; status: 'waiting' | 'approved' | 'rejected' | 'settled' }
  >;
  ended: boolean;
}

/** The share of one unit by the design's formula, computed apart from the code under test (design page 1.4). */
function shareOf({ lineQuantity, itemsTotal, tax }: RequestedLine, unit: string): number {
  const slot = BigInt(unit.slice(unit.lastIndexOf('/') + 1));
  const below = (k: bigint, paid: number) => (k * BigInt(paid)) / BigInt(lineQuantity);
  return Number(below(slot + 1n, itemsTotal) - below(slot, itemsTotal) + below(slot + 1n, tax) - below(slot, tax));
}

/** Reads the events of all streams as they are written and throws where they break an invariant of design page 1.8. */
export class CoreAudit {
  readonly ledger = new SlotLedger();
  readonly cases = new Map<RmaId, CaseBook>();
  readonly #settled = new Map<string, RefundId>();
  readonly #payments = new Map<RefundId, { readonly amount: number; paid: boolean }>();

  order(event: OrderEvent): void {
    this.ledger.book(event);
    if (event.type !== 'UnitsRefunded') return;
    for (const unit of unitsIn(event.lines)) assert.equal(this.#settled.get(unit), event.refundId, `I4: ${unit} was paid by that refund`);
  }

  case(rmaId: RmaId, event: RmaEvent): void {
    if (event.type === 'ReturnRequested') return this.#requested(rmaId, event);
    const book = this.cases.get(rmaId);
    assert.ok(book, `${event.type} on a case that was opened`);
    switch (event.type) {
      case 'ItemReceived':
        return moveAll(unitsIn([event]), book.reserved, book.received, 'I2: received was reserved');
      case 'ItemInspected':
        for (const unit of unitsIn([event]))
          assert.ok(!book.accepted.has(unit) && !book.declined.has(unit), `I3: ${unit} is inspected once`);
        return moveAll(unitsIn([event]), book.received, book[event.verdict], 'I3: inspected was received');
      case 'ItemReinspected':
        for (const unit of unitsIn([event])) assert.ok(book[event.previous.verdict].delete(unit), `I3: ${unit} had this verdict before`);
        return moveAll(unitsIn([event]), book.received, book[event.verdict], 'I3: inspected was received');
      case 'RefundApprovalRequested':
        return this.#asked(book, event.refundId, event, 'waiting');
      case 'RefundApproved':
        return this.#approved(book, event.refundId, event);
      case 'RefundRejected':
        return turn(book, event.refundId, 'waiting', 'rejected');
      case 'RefundSettled':
        return this.#paid(book, event.refundId, event.total.amount);
      case 'ReturnDeclined':
      case 'ReturnCancelled':
      case 'RmaClosed':
        book.ended = true;
        return;
      default:
    }
  }

  payment(event: RefundEvent): void {
    const known = this.#payments.get(event.refundId);
    if (event.type === 'RefundRequested') {
      assert.equal(known, undefined, 'I12: a refund is asked to be paid once');
      this.#payments.set(event.refundId, { amount: event.amount.amount, paid: false });
    } else {
      assert.ok(known && !known.paid, 'I12: a refund is paid once');
      known.paid = true;
    }
  }

  /** What was paid back for the order in all, after checking that it is the sum of its units' shares (I4, I5). */
  paidBack(): number {
    const books = [...this.cases.values()];
    const refunds = books.flatMap((book) => [...book.refunds.values()].filter(({ status }) => status === 'settled'));
    const lines = new Map(books.flatMap(({ request }) => request.lines.map((line) => [line.lineId as string, line] as const)));
    const shares = [...this.#settled.keys()].map((unit) => {
      const line = lines.get(unit.slice(0, unit.lastIndexOf('/')));
      assert.ok(line);
      return shareOf(line, unit);
    });
    const paid = refunds.reduce((sum, { total }) => sum + total, 0);
    assert.equal(
      paid,
      shares.reduce((sum, share) => sum + share, 0),
      'I4: paid is the sum of the units',
    );
    return paid;
  }

  #requested(rmaId: RmaId, request: ReturnRequested): void {
    assert.ok(!this.cases.has(rmaId), 'A case is opened once');
    const reserved = new Set(unitsIn(request.lines));
    assert.deepEqual(new Set(this.ledger.unitsOf(request.reservationId)), reserved, 'I1: a case has the units that it reserved');
    for (const { category, entitlement } of request.lines) {
      assert.ok(request.basis === 'moneyBack' || category !== null, 'I14: no warranty without a category');
      assert.ok(entitlement.until === 'lifetime' || request.requestedOn <= entitlement.until, 'Requested inside the term');
    }
    const [received, accepted, declined] = [new Set<string>(), new Set<string>(), new Set<string>()];
    this.cases.set(rmaId, { request, reserved, received, accepted, declined, refunds: new Map(), ended: false });
  }

  #asked(book: CaseBook, refundId: RefundId, refund: RefundBreakdown, status: 'waiting' | 'approved'): void {
    const units = unitsIn(refund.lines);
    const pending = [...book.refunds.values()].filter((one) => one.status !== 'rejected').flatMap((one) => one.units);
    assert.ok(!book.ended && !book.refunds.has(refundId), 'A refund is of a live case and new');
    assert.equal(book.request.basis, 'moneyBack', 'I7: no refund under warranty');
    assert.deepEqual([refund.shipping.amount, refund.fees.amount], [0, 0], 'I6: no shipping and no fee');
    for (const unit of units) {
      assert.ok(book.received.has(unit), `I7: ${unit} was received before it is refunded`);
      assert.ok(!book.declined.has(unit) && !pending.includes(unit), `I8: ${unit} is refunded once, and not after a decline`);
    }
    const share = (unit: string) =>
      book.request.lines.filter(({ lineId }) => unit.startsWith(`${lineId}/`)).map((line) => shareOf(line, unit))[0] ?? 0;
    assert.equal(
      refund.total.amount,
      units.reduce((sum, unit) => sum + share(unit), 0),
      'I4: a refund is the sum of its units',
    );
    book.refunds.set(refundId, { units, total: refund.total.amount, status });
  }

  #approved(book: CaseBook, refundId: RefundId, refund: RefundBreakdown): void {
    if (!book.refunds.has(refundId)) return this.#asked(book, refundId, refund, 'approved');
    for (const unit of unitsIn(refund.lines)) assert.ok(!book.declined.has(unit), `${unit} was declined before the approval`);
    assert.equal(book.refunds.get(refundId)?.total, refund.total.amount, 'What is approved is what was asked for');
    turn(book, refundId, 'waiting', 'approved');
  }

  #paid(book: CaseBook, refundId: RefundId, total: number): void {
    turn(book, refundId, 'approved', 'settled');
    const payment = this.#payments.get(refundId);
    assert.deepEqual([payment?.paid, payment?.amount], [true, total], 'I12: what settles was paid');
    for (const unit of book.refunds.get(refundId)?.units ?? []) {
      assert.ok(!this.#settled.has(unit), `I8: ${unit} is settled once, over all cases`);
      this.#settled.set(unit, refundId);
    }
  }
}

function moveAll(units: readonly string[], from: ReadonlySet<string>, to: Set<string>, rule: string): void {
  for (const unit of units) {
    assert.ok(from.has(unit) && !to.has(unit), `${rule}, ${unit}`);
    to.add(unit);
  }
}

function turn({ refunds }: CaseBook, refundId: RefundId, from: string, to: 'approved' | 'rejected' | 'settled'): void {
  const refund = refunds.get(refundId);
  assert.equal(refund?.status, from, `I8: refund ${refundId} turns ${to} once`);
  if (refund) refund.status = to;
}
