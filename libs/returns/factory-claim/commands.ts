import type { Circumstances } from '../command.js';
import type { Day, RmaId } from '../ids.js';
import type { Money } from '../money/money.js';
import type { ClaimedUnits } from '../rma/events.js';

/** Opens the claim that was requested on the case. */
export interface OpenClaim extends Circumstances {
  readonly type: 'OpenClaim';
  readonly claimId: string;
  readonly rmaId: RmaId;
  readonly factoryId: string;
  readonly lines: readonly ClaimedUnits[];
  readonly timeZone: string;
  readonly openedOn: Day;
  readonly dueBy: Day;
}

export interface RecordFactoryResponse extends Circumstances {
  readonly type: 'RecordFactoryResponse';
  /** The factory's code where it rejects the claim; null where it accepts. */
  readonly rejectedFor: string | null;
}

/** Asked by a timer: the factory may have stayed silent past its last day. */
export interface TimeOutClaim extends Circumstances {
  readonly type: 'TimeOutClaim';
}

export interface HonourForFactory extends Circumstances {
  readonly type: 'HonourForFactory';
  readonly cost: Money;
}

export type FactoryClaimCommand = OpenClaim | RecordFactoryResponse | TimeOutClaim | HonourForFactory;
