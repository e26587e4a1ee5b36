// A stored event type is a promise: its name and fields never change, golden.json holds a sample of each.
import type { Basis, Category, Channel, OverridableRule, Resolution, ReturnReason, TroubleshootingOutcome } from '../../codes.js';
import type { Day, Instant, LineId, OrderId, ReservationId, RmaId, Sealed } from '../../ids.js';
import type { PaidLine } from '../../money/slot-worth.js';
import type { Slots } from '../../money/slots.js';
import type { Party } from '../../parties.js';
import type { PolicyVersion } from '../../policy/policy.js';
import type { UnitsOfLine } from './goods.js';

/** Until when the promise holds, as it was computed for this line when the return was requested. */
export interface LineEntitlement {
  readonly until: Day | 'lifetime';
  /** The term would have ended earlier without the proof of purchase, which an agent confirms at issue (R5). */
  readonly restsOnProof: boolean;
}

export interface Troubleshooting {
  readonly guideId: string | null;
  readonly outcome: TroubleshootingOutcome;
}

export interface RequestedLine extends PaidLine {
  readonly lineId: LineId;
  readonly sku: string;
  readonly category: Category | null;
  readonly factoryId: string | null;
  readonly reason: ReturnReason;
  readonly slots: Slots;
  /** Of these slots in ascending order, null where a unit has none; those at the end that have none are left out. */
  readonly serialNumbers: readonly (string | null)[];
  /** The units of the line that are another product since they were replaced. */
  readonly replaced: readonly { readonly slots: Slots; readonly sku: string }[];
  readonly entitlement: LineEntitlement;
}

export interface ReturnRequested {
  readonly type: 'ReturnRequested';
  readonly rmaId: RmaId;
  readonly orderId: OrderId;
  readonly orderNumber: string;
  readonly market: string;
  readonly reservationId: ReservationId;
  readonly buyer: Pick<Party, 'kind' | 'id'>;
  readonly requestedBy: Party;
  readonly channel: Channel;
  readonly requestedAt: Instant;
  readonly requestedOn: Day;
  readonly timeZone: string;
  readonly policyVersion: PolicyVersion;
  readonly basis: Basis;
  readonly wantedResolution: Resolution;
  readonly currency: string;
  readonly lines: readonly RequestedLine[];
  readonly proofOfPurchase: { readonly purchasedOn: Day } | null;
  readonly troubleshooting: Troubleshooting | null;
  /** Name and contacts of who asked, texts of the reasons and of the troubleshooting, the proof's reference. */
  readonly personal: Sealed | null;
}

export interface EligibilityOverridden {
  readonly type: 'EligibilityOverridden';
  readonly rule: OverridableRule;
  /** The justification. */
  readonly personal: Sealed;
}

/** The case goes on as another promise, judged as of the original request; verdicts that the new one does not know are given anew. */
export interface BasisChanged {
  readonly type: 'BasisChanged';
  readonly basis: Basis;
  readonly wantedResolution: Resolution;
  readonly entitlements: readonly { readonly lineId: LineId; readonly entitlement: LineEntitlement }[];
  readonly troubleshooting: Troubleshooting | null;
  /** Declined for what the new basis does not decline for: accepted, the reason stays as a finding (R4). */
  readonly accepted: readonly UnitsOfLine[];
  /** Accepted on a basis that asks for less: to be inspected once more. */
  readonly toInspect: readonly UnitsOfLine[];
  /** Texts of the troubleshooting. */
  readonly personal: Sealed | null;
}
