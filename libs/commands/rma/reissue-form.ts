import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { RmaId } from '#rma/returns';
import type { Call } from '../call.js';
import type { Answered, CaseAnswer } from '../outcome.js';
import { Cases } from './cases.js';

/** Makes the RMA form out again. */
export class ReissueForm extends Command<Answered<CaseAnswer>> {
  constructor(
    readonly call: Call,
    readonly rmaId: RmaId,
  ) {
    super();
  }
}

@CommandHandler(ReissueForm)
export class ReissueFormHandler implements ICommandHandler<ReissueForm> {
  constructor(private readonly cases: Cases) {}

  execute({ call, rmaId }: ReissueForm): Promise<Answered<CaseAnswer>> {
    return this.cases.run(call, rmaId, () => ({ type: 'ReissueForm' }));
  }
}
