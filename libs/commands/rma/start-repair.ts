import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { NamedUnits, RmaId } from '#rma/returns';
import type { Call } from '../call.js';
import type { Answered, CaseAnswer } from '../outcome.js';
import { Cases } from './cases.js';

/** Begins to repair accepted units. */
export class StartRepair extends Command<Answered<CaseAnswer>> {
  constructor(
    readonly call: Call,
    readonly rmaId: RmaId,
    readonly lines: readonly NamedUnits[] | undefined,
  ) {
    super();
  }
}

@CommandHandler(StartRepair)
export class StartRepairHandler implements ICommandHandler<StartRepair> {
  constructor(private readonly cases: Cases) {}

  execute({ call, rmaId, lines }: StartRepair): Promise<Answered<CaseAnswer>> {
    return this.cases.run(call, rmaId, () => ({ type: 'StartRepair', lines }));
  }
}
