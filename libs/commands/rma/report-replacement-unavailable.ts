import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { NamedUnits, RmaId } from '#rma/returns';
import type { Call } from '../call.js';
import type { Answered, CaseAnswer } from '../outcome.js';
import { Cases } from './cases.js';

/** Tells that nothing can be sent for units; who asked chooses again. */
export class ReportReplacementUnavailable extends Command<Answered<CaseAnswer>> {
  constructor(
    readonly call: Call,
    readonly rmaId: RmaId,
    readonly lines: readonly NamedUnits[] | undefined,
  ) {
    super();
  }
}

@CommandHandler(ReportReplacementUnavailable)
export class ReportReplacementUnavailableHandler implements ICommandHandler<ReportReplacementUnavailable> {
  constructor(private readonly cases: Cases) {}

  execute({ call, rmaId, lines }: ReportReplacementUnavailable): Promise<Answered<CaseAnswer>> {
    return this.cases.run(call, rmaId, () => ({ type: 'ReportReplacementUnavailable', lines }));
  }
}
