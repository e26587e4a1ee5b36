import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { normalise } from '../money/slots.js';
import { assertHolds } from '../testing/properties.js';
import {
  changeUnits,
  isAwaited,
  isOurs,
  isReceived,
  isRefundable,
  isUnsettled,
  slotsWhere,
  someUnit,
  unitsBy,
  unitsOf,
  type Unit,
  type Units,
} from './units.js';

const unit: Unit = {
  custody: 'held',
  verdict: 'pending',
  reason: null,
  resolution: 'refund',
  settlement: 'none',
  disposition: null,
  refundId: null,
  inspectedBy: null,
  reserved: true,
  remedy: 'none',
  replacementSku: null,
  claimId: null,
};

const slots = fc
  .array(fc.tuple(fc.nat(20), fc.nat(4)), { maxLength: 5 })
  .map((ranges) => normalise(ranges.map(([first, more]): [number, number] => [first, first + more])));
const changes = fc.array(
  fc.tuple(
    slots,
    fc.constantFrom<Partial<Unit>>(
      { custody: 'leftUs' },
      { verdict: 'declined', reason: 'unidentifiable' },
      { verdict: 'accepted', reason: null },
      { settlement: 'done' },
      { resolution: 'repair' },
      { disposition: 'scrap' },
      { inspectedBy: 'warehouse-1' },
      { refundId: null, settlement: 'none' },
    ),
  ),
  { maxLength: 6 },
);

function expanded(units: Units): [number, Unit][] {
  return units.flatMap(({ slots: [first, last], unit: one }) =>
    Array.from({ length: last - first + 1 }, (_, index): [number, Unit] => [first + index, one]),
  );
}

describe('the units of a line', () => {
  it('are the same as one by one, in the fewest runs', () => {
    assertHolds(
      fc.property(slots, changes, (own, changed) => {
        const naive = new Map(expanded(unitsOf(own, unit)));
        let units = unitsOf(own, unit);
        for (const [where, change] of changed) {
          units = changeUnits(units, where, change);
          for (const [slot, one] of naive)
            if (where.some(([first, last]) => first <= slot && slot <= last)) naive.set(slot, { ...one, ...change });
        }
        expect(expanded(units)).toEqual([...naive]);
        const borders = units.flatMap((run, index) => {
          const before = units[index - 1];
          return before && before.slots[1] + 1 === run.slots[0] ? [[before.unit, run.unit]] : [];
        });
        for (const [before, after] of borders) expect(after).not.toEqual(before);
      }),
    );
  });

  it('are told apart by every fact', () => {
    const facts: { [Fact in keyof Unit]: Pick<Unit, Fact> } = {
      custody: { custody: 'lost' },
      verdict: { verdict: 'accepted' },
      reason: { reason: 'unidentifiable' },
      resolution: { resolution: 'repair' },
      settlement: { settlement: 'failed' },
      disposition: { disposition: 'restock' },
      refundId: { refundId: 'refund-1' as Unit['refundId'] },
      inspectedBy: { inspectedBy: 'warehouse-1' },
      reserved: { reserved: false },
      remedy: { remedy: 'repaired' },
      replacementSku: { replacementSku: 'PHONE-2' },
      claimId: { claimId: 'claim-1' },
    };
    for (const fact of Object.values(facts)) expect(changeUnits(unitsOf([[0, 3]], unit), [[1, 2]], fact)).toHaveLength(3);
  });

  it('are found by what they are', () => {
    const units = changeUnits(
      unitsOf(
        [
          [0, 4],
          [7, 9],
        ],
        unit,
      ),
      [[2, 7]],
      { verdict: 'accepted' },
    );
    expect(slotsWhere(units, ({ verdict }) => verdict === 'accepted')).toEqual([
      [2, 4],
      [7, 7],
    ]);
    expect(slotsWhere(units, ({ custody }) => custody === 'held')).toEqual([
      [0, 4],
      [7, 9],
    ]);
    expect(slotsWhere([], () => true)).toEqual([]);
    expect(someUnit(units, ({ verdict }) => verdict === 'accepted')).toBe(true);
    expect(someUnit(units, ({ verdict }) => verdict === 'declined')).toBe(false);
  });

  it('are grouped by what is asked of them, within some slots', () => {
    const units = changeUnits(unitsOf([[0, 5]], unit), [[2, 3]], { replacementSku: 'PHONE-2' });
    const groups = unitsBy(units, [[1, 5]], ({ replacementSku }) => replacementSku ?? 'none');
    expect(groups).toEqual([
      {
        slots: [
          [1, 1],
          [4, 5],
        ],
        unit,
      },
      { slots: [[2, 3]], unit: { ...unit, replacementSku: 'PHONE-2' } },
    ]);
    expect(unitsBy(units, [], () => 'all')).toEqual([]);
  });
});

describe('a unit', () => {
  const so = (change: Partial<Unit>) => ({ ...unit, ...change });

  it('was received when it is held or has left again', () => {
    const where = (['withSender', 'inTransit', 'held', 'lost', 'leftUs'] as const).filter((custody) => isReceived(so({ custody })));
    expect(where).toEqual(['held', 'leftUs']);
  });

  it('is awaited while it is with its sender and held for the return', () => {
    expect(isAwaited(so({ custody: 'withSender' }))).toBe(true);
    expect([so({ custody: 'inTransit' }), so({ custody: 'withSender', reserved: false })].map(isAwaited)).toEqual([false, false]);
  });

  it('is unsettled while nothing is done for it; a payment that failed is tried again, not made anew', () => {
    const open = (['none', 'pending', 'done', 'failed'] as const).filter((settlement) => isUnsettled(so({ settlement })));
    expect(open).toEqual(['none']);
  });

  it('is ours to settle once it was received, until it was shipped back', () => {
    expect([unit, so({ custody: 'leftUs', disposition: 'scrap' })].map(isOurs)).toEqual([true, true]);
    const not = [so({ custody: 'inTransit' }), so({ custody: 'lost' }), so({ custody: 'leftUs', remedy: 'shippedBack' })];
    expect(not.map(isOurs)).toEqual([false, false, false]);
  });

  it('is refundable once it was received, while it is held for the return, not declined, to be refunded and unpaid', () => {
    expect([unit, so({ verdict: 'accepted' }), so({ custody: 'leftUs', disposition: 'scrap' })].every(isRefundable)).toBe(true);
    const not = [
      { custody: 'inTransit' },
      { custody: 'leftUs', remedy: 'shippedBack' },
      { verdict: 'declined' },
      { resolution: 'returnAsIs' },
      { settlement: 'pending' },
      { settlement: 'done' },
      { settlement: 'failed' },
      { reserved: false },
    ] as const;
    for (const change of not) expect([change, isRefundable(so(change))]).toEqual([change, false]);
  });
});
