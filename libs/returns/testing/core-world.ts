import {
  decideOrder,
  decideRefund,
  decideRma,
  evolveOrder,
  evolveRefund,
  evolveRma,
  isRefusal,
  noRefund,
  noRma,
  unknownOrder,
  type Decision,
  type OrderCommand,
  type OrderEvent,
  type RefundCommand,
  type RefundEvent,
  type RefundId,
  type Rma,
  type RmaCommand,
  type RmaEvent,
  type RmaId,
} from '../index.js';
import { CoreAudit } from './core-audit.js';
import { recordUnitsRefunded, releaseUnits } from './order.js';
import { requestPayment } from './refund.js';
import { openCase, settleRefund } from './rma-commands.js';

/** The whole core in memory: one order, its cases and their refunds, every written event under audit. */
export class CoreWorld {
  readonly audit = new CoreAudit();
  readonly #order: OrderEvent[] = [];
  readonly #cases = new Map<RmaId, RmaEvent[]>();
  readonly #payments = new Map<RefundId, RefundEvent[]>();
  readonly #due: (() => void)[] = [];

  order(command: OrderCommand): void {
    const written = append(this.#order, (history) => decideOrder(command, history.reduce(evolveOrder, unknownOrder)));
    for (const event of written) {
      this.audit.order(event);
      if (event.type === 'UnitsReserved') this.#due.push(() => this.case(event.rmaId, openCase({ opening: event.opening })));
    }
  }

  case(rmaId: RmaId, command: RmaCommand): void {
    const written = append(streamOf(this.#cases, rmaId), (history) => decideRma(command, history.reduce(evolveRma, noRma)));
    for (const event of written) {
      this.audit.case(rmaId, event);
      this.#followCase(rmaId, event);
    }
  }

  payment(refundId: RefundId, command: RefundCommand): void {
    const written = append(streamOf(this.#payments, refundId), (history) => decideRefund(command, history.reduce(evolveRefund, noRefund)));
    for (const event of written) {
      this.audit.payment(event);
      if (event.type !== 'RefundIssued' && event.type !== 'ManualRefundRecorded') continue;
      const { rmaId } = this.#requested(refundId);
      const { provider, reference } = event;
      this.#due.push(() => this.case(rmaId, settleRefund({ refundId, provider, reference })));
    }
  }

  /** Delivers one of the commands that followed from an event, be it for the first time or again. */
  deliver(which: number): void {
    if (this.#due.length > 0) this.#due[which % this.#due.length]?.();
  }

  /** Delivers everything, with all that follows from it. */
  deliverAll(): void {
    for (const deliver of this.#due) deliver();
  }

  caseIds(): readonly RmaId[] {
    return [...this.#cases.keys()];
  }

  caseEvents(rmaId: RmaId): readonly RmaEvent[] {
    return this.#cases.get(rmaId) ?? [];
  }

  caseState(rmaId: RmaId): Rma {
    return this.caseEvents(rmaId).reduce(evolveRma, noRma);
  }

  refundIds(): readonly RefundId[] {
    return [...this.#payments.keys()];
  }

  #followCase(rmaId: RmaId, event: RmaEvent): void {
    if (event.type === 'ReturnDeclined' || event.type === 'ReturnCancelled')
      this.#due.push(() => this.order(releaseUnits({ reservationId: event.reservationId, rmaId })));
    if (event.type === 'RefundApproved')
      this.#due.push(() => this.payment(event.refundId, requestPayment({ refundId: event.refundId, rmaId, amount: event.total })));
    if (event.type === 'RefundSettled') {
      const { reservationId, refundId, lines } = event;
      this.#due.push(() => this.order(recordUnitsRefunded({ reservationId, rmaId, refundId, lines })));
    }
  }

  #requested(refundId: RefundId) {
    const [requested] = this.#payments.get(refundId) ?? [];
    if (requested?.type !== 'RefundRequested') throw new Error(`Refund ${refundId} was not requested`);
    return requested;
  }
}

function streamOf<Id, Event>(streams: Map<Id, Event[]>, id: Id): Event[] {
  const events = streams.get(id) ?? [];
  streams.set(id, events);
  return events;
}

function append<Event>(stream: Event[], decide: (history: readonly Event[]) => Decision<Event>): readonly Event[] {
  const decision = decide(stream);
  if (isRefusal(decision)) return [];
  stream.push(...decision);
  return decision;
}
