import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type NamedUnits, replacementLossOf, type RmaId } from '#rma/returns';
import type { Call } from '../call.js';
import type { Answered, CaseAnswer } from '../outcome.js';
import { Renewals } from './renewals.js';

/** Tells that replacements were lost on their way out: their units are held again, and another one is owed. */
export class ReportReplacementLost extends Command<Answered<CaseAnswer>> {
  constructor(
    readonly call: Call,
    readonly rmaId: RmaId,
    readonly lines: readonly NamedUnits[] | undefined,
  ) {
    super();
  }
}

@CommandHandler(ReportReplacementLost)
export class ReportReplacementLostHandler implements ICommandHandler<ReportReplacementLost> {
  constructor(private readonly renewals: Renewals) {}

  execute({ call, rmaId, lines }: ReportReplacementLost): Promise<Answered<CaseAnswer>> {
    return this.renewals.run(call, rmaId, (rma) => replacementLossOf(rma, lines));
  }
}
