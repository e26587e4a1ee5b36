import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { NamedUnits, RmaId } from '#rma/returns';
import type { Call } from '../call.js';
import type { Answered, CaseAnswer } from '../outcome.js';
import { Cases } from './cases.js';

/** Gives a repair up; a replacement is to be chosen. */
export class AbandonRepair extends Command<Answered<CaseAnswer>> {
  constructor(
    readonly call: Call,
    readonly rmaId: RmaId,
    readonly lines: readonly NamedUnits[] | undefined,
    readonly reason: string,
  ) {
    super();
  }
}

@CommandHandler(AbandonRepair)
export class AbandonRepairHandler implements ICommandHandler<AbandonRepair> {
  constructor(private readonly cases: Cases) {}

  execute({ call, rmaId, lines, reason }: AbandonRepair): Promise<Answered<CaseAnswer>> {
    return this.cases.run(call, rmaId, async (seal) => ({ type: 'AbandonRepair', lines, personal: await seal.unlessErased({ reason }) }));
  }
}
