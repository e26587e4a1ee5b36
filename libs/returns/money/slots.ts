/** A run of neighbouring slots of one order line, both ends inside. */
export type SlotRange = readonly [first: number, last: number];
/** Slots of one order line as ascending runs that neither touch nor overlap. */
export type Slots = readonly SlotRange[];

export const noSlots: Slots = [];

export function slotsUpTo(count: number): Slots {
  return count > 0 ? [[0, count - 1]] : noSlots;
}

export function countOf(slots: Slots): number {
  return slots.reduce((sum, [first, last]) => sum + last - first + 1, 0);
}

export function eachSlot(slots: Slots): readonly number[] {
  return slots.flatMap(([first, last]) => Array.from({ length: last - first + 1 }, (_, index) => first + index));
}

export function isEmpty(slots: Slots): boolean {
  return slots.length === 0;
}

/** Brings ranges in any order, touching or overlapping, into their one ascending form. */
export function normalise(ranges: readonly SlotRange[]): Slots {
  const ascending = [...ranges].sort((a, b) => a[0] - b[0]);
  const merged: [number, number][] = [];
  for (const [first, last] of ascending) {
    const previous = merged.at(-1);
    if (previous && first <= previous[1] + 1) previous[1] = Math.max(previous[1], last);
    else merged.push([first, last]);
  }
  return merged;
}

export function union(one: Slots, other: Slots): Slots {
  return normalise([...one, ...other]);
}

export function subtract(from: Slots, taken: Slots): Slots {
  return taken.reduce<Slots>((rest, [first, last]) => rest.flatMap((range) => without(range, first, last)), from);
}

function without([from, to]: SlotRange, first: number, last: number): SlotRange[] {
  if (last < from || first > to) return [[from, to]];
  const kept: SlotRange[] = [];
  if (from < first) kept.push([from, first - 1]);
  if (last < to) kept.push([last + 1, to]);
  return kept;
}

export function intersect(one: Slots, other: Slots): Slots {
  return one.flatMap(([from, to]) =>
    other.flatMap(([first, last]): SlotRange[] => (last < from || first > to ? [] : [[Math.max(from, first), Math.min(to, last)]])),
  );
}

/** The `count` lowest of `slots`, or all of them where there are fewer. */
export function lowest(slots: Slots, count: number): Slots {
  const taken: SlotRange[] = [];
  let left = count;
  for (const [first, last] of slots) {
    if (left <= 0) break;
    const size = Math.min(left, last - first + 1);
    taken.push([first, first + size - 1]);
    left -= size;
  }
  return taken;
}

/** The `count` highest of `slots`, or all of them where there are fewer. */
export function highest(slots: Slots, count: number): Slots {
  return subtract(slots, lowest(slots, countOf(slots) - count));
}

/** Whether some slot is in both. */
export function overlap(one: Slots, other: Slots): boolean {
  return !isEmpty(intersect(one, other));
}

export function contains(slots: Slots, slot: number): boolean {
  return slots.some(([first, last]) => first <= slot && slot <= last);
}
