import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type OrderId, refuse, type Shipment } from '#rma/returns';
import type { Call } from '../call.js';
import type { Answered, OrderAnswer } from '../outcome.js';
import { Orders } from './orders.js';

/** Records that units of an order left; the return window runs from the first of them (R2). */
export class RecordShipment extends Command<Answered<OrderAnswer>> {
  constructor(
    readonly call: Call,
    readonly orderId: OrderId,
    readonly shipment: Shipment,
  ) {
    super();
  }
}

@CommandHandler(RecordShipment)
export class RecordShipmentHandler implements ICommandHandler<RecordShipment> {
  constructor(private readonly orders: Orders) {}

  async execute({ call, orderId, shipment }: RecordShipment): Promise<Answered<OrderAnswer>> {
    const order = await this.orders.find(orderId);
    if (!order)
      return { kind: 'refused', refusal: refuse('NO_RECORD_OF_SALE', 'No order with this id was recorded.', { orderId }), revision: -1 };
    return this.orders.run(orderId, order.sale.market, call, () => ({ type: 'RecordShipment', shipment }));
  }
}
