import type { Slots } from './slots.js';

/** What was paid for a whole order line, in minor units, and over how many slots it spreads (design page 1.4). */
export interface PaidLine {
  readonly lineQuantity: number;
  readonly itemsTotal: number;
  readonly tax: number;
}

export interface Worth {
  readonly net: number;
  readonly tax: number;
}

/** What the slots below `slot` are worth together: ⌊slot · total / quantity⌋, in integers of any size. */
function worthBelow(slot: number, total: number, quantity: number): number {
  return Number((BigInt(slot) * BigInt(total)) / BigInt(quantity));
}

function worth(slots: Slots, total: number, quantity: number): number {
  return slots.reduce((sum, [first, last]) => sum + worthBelow(last + 1, total, quantity) - worthBelow(first, total, quantity), 0);
}

/** What these slots are worth, net and tax in minor units: all slots of a line together are worth exactly what was paid. */
export function worthOf(slots: Slots, line: PaidLine): Worth {
  return { net: worth(slots, line.itemsTotal, line.lineQuantity), tax: worth(slots, line.tax, line.lineQuantity) };
}
