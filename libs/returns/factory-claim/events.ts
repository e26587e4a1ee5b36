// A stored event type is a promise: its name and fields never change, golden.json holds a sample of each.
import type { Day, RmaId } from '../ids.js';
import type { Money } from '../money/money.js';
import type { ClaimedUnits } from '../rma/events.js';
import type { X12Code } from '../x12.js';

export interface ClaimLine extends ClaimedUnits {
  /** The findings as the factory knows them. */
  readonly x12: readonly X12Code[];
}

/** What the seller asks of the factory; the customer's case goes its own way. */
export interface FactoryClaimOpened {
  readonly type: 'FactoryClaimOpened';
  readonly claimId: string;
  readonly rmaId: RmaId;
  readonly factoryId: string;
  readonly lines: readonly ClaimLine[];
  readonly timeZone: string;
  readonly openedOn: Day;
  /** The last day for the factory's answer. */
  readonly dueBy: Day;
}

/** The factory honours its warranty. */
export interface FactoryClaimAccepted {
  readonly type: 'FactoryClaimAccepted';
  readonly claimId: string;
  /** Answered after the claim had timed out. */
  readonly late: boolean;
}

export interface FactoryClaimRejected {
  readonly type: 'FactoryClaimRejected';
  readonly claimId: string;
  /** The factory's own code. */
  readonly code: string;
  /** Answered after the claim had timed out. */
  readonly late: boolean;
}

/** The last day for an answer passed without one. */
export interface FactoryClaimTimedOut {
  readonly type: 'FactoryClaimTimedOut';
  readonly claimId: string;
  readonly dueBy: Day;
}

/** The factory did not honour its warranty, so the seller bore what it cost. */
export interface WarrantyHonouredByCompany {
  readonly type: 'WarrantyHonouredByCompany';
  readonly claimId: string;
  readonly cost: Money;
}

export type FactoryClaimEvent =
  FactoryClaimOpened | FactoryClaimAccepted | FactoryClaimRejected | FactoryClaimTimedOut | WarrantyHonouredByCompany;
