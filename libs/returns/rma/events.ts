import type { ReturnRequested, EligibilityOverridden, BasisChanged } from './events/request.js';
import type {
  RmaIssued,
  RmaFormReissued,
  ReturnDeclined,
  ReturnCancelled,
  RmaExpired,
  OutstandingUnitsExpired,
  RmaReinstated,
  RmaClosed,
  RmaReopened,
  NoteAdded,
  EvidenceAttached,
} from './events/course.js';
import type {
  ParcelDispatched,
  ParcelLostInPost,
  LostUnitsFound,
  LinkedParcelReceived,
  ItemReceived,
  UnexpectedItemReceived,
  ReceiptCorrected,
  ItemInspected,
  ItemReinspected,
  ResolutionChosen,
  UnitDisposed,
  UnitShippedBack,
} from './events/goods.js';
import type {
  ReplacementAllocated,
  ReplacementUnavailable,
  ReplacementShipped,
  ReplacementLost,
  RepairStarted,
  RepairCompleted,
  RepairAbandoned,
  FactoryClaimRequested,
} from './events/remedies.js';
import type {
  RefundApprovalRequested,
  RefundApproved,
  RefundRejected,
  RefundSettled,
  RefundNotSettled,
  RefundRetryRequested,
} from './events/refunds.js';

export type * from './events/request.js';
export * from './events/course.js';
export type * from './events/goods.js';
export type * from './events/remedies.js';
export type * from './events/refunds.js';

export type RmaEvent =
  | ReturnRequested
  | EligibilityOverridden
  | BasisChanged
  | RmaIssued
  | RmaFormReissued
  | ReturnDeclined
  | ReturnCancelled
  | RmaExpired
  | OutstandingUnitsExpired
  | RmaReinstated
  | RmaClosed
  | RmaReopened
  | NoteAdded
  | EvidenceAttached
  | ParcelDispatched
  | ParcelLostInPost
  | LostUnitsFound
  | LinkedParcelReceived
  | ItemReceived
  | UnexpectedItemReceived
  | ReceiptCorrected
  | ItemInspected
  | ItemReinspected
  | ResolutionChosen
  | UnitDisposed
  | UnitShippedBack
  | ReplacementAllocated
  | ReplacementUnavailable
  | ReplacementShipped
  | ReplacementLost
  | RepairStarted
  | RepairCompleted
  | RepairAbandoned
  | FactoryClaimRequested
  | RefundApprovalRequested
  | RefundApproved
  | RefundRejected
  | RefundSettled
  | RefundNotSettled
  | RefundRetryRequested;
