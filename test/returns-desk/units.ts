import type { UnitsOfLine } from '#rma/returns';

/** The units one by one, as `<lineId>/<slot>`. */
export function unitsIn(lines: readonly UnitsOfLine[]): readonly string[] {
  return lines.flatMap(({ lineId, slots }) =>
    slots.flatMap(([first, last]) => Array.from({ length: last - first + 1 }, (_, index) => `${lineId}/${first + index}`)),
  );
}

interface Paid {
  readonly lineId: string;
  readonly lineQuantity: number;
  readonly itemsTotal: number;
  readonly tax: number;
}

/** The share of one unit by the design's formula, computed apart from the code under test (design page 1.4). */
export function shareOf({ lineQuantity, itemsTotal, tax }: Paid, unit: string): number {
  const slot = BigInt(unit.slice(unit.lastIndexOf('/') + 1));
  const below = (k: bigint, paid: number) => (k * BigInt(paid)) / BigInt(lineQuantity);
  return Number(below(slot + 1n, itemsTotal) - below(slot, itemsTotal) + below(slot + 1n, tax) - below(slot, tax));
}
