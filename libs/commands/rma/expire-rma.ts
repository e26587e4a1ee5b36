import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { RmaId } from '#rma/returns';
import type { Call } from '../call.js';
import type { Answered, CaseAnswer } from '../outcome.js';
import { Cases } from './cases.js';

/** Ends what is still with the sender after the last day; the case itself says whether that has passed. */
export class ExpireRma extends Command<Answered<CaseAnswer>> {
  constructor(
    readonly call: Call,
    readonly rmaId: RmaId,
  ) {
    super();
  }
}

@CommandHandler(ExpireRma)
export class ExpireRmaHandler implements ICommandHandler<ExpireRma> {
  constructor(private readonly cases: Cases) {}

  execute({ call, rmaId }: ExpireRma): Promise<Answered<CaseAnswer>> {
    return this.cases.run(call, rmaId, () => ({ type: 'ExpireRma' }));
  }
}
