import assert from 'node:assert/strict';
import type { RefundBreakdown, RefundId, RmaEvent } from '#rma/returns';
import type { UnitBook, UnitBooks } from './unit-books.js';
import { unitsIn } from './units.js';

interface RefundBook {
  readonly units: readonly string[];
  readonly total: number;
  status: 'waiting' | 'approved' | 'rejected' | 'settled' | 'failed';
}

type RefundOutcome = Extract<RmaEvent, { type: 'RefundRejected' | 'RefundNotSettled' | 'RefundRetryRequested' | 'RefundSettled' }>;

const turns = {
  RefundRejected: { from: ['waiting', 'failed'], to: 'rejected', settled: 'no' },
  RefundNotSettled: { from: ['approved'], to: 'failed', settled: 'failed' },
  RefundRetryRequested: { from: ['failed'], to: 'approved', settled: 'pending' },
  RefundSettled: { from: ['approved', 'failed'], to: 'settled', settled: 'yes' },
} as const;

/** The refunds of one return. */
export class RefundBooks extends Map<RefundId, RefundBook> {
  constructor(
    private readonly units: UnitBooks,
    private readonly worthOf: (unit: string) => number,
  ) {
    super();
  }

  asked(refundId: RefundId, refund: RefundBreakdown, status: 'waiting' | 'approved'): void {
    const units = unitsIn(refund.lines);
    assert.ok(!this.has(refundId), 'a refund is new');
    assert.deepEqual([refund.shipping.amount, refund.fees.amount], [0, 0], 'I6: no shipping and no fee');
    this.units.each(units, (unit, name) => {
      assert.ok(unit.where === 'here' || unit.where === 'gone', `I7: ${name} was received before it is refunded`);
      assert.ok(unit.isHeld && unit.settled === 'no', `I8: ${name} is refunded once`);
      assert.notEqual(unit.verdict, 'declined', `${name} is not refunded after a decline`);
      assert.equal(unit.resolution, 'refund', `${name} is to be refunded`);
      Object.assign(unit, { settled: 'pending', by: 'refund' });
    });
    const total = units.reduce((sum, unit) => sum + this.worthOf(unit), 0);
    assert.equal(refund.total.amount, total, 'I4: a refund is the sum of its units');
    this.set(refundId, { units, total, status });
  }

  approved(refundId: RefundId): void {
    const refund = this.#expect(refundId, ['waiting']);
    for (const name of refund.units) assert.notEqual(this.units.get(name)?.verdict, 'declined', `${name} is not approved after a decline`);
    refund.status = 'approved';
  }

  turned({ type, refundId }: RefundOutcome): void {
    const { from, to, settled } = turns[type];
    const refund = this.#expect(refundId, from);
    refund.status = to;
    const by: UnitBook['by'] = settled === 'no' ? 'nothing' : 'refund';
    this.units.each(refund.units, (unit) => Object.assign(unit, { settled, by }, settled === 'yes' ? { isHeld: false } : {}));
  }

  #expect(refundId: RefundId, from: readonly RefundBook['status'][]): RefundBook {
    const refund = this.get(refundId);
    assert.ok(refund && from.includes(refund.status), `refund ${refundId} is ${refund?.status}, not ${from.join(' or ')}`);
    return refund;
  }
}
