import type { Category, DeclineReason, Resolution, TroubleshootingOutcome } from '../codes.js';
import type { Day } from '../ids.js';

/** `<name>@<12 hex of the policy file's SHA-256>`. */
export type PolicyVersion = string & { readonly __brand: 'PolicyVersion' };
export type WarrantyTerm = 'lifetime' | { readonly months: number };

export interface BasisRules {
  readonly resolutions: readonly Resolution[];
  /** What an inspection may decline for. */
  readonly declineReasons: readonly DeclineReason[];
  /** Outcomes that open the troubleshooting gate; null where there is no gate. */
  readonly troubleshootingOutcomes: readonly TroubleshootingOutcome[] | null;
}

/** One immutable version of the seller's promises to one market (design page 1.1, R10). */
export interface Policy {
  readonly version: PolicyVersion;
  readonly name: string;
  /** The market it is for; `*` is every market without a version of its own. */
  readonly market: string;
  /** From which order day on; null is always in force. */
  readonly effectiveFrom: Day | null;
  readonly seller: {
    readonly name: string;
    readonly returnAddress: readonly string[];
    readonly phones: readonly string[];
    readonly email: string;
    readonly timeZone: string;
  };
  readonly moneyBack: BasisRules & { readonly windowDays: number };
  readonly warranty: BasisRules & {
    readonly terms: Readonly<Record<Category, WarrantyTerm>>;
    readonly startsLatestMonthsAfterShipment: number;
  };
  readonly requestDeclineReasons: readonly DeclineReason[];
  readonly procedure: {
    readonly returnByDays: number;
    /** So long a factory has to answer a claim. */
    readonly factoryResponseDays: number;
    /** Minor units by currency; a currency that is not named always needs an approval. */
    readonly refundWithoutApprovalUpTo: Readonly<Record<string, number>>;
    readonly replacementValueTolerance: number;
  };
}
