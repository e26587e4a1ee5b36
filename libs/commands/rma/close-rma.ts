import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { RmaId } from '#rma/returns';
import type { Call } from '../call.js';
import type { Answered, CaseAnswer } from '../outcome.js';
import { Cases } from './cases.js';

/** Closes a return whose units are all settled. */
export class CloseRma extends Command<Answered<CaseAnswer>> {
  constructor(
    readonly call: Call,
    readonly rmaId: RmaId,
  ) {
    super();
  }
}

@CommandHandler(CloseRma)
export class CloseRmaHandler implements ICommandHandler<CloseRma> {
  constructor(private readonly cases: Cases) {}

  execute({ call, rmaId }: CloseRma): Promise<Answered<CaseAnswer>> {
    return this.cases.run(call, rmaId, () => ({ type: 'CloseRma' }));
  }
}
