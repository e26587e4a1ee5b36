import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { LineId, RmaId } from '#rma/returns';
import type { Call } from '../call.js';
import type { Answered, CaseAnswer } from '../outcome.js';
import { Cases } from './cases.js';

/** Puts right how many units of a line were received. */
export class CorrectReceipt extends Command<Answered<CaseAnswer>> {
  constructor(
    readonly call: Call,
    readonly rmaId: RmaId,
    readonly lineId: LineId,
    readonly quantity: number,
    readonly reason: string,
  ) {
    super();
  }
}

@CommandHandler(CorrectReceipt)
export class CorrectReceiptHandler implements ICommandHandler<CorrectReceipt> {
  constructor(private readonly cases: Cases) {}

  execute({ call, rmaId, lineId, quantity, reason }: CorrectReceipt): Promise<Answered<CaseAnswer>> {
    return this.cases.run(call, rmaId, async (seal) => ({
      type: 'CorrectReceipt',
      lineId,
      quantity,
      personal: await seal.unlessErased({ reason }),
    }));
  }
}
