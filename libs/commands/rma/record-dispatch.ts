import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { RmaId, NamedUnits } from '#rma/returns';
import type { Call } from '../call.js';
import type { Answered, CaseAnswer } from '../outcome.js';
import { Cases } from './cases.js';

/** Records that units are on their way. */
export class RecordDispatch extends Command<Answered<CaseAnswer>> {
  constructor(
    readonly call: Call,
    readonly rmaId: RmaId,
    readonly carrier: string,
    readonly trackingNumber: string,
    readonly lines: readonly NamedUnits[] | undefined,
  ) {
    super();
  }
}

@CommandHandler(RecordDispatch)
export class RecordDispatchHandler implements ICommandHandler<RecordDispatch> {
  constructor(private readonly cases: Cases) {}

  execute({ call, rmaId, carrier, trackingNumber, lines }: RecordDispatch): Promise<Answered<CaseAnswer>> {
    return this.cases.run(call, rmaId, async (seal) => ({
      type: 'RecordDispatch',
      carrier,
      lines,
      personal: await seal.unlessErased({ trackingNumber }),
    }));
  }
}
