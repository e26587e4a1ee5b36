import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { assertHolds } from '../testing/properties.js';
import { contains, countOf, intersect, isEmpty, lowest, normalise, noSlots, slotsUpTo, subtract, union, type Slots } from './slots.js';

const ranges = fc.array(
  fc.tuple(fc.nat(30), fc.nat(6)).map(([first, more]): [number, number] => [first, first + more]),
  { maxLength: 8 },
);
const anySlots = ranges.map(normalise);

function membersOf(slots: Slots): number[] {
  return slots.flatMap(([first, last]) => Array.from({ length: last - first + 1 }, (_, index) => first + index));
}

function slotsOf(members: Iterable<number>): Slots {
  return normalise([...members].map((slot) => [slot, slot]));
}

const ascending = (one: number, other: number) => one - other;

describe('slots as runs', () => {
  it('agree with a plain set in every operation', () => {
    assertHolds(
      fc.property(anySlots, anySlots, (one, other) => {
        const [a, b] = [new Set(membersOf(one)), new Set(membersOf(other))];
        expect(union(one, other)).toEqual(slotsOf([...a, ...b]));
        expect(subtract(one, other)).toEqual(slotsOf([...a].filter((slot) => !b.has(slot))));
        expect(intersect(one, other)).toEqual(slotsOf([...a].filter((slot) => b.has(slot))));
        expect(countOf(one)).toBe(a.size);
        expect(isEmpty(one)).toBe(a.size === 0);
      }),
    );
  });

  it('have one form, whatever the ranges they came from', () => {
    assertHolds(
      fc.property(ranges, (some) => {
        const slots = normalise(some);
        expect(membersOf(slots)).toEqual([...new Set(some.flatMap((range) => membersOf([range])))].toSorted(ascending));
        expect(normalise(some.toReversed())).toEqual(slots);
        for (const [index, [first]] of slots.entries()) expect(first).toBeGreaterThan((slots[index - 1]?.[1] ?? -2) + 1);
      }),
    );
  });

  it('give their lowest', () => {
    assertHolds(
      fc.property(anySlots, fc.integer({ min: -2, max: 40 }), (slots, count) => {
        expect(membersOf(lowest(slots, count))).toEqual(membersOf(slots).slice(0, Math.max(0, count)));
      }),
    );
  });

  it('know what they contain', () => {
    assertHolds(
      fc.property(anySlots, fc.nat(40), (slots, slot) => {
        expect(contains(slots, slot)).toBe(membersOf(slots).includes(slot));
      }),
    );
  });

  it('of a whole line begin at 0', () => {
    expect(slotsUpTo(3)).toEqual([[0, 2]]);
    expect(slotsUpTo(0)).toEqual(noSlots);
    expect(slotsUpTo(1_000_000)).toEqual([[0, 999_999]]);
  });

  it('join neighbours and take what lies inside', () => {
    expect(
      normalise([
        [4, 5],
        [0, 1],
        [2, 3],
      ]),
    ).toEqual([[0, 5]]);
    expect(
      normalise([
        [0, 9],
        [2, 3],
      ]),
    ).toEqual([[0, 9]]);
    expect(
      normalise([
        [0, 1],
        [3, 4],
      ]),
    ).toEqual([
      [0, 1],
      [3, 4],
    ]);
  });
});
