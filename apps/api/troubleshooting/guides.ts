import type { Category } from '#rma/returns';

/** What is tried, step by step, before a product is returned under warranty. */
export interface Guide {
  readonly guideId: string;
  readonly category: Category;
  readonly title: string;
  /** The products it is for, `*` at the end for anything; all of the category where there are none. */
  readonly skus?: readonly string[] | undefined;
  readonly steps: readonly string[];
  /** What to heed, and when to stop. */
  readonly safety: readonly string[];
}

/** The catalogue of the installation. */
export class Guides {
  constructor(readonly all: readonly Guide[]) {}

  has(guideId: string): boolean {
    return this.all.some((guide) => guide.guideId === guideId);
  }

  /** Those of a category and for a product: a product's own first, then those for every product. */
  find({ category, sku }: { readonly category?: Category | undefined; readonly sku?: string | undefined }): readonly Guide[] {
    const meant = this.all.filter((guide) => category === undefined || guide.category === category);
    if (sku === undefined) return meant;
    const isFor = ({ skus = [] }: Guide) => skus.some((pattern) => fits(sku, pattern));
    return [...meant.filter(isFor), ...meant.filter(({ skus }) => skus === undefined)];
  }
}

function fits(sku: string, pattern: string): boolean {
  return pattern.endsWith('*') ? sku.startsWith(pattern.slice(0, -1)) : sku === pattern;
}
