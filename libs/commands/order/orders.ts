import { Injectable } from '@nestjs/common';
import { CommandRunner } from '#rma/event-store';
import {
  bearsSerial,
  type Circumstances,
  isSameParty,
  type OrderId,
  type Party,
  type RecordedOrder,
  type RecordOrder,
  type RecordShipment,
} from '#rma/returns';
import { orderAggregate } from '../aggregates/order.js';
import type { Call } from '../call.js';
import { Circumstance } from '../circumstance.js';
import { type Answered, orderAnswer, type OrderAnswer } from '../outcome.js';

type PlainOrderCommand = Omit<RecordOrder, keyof Circumstances> | Omit<RecordShipment, keyof Circumstances>;

/** Runs the commands by which upstream systems tell of sales and shipments. */
@Injectable()
export class Orders {
  constructor(
    private readonly runner: CommandRunner,
    private readonly circumstance: Circumstance,
  ) {}

  async run(orderId: OrderId, market: string, call: Call, command: () => PlainOrderCommand): Promise<Answered<OrderAnswer>> {
    const context = this.circumstance.contextOf(call, market);
    const outcome = await this.runner.execute(orderAggregate, orderId, context, (now) => ({
      ...command(),
      ...this.circumstance.of(call, now),
    }));
    return outcome.kind === 'accepted' ? { kind: 'answered', answer: orderAnswer(outcome) } : outcome;
  }

  async find(orderId: OrderId): Promise<RecordedOrder | undefined> {
    const loaded = await this.runner.load(orderAggregate, orderId);
    return loaded && loaded.state.status === 'recorded' ? loaded.state : undefined;
  }

  /**
   * Of orders that bear the same number or once held the same serial: the one that this very command was already run on, so
   * that its repeat never means a later one; else, of those that hold the serial now, the newest that `asker` bought, else the newest.
   */
  async meant(
    { commandId }: Call,
    asker: Pick<Party, 'kind' | 'id'>,
    newestFirst: readonly OrderId[],
    serialNumber?: string,
  ): Promise<OrderId | undefined> {
    if (newestFirst.length < 2 && serialNumber === undefined) return newestFirst[0];
    const histories = await Promise.all(newestFirst.map((orderId) => this.runner.history(orderAggregate, orderId)));
    const ranOn = histories.findIndex((history) => history?.events.some(({ metadata }) => metadata.commandId === commandId));
    if (ranOn >= 0) return newestFirst[ranOn];
    const orders = histories.flatMap((history) => (history?.state.status === 'recorded' ? [history.state] : []));
    const holding = serialNumber === undefined ? orders : orders.filter((order) => bearsSerial(order, serialNumber));
    return (holding.find(({ sale }) => isSameParty(sale.buyer, asker)) ?? holding[0])?.sale.orderId;
  }
}
