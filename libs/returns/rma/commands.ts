import type { DeclineReason, Disposition, Resolution } from '../codes.js';
import type { Circumstances } from '../command.js';
import type { RefundId, Sealed } from '../ids.js';
import type { CaseOpening } from '../order/events.js';
import type { CourseCommand } from './commands/course.js';
import type { RemedyCommand } from './commands/remedies.js';
import type { Evidence } from './case.js';
import type { NamedUnits } from './select.js';

export type * from './commands/course.js';
export type * from './commands/remedies.js';

/** Opens the case that a reservation on the order's stream describes. */
export interface OpenCase extends Circumstances {
  readonly type: 'OpenCase';
  readonly opening: CaseOpening;
}

export interface IssueRma extends Circumstances {
  readonly type: 'IssueRma';
  readonly proofConfirmed: boolean;
}

export interface DeclineReturn extends Circumstances {
  readonly type: 'DeclineReturn';
  readonly reason: DeclineReason;
  readonly personal: Sealed | null;
}

export interface CancelReturn extends Circumstances {
  readonly type: 'CancelReturn';
  readonly personal: Sealed | null;
}

export interface RecordDispatch extends Circumstances {
  readonly type: 'RecordDispatch';
  readonly carrier: string;
  readonly lines?: readonly NamedUnits[] | undefined;
  readonly personal: Sealed | null;
}

/** Something at the door that is on no line of the RMA. */
export interface ForeignItem {
  readonly sku: string | null;
  readonly serialNumber: string | null;
  readonly quantity: number;
  readonly personal: Sealed | null;
}

export interface ReceiveItem extends Circumstances {
  readonly type: 'ReceiveItem';
  /** Names the command's unexpected items: `<receiptId>#<n>`. */
  readonly receiptId: string;
  readonly items: readonly NamedUnits[];
  readonly unexpectedItems: readonly ForeignItem[];
  readonly formPresent: boolean;
}

export interface InspectedItem extends NamedUnits {
  readonly condition: string;
  readonly faultCode: string | null;
  readonly verdict: 'accepted' | 'declined';
  readonly reason: DeclineReason | null;
  readonly findings: readonly DeclineReason[];
  readonly disposition: Disposition;
  readonly evidence: readonly string[];
  readonly personal: Sealed | null;
}

export interface InspectItem extends Circumstances {
  readonly type: 'InspectItem';
  readonly items: readonly InspectedItem[];
}

export interface ChooseResolution extends Circumstances {
  readonly type: 'ChooseResolution';
  readonly lines?: readonly NamedUnits[] | undefined;
  readonly resolution: Resolution;
  readonly personal: Sealed | null;
}

export interface Refund extends Circumstances {
  readonly type: 'Refund';
  readonly refundId: RefundId;
  readonly lines?: readonly NamedUnits[] | undefined;
}

export interface ApproveRefund extends Circumstances {
  readonly type: 'ApproveRefund';
  /** Without it the one that waits. */
  readonly refundId?: RefundId | undefined;
}

export interface RejectRefund extends Circumstances {
  readonly type: 'RejectRefund';
  readonly refundId?: RefundId | undefined;
  readonly personal: Sealed;
}

/** What the payment came to, told by the refund's own stream. */
export interface SettleRefund extends Circumstances {
  readonly type: 'SettleRefund';
  readonly refundId: RefundId;
  readonly provider: string;
  readonly reference: string | null;
}

/** The provider declined an attempt for good, as the refund's own stream tells. */
export interface FailRefund extends Circumstances {
  readonly type: 'FailRefund';
  readonly refundId: RefundId;
  readonly attempt: number;
  readonly code: string;
}

export interface RetryRefund extends Circumstances {
  readonly type: 'RetryRefund';
  readonly refundId?: RefundId | undefined;
  /** Null where it is tried again by who pays refunds in general. */
  readonly provider: string | null;
}

export interface CloseRma extends Circumstances {
  readonly type: 'CloseRma';
}

export interface AddNote extends Circumstances {
  readonly type: 'AddNote';
  readonly personal: Sealed;
}

/** Claims accepted units from the factory that made them. */
export interface RequestFactoryClaim extends Circumstances {
  readonly type: 'RequestFactoryClaim';
  readonly claimId: string;
  readonly lines?: readonly NamedUnits[] | undefined;
}

/** A thing in a parcel that came without RMA. */
export interface ParcelItem {
  readonly sku: string | null;
  readonly serialNumber: string | null;
  readonly quantity: number;
  readonly personal: Sealed | null;
}

/** The goods of a parcel that came without RMA and belongs to this one. */
export interface ReceiveParcel extends Circumstances {
  readonly type: 'ReceiveParcel';
  readonly parcelId: string;
  readonly items: readonly ParcelItem[];
}

export interface AttachEvidence extends Circumstances, Evidence {
  readonly type: 'AttachEvidence';
}

export type RmaCommand =
  | OpenCase
  | IssueRma
  | DeclineReturn
  | CancelReturn
  | RecordDispatch
  | ReceiveItem
  | InspectItem
  | ChooseResolution
  | Refund
  | ApproveRefund
  | RejectRefund
  | SettleRefund
  | FailRefund
  | RetryRefund
  | CloseRma
  | CourseCommand
  | RemedyCommand
  | RequestFactoryClaim
  | ReceiveParcel
  | AttachEvidence
  | AddNote;
