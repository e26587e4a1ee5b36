import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { PersonalValue } from '#rma/personal-data';
import { judgeOtherBasis, type OtherBasis, type RmaId } from '#rma/returns';
import type { Call } from '../call.js';
import { Circumstance } from '../circumstance.js';
import { Orders } from '../order/orders.js';
import type { Answered, CaseAnswer } from '../outcome.js';
import { Cases } from './cases.js';

/** Lets a return go on as money-back or as a warranty claim; `texts` are those of the troubleshooting. */
export class ChangeBasis extends Command<Answered<CaseAnswer>> {
  constructor(
    readonly call: Call,
    readonly rmaId: RmaId,
    readonly wanted: OtherBasis,
    readonly texts: PersonalValue,
  ) {
    super();
  }
}

/** What was sold, when it shipped and to whom never changes: the order's facts of the day of the request are still there. */
@CommandHandler(ChangeBasis)
export class ChangeBasisHandler implements ICommandHandler<ChangeBasis> {
  constructor(
    private readonly cases: Cases,
    private readonly orders: Orders,
    private readonly circumstance: Circumstance,
  ) {}

  async execute({ call, rmaId, wanted, texts }: ChangeBasis): Promise<Answered<CaseAnswer>> {
    return this.cases.run(call, rmaId, async (seal) => {
      const rma = await this.cases.find(rmaId);
      const order = rma && (await this.orders.find(rma.orderId));
      if (!rma || !order) throw new Error(`Return ${rmaId} has no order.`);
      const judgement = judgeOtherBasis(wanted, rma, order, this.circumstance.of(call, call.now));
      return { type: 'ChangeBasis', ...wanted, judgement, personal: await seal.unlessErased(texts) };
    });
  }
}
