import type { Day } from '../ids.js';
import type { Policy, PolicyVersion } from './policy.js';

/** All policy versions of an installation. */
export interface PolicyBook {
  readonly policies: readonly Policy[];
}

const inForceBefore = (one: Policy, other: Policy) => ((one.effectiveFrom ?? '') < (other.effectiveFrom ?? '') ? -1 : 1);

/**
 * The version in force in `market` on `day`: the market's own, else the one for every market; the latest that has begun (R10).
 * Throws where the book has none, which loading it rules out.
 */
export function policyInForce(book: PolicyBook, market: string, day: Day): Policy {
  const own = book.policies.filter((policy) => policy.market === market);
  const candidates = own.length > 0 ? own : book.policies.filter((policy) => policy.market === '*');
  const begun = candidates.filter((policy) => policy.effectiveFrom === null || policy.effectiveFrom <= day).toSorted(inForceBefore);
  const found = begun.at(-1);
  if (!found) throw new Error(`No policy is in force in market ${market} on ${day}`);
  return found;
}

/** The version that an event names. Throws where the book lacks it, which the start rules out. */
export function policyNamed(book: PolicyBook, version: PolicyVersion): Policy {
  const found = book.policies.find((policy) => policy.version === version);
  if (!found) throw new Error(`Policy ${version} is not in the book`);
  return found;
}
