import type { Bench } from './bench.js';

/** What a figure must reach. */
export type Target = { readonly atLeast: number } | { readonly below: number };

/** One measured value; without a target it is reported beside the others. */
export interface Reading {
  readonly what: string;
  readonly value: number;
  readonly unit: string;
  readonly target?: Target;
}

/** One promise of speed and how it is measured; `name` is what `--only` takes. */
export interface Figure {
  readonly name: string;
  readonly how: string;
  measure(bench: Bench): Promise<readonly Reading[]>;
}

export function isReached({ value, target }: Reading): boolean {
  if (!target) return true;
  return 'atLeast' in target ? value >= target.atLeast : value < target.below;
}
