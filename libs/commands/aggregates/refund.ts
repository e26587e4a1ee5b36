import { type Aggregate, reviving, type SchemaVersions } from '#rma/event-store';
import { decideRefund, evolveRefund, noRefund, type RefundCommand, type RefundEvent, type RefundPayment } from '#rma/returns';

const schemaVersions: SchemaVersions<RefundEvent> = {
  RefundRequested: 1,
  RefundIssued: 1,
  RefundDeclined: 1,
  RefundOutcomeUnknown: 1,
  ManualRefundRecorded: 1,
};

/** `rmaRefund-<refundId>`: one refund's dealings with the payment provider. */
export const refundAggregate: Aggregate<RefundPayment, RefundEvent, RefundCommand> = {
  category: 'rmaRefund',
  initial: noRefund,
  evolve: evolveRefund,
  decide: decideRefund,
  schemaVersions,
  revive: reviving(schemaVersions),
};
