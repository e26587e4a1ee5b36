import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type PersonalValue, SubjectErased } from '#rma/personal-data';
import type { Sale, Shipment } from '#rma/returns';
import type { Call } from '../call.js';
import type { Answered, OrderAnswer } from '../outcome.js';
import { PersonalSeals, whenNeeded } from '../personal-seals.js';
import { Orders } from './orders.js';

/** Records a sale, and the shipments known of it; the same again changes nothing. */
export class RecordOrder extends Command<Answered<OrderAnswer>> {
  constructor(
    readonly call: Call,
    readonly sale: Sale,
    readonly contact: PersonalValue,
    readonly locale: string | null,
    readonly shipments: readonly Shipment[],
  ) {
    super();
  }
}

@CommandHandler(RecordOrder)
export class RecordOrderHandler implements ICommandHandler<RecordOrder> {
  constructor(
    private readonly orders: Orders,
    private readonly seals: PersonalSeals,
  ) {}

  async execute({ call, sale, contact, locale, shipments }: RecordOrder): Promise<Answered<OrderAnswer>> {
    const seal = this.seals.under(sale.buyer);
    const personal = await whenNeeded(() => seal(contact).catch((error: unknown) => this.#ofKnownOrder(error, sale)));
    return this.orders.run(sale.orderId, sale.market, call, () => ({
      type: 'RecordOrder',
      sale,
      contact: { personal: personal(), locale },
      shipments,
    }));
  }

  /** A known order of an erased buyer is still the same order: what they were called is not told again. */
  async #ofKnownOrder(error: unknown, { orderId }: Sale): Promise<null> {
    if (error instanceof SubjectErased && (await this.orders.find(orderId))) return null;
    throw error;
  }
}
