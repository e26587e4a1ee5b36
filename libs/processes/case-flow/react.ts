import type {
  Circumstances,
  FactoryClaimCommand,
  FactoryClaimEvent,
  OrderCommand,
  OrderEvent,
  OrderId,
  ParcelEvent,
  RefundCommand,
  RefundEvent,
  RefundId,
  RmaCommand,
  RmaEvent,
  RmaId,
} from '#rma/returns';

type Plain<Command> = Command extends Circumstances ? Omit<Command, keyof Circumstances> : never;

/** A command that follows from an event, on the stream it is meant for. */
export type Reaction =
  | { readonly on: 'order'; readonly id: OrderId; readonly command: Plain<OrderCommand> }
  | { readonly on: 'rma'; readonly id: RmaId; readonly command: Plain<RmaCommand> }
  | { readonly on: 'factoryClaim'; readonly id: string; readonly command: Plain<FactoryClaimCommand> }
  | { readonly on: 'refund'; readonly id: RefundId; readonly command: Plain<RefundCommand> };

export type CaseFlowEvent = OrderEvent | RmaEvent | RefundEvent | FactoryClaimEvent | ParcelEvent;

/** What may have settled the last of a case, so that the system closes it. */
const mayCloseAfter = [
  'RefundSettled',
  'ReplacementShipped',
  'UnitShippedBack',
  'UnitDisposed',
  'OutstandingUnitsExpired',
  'ParcelLostInPost',
] as const satisfies readonly CaseFlowEvent['type'][];

/** The events that lead to something on a stream. */
export const reactedTo = [
  'UnitsReserved',
  'ReturnDeclined',
  'ReturnCancelled',
  'RmaExpired',
  'OutstandingUnitsExpired',
  'ReservationRenewed',
  'RmaReinstated',
  'ParcelLostInPost',
  'LostUnitsFound',
  'RefundApproved',
  'RefundIssued',
  'ManualRefundRecorded',
  'RefundDeclined',
  'RefundRetryRequested',
  'FactoryClaimRequested',
  'ParcelLinked',
  ...mayCloseAfter,
] as const satisfies readonly CaseFlowEvent['type'][];

/** Who pays refunds, until a payment provider is configured: finance, by hand. */
const provider = 'manual';

/**
 * Opens cases, releases units, asks for payments and settles them, closes what is settled: what each event leads to.
 * `rmaId` is the case it belongs to.
 */
export function react(event: CaseFlowEvent, rmaId: RmaId): readonly Reaction[] {
  const closing: Reaction = { on: 'rma', id: rmaId, command: { type: 'CloseIfSettled' } };
  return mayCloseAfter.some((type) => type === event.type) ? [...reactElsewhere(event, rmaId), closing] : reactElsewhere(event, rmaId);
}

function reactElsewhere(event: CaseFlowEvent, rmaId: RmaId): readonly Reaction[] {
  switch (event.type) {
    case 'UnitsReserved':
      return [{ on: 'rma', id: event.rmaId, command: { type: 'OpenCase', opening: event.opening } }];
    case 'ReturnDeclined':
    case 'ReturnCancelled':
    case 'RmaExpired':
      return [{ on: 'order', id: event.orderId, command: { type: 'ReleaseUnits', reservationId: event.reservationId, rmaId } }];
    case 'OutstandingUnitsExpired': {
      const { orderId, reservationId, lines } = event;
      return [{ on: 'order', id: orderId, command: { type: 'ReleaseUnits', reservationId, rmaId, lines } }];
    }
    case 'ReservationRenewed':
      return [{ on: 'rma', id: event.rmaId, command: { type: 'ContinueCase', continuation: event.continuation } }];
    case 'RmaReinstated': {
      const { orderId, reservationId, lines } = event;
      return [{ on: 'order', id: orderId, command: { type: 'KeepUnits', reservationId, rmaId, lines } }];
    }
    case 'ParcelLostInPost':
      return [{ on: 'order', id: event.orderId, command: { type: 'RecordUnitsLost', rmaId, lines: event.lines } }];
    case 'LostUnitsFound':
      return [{ on: 'order', id: event.orderId, command: { type: 'RecordUnitsFound', rmaId, lines: event.lines } }];
    case 'RefundApproved': {
      const { refundId, total } = event;
      return [{ on: 'refund', id: refundId, command: { type: 'RequestPayment', refundId, rmaId, amount: total, provider } }];
    }
    case 'RefundIssued':
    case 'ManualRefundRecorded': {
      const { refundId, reference } = event;
      return [{ on: 'rma', id: rmaId, command: { type: 'SettleRefund', refundId, provider: event.provider, reference } }];
    }
    case 'RefundSettled': {
      const { orderId, reservationId, refundId, lines } = event;
      return [{ on: 'order', id: orderId, command: { type: 'RecordUnitsRefunded', reservationId, rmaId, refundId, lines } }];
    }
    case 'RefundDeclined': {
      const { refundId, attempt, code } = event;
      return [{ on: 'rma', id: rmaId, command: { type: 'FailRefund', refundId, attempt, code } }];
    }
    case 'RefundRetryRequested': {
      const { refundId, attempt } = event;
      return [{ on: 'refund', id: refundId, command: { type: 'RetryPayment', attempt, provider: event.provider ?? provider } }];
    }
    case 'ReplacementShipped':
      return [{ on: 'order', id: event.orderId, command: { type: 'RecordUnitsReplaced', rmaId, lines: event.lines } }];
    case 'UnitShippedBack': {
      const { orderId, reservationId, lines } = event;
      return lines.length === 0 ? [] : [{ on: 'order', id: orderId, command: { type: 'ReleaseUnits', reservationId, rmaId, lines } }];
    }
    case 'FactoryClaimRequested': {
      const { type: _, ...claim } = event;
      return [{ on: 'factoryClaim', id: claim.claimId, command: { type: 'OpenClaim', rmaId, ...claim } }];
    }
    case 'ParcelLinked':
      return [{ on: 'rma', id: event.rmaId, command: { type: 'ReceiveParcel', parcelId: event.parcelId, items: event.items } }];
    default:
      return [];
  }
}
