import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { assertHolds } from '../testing/properties.js';
import { worthOf, type PaidLine } from './slot-worth.js';
import { normalise, slotsUpTo } from './slots.js';

const amounts = fc.oneof(fc.nat(1_000), fc.integer({ min: 0, max: 1_000_000_000_000 }));
const paidLines = fc.record({ lineQuantity: fc.integer({ min: 1, max: 40 }), itemsTotal: amounts, tax: amounts });

function single(slot: number, line: PaidLine) {
  return worthOf([[slot, slot]], line);
}

describe('what a slot is worth', () => {
  it('is the floor of its share up to it less the floor before it, net and tax each', () => {
    const line = { lineQuantity: 3, itemsTotal: 10_000, tax: 1_001 };
    expect([0, 1, 2].map((slot) => single(slot, line))).toEqual([
      { net: 3333, tax: 333 },
      { net: 3333, tax: 334 },
      { net: 3334, tax: 334 },
    ]);
  });

  it('is exact where floating point is not', () => {
    const line = { lineQuantity: 999_983, itemsTotal: 999_999_999_989, tax: 1 };
    expect(Math.floor((118_703 * line.itemsTotal) / line.lineQuantity)).toBe(118_705_017_984);
    expect(worthOf([[0, 118_702]], line)).toEqual({ net: 118_705_017_983, tax: 0 });
    expect(single(999_982, line)).toEqual({ net: 1_000_018, tax: 1 });
    expect(worthOf(slotsUpTo(999_983), line)).toEqual({ net: 999_999_999_989, tax: 1 });
  });

  it('is nothing for no slots and for what cost nothing', () => {
    expect(worthOf([], { lineQuantity: 3, itemsTotal: 10_000, tax: 1_000 })).toEqual({ net: 0, tax: 0 });
    expect(worthOf(slotsUpTo(3), { lineQuantity: 3, itemsTotal: 0, tax: 0 })).toEqual({ net: 0, tax: 0 });
  });

  it('differs by at most one minor unit between the slots of a line', () => {
    assertHolds(
      fc.property(paidLines, (line) => {
        const nets = Array.from({ length: line.lineQuantity }, (_, slot) => single(slot, line).net);
        expect(Math.max(...nets) - Math.min(...nets)).toBeLessThanOrEqual(1);
        expect(Math.min(...nets)).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it('adds up to exactly what was paid over any split into any refunds in any order (I5)', () => {
    const splits = paidLines.chain((line) =>
      fc.record({
        line: fc.constant(line),
        refundOfSlot: fc.array(fc.nat(6), { minLength: line.lineQuantity, maxLength: line.lineQuantity }),
        order: fc.shuffledSubarray([0, 1, 2, 3, 4, 5, 6], { minLength: 7 }),
      }),
    );
    assertHolds(
      fc.property(splits, ({ line, refundOfSlot, order }) => {
        const refunds = order.map((number) => {
          const slots = refundOfSlot.flatMap((refund, slot) => (refund === number ? [[slot, slot] as const] : []));
          return worthOf(normalise(slots), line);
        });
        expect(refunds.reduce((sum, { net }) => sum + net, 0)).toBe(line.itemsTotal);
        expect(refunds.reduce((sum, { tax }) => sum + tax, 0)).toBe(line.tax);
      }),
    );
  });

  it('is the same whoever else is being refunded: slots one by one or as a run', () => {
    assertHolds(
      fc.property(paidLines, fc.nat(39), fc.nat(39), (line, one, other) => {
        const [first, last] = [Math.min(one, other) % line.lineQuantity, Math.min(Math.max(one, other), line.lineQuantity - 1)];
        const range: [number, number] = [Math.min(first, last), Math.max(first, last)];
        const singles = Array.from({ length: range[1] - range[0] + 1 }, (_, index) => single(range[0] + index, line));
        const sum = singles.reduce((all, { net, tax }) => ({ net: all.net + net, tax: all.tax + tax }), { net: 0, tax: 0 });
        expect(worthOf([range], line)).toEqual(sum);
      }),
    );
  });
});
