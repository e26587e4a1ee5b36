import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { Circumstance } from './circumstance.js';
import { AttachEvidenceHandler } from './evidence/attach-evidence.js';
import { FactoryClaims } from './factory-claim/factory-claims.js';
import { HonourForFactoryHandler } from './factory-claim/honour-for-factory.js';
import { OpenFactoryClaimHandler } from './factory-claim/open-factory-claim.js';
import { RecordFactoryResponseHandler } from './factory-claim/record-factory-response.js';
import { RecordQualityFeedbackHandler } from './feedback/record-quality-feedback.js';
import { Orders } from './order/orders.js';
import { RecordOrderHandler } from './order/record-order.js';
import { RecordShipmentHandler } from './order/record-shipment.js';
import { RequestReturnHandler } from './order/request-return.js';
import { LinkParcelHandler } from './parcel/link-parcel.js';
import { Parcels } from './parcel/parcels.js';
import { ReceiveWithoutRmaHandler } from './parcel/receive-without-rma.js';
import { SendParcelBackHandler } from './parcel/send-parcel-back.js';
import { PersonalSeals } from './personal-seals.js';
import { AbandonRepairHandler } from './rma/abandon-repair.js';
import { AddNoteHandler } from './rma/add-note.js';
import { AllocateReplacementHandler } from './rma/allocate-replacement.js';
import { ApproveRefundHandler } from './rma/approve-refund.js';
import { CancelReturnHandler } from './rma/cancel-return.js';
import { Cases } from './rma/cases.js';
import { ChangeBasisHandler } from './rma/change-basis.js';
import { ChooseResolutionHandler } from './rma/choose-resolution.js';
import { CloseRmaHandler } from './rma/close-rma.js';
import { CompleteRepairHandler } from './rma/complete-repair.js';
import { CorrectReceiptHandler } from './rma/correct-receipt.js';
import { DeclareLostHandler } from './rma/declare-lost.js';
import { DeclineReturnHandler } from './rma/decline-return.js';
import { DisposeHandler } from './rma/dispose.js';
import { ExpireRmaHandler } from './rma/expire-rma.js';
import { InspectItemHandler } from './rma/inspect-item.js';
import { IssueRmaHandler } from './rma/issue-rma.js';
import { ReceiveItemHandler } from './rma/receive-item.js';
import { RecordDispatchHandler } from './rma/record-dispatch.js';
import { RecordManualRefundHandler } from './rma/record-manual-refund.js';
import { RefundUnitsHandler } from './rma/refund-units.js';
import { ReinstateRmaHandler } from './rma/reinstate-rma.js';
import { ReissueFormHandler } from './rma/reissue-form.js';
import { RejectRefundHandler } from './rma/reject-refund.js';
import { Renewals } from './rma/renewals.js';
import { ReopenRmaHandler } from './rma/reopen-rma.js';
import { ReportReplacementLostHandler } from './rma/report-replacement-lost.js';
import { ReportReplacementUnavailableHandler } from './rma/report-replacement-unavailable.js';
import { RetryRefundHandler } from './rma/retry-refund.js';
import { ShipBackHandler } from './rma/ship-back.js';
import { ShipReplacementHandler } from './rma/ship-replacement.js';
import { StartRepairHandler } from './rma/start-repair.js';

const handlers = [
  RecordOrderHandler,
  RecordShipmentHandler,
  RequestReturnHandler,
  IssueRmaHandler,
  DeclineReturnHandler,
  CancelReturnHandler,
  RecordDispatchHandler,
  ReceiveItemHandler,
  InspectItemHandler,
  ChooseResolutionHandler,
  RefundUnitsHandler,
  ApproveRefundHandler,
  RejectRefundHandler,
  RecordManualRefundHandler,
  ChangeBasisHandler,
  CorrectReceiptHandler,
  DeclareLostHandler,
  ExpireRmaHandler,
  ReinstateRmaHandler,
  ReissueFormHandler,
  ReopenRmaHandler,
  CloseRmaHandler,
  AddNoteHandler,
  AllocateReplacementHandler,
  ReportReplacementLostHandler,
  ReportReplacementUnavailableHandler,
  ShipReplacementHandler,
  StartRepairHandler,
  CompleteRepairHandler,
  AbandonRepairHandler,
  ShipBackHandler,
  DisposeHandler,
  RetryRefundHandler,
  OpenFactoryClaimHandler,
  RecordFactoryResponseHandler,
  HonourForFactoryHandler,
  RecordQualityFeedbackHandler,
  AttachEvidenceHandler,
  ReceiveWithoutRmaHandler,
  LinkParcelHandler,
  SendParcelBackHandler,
];

/** The command side. The app around it provides CommandRunner, Policies, PERSONAL_DATA, EvidenceFiles and Reactions, globally. */
@Module({
  imports: [CqrsModule.forRoot()],
  providers: [Circumstance, PersonalSeals, Cases, Renewals, Orders, FactoryClaims, Parcels, ...handlers],
  exports: [CqrsModule, Cases, Orders, FactoryClaims, Parcels],
})
export class CommandsModule {}
