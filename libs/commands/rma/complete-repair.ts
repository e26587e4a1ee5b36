import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { CompleteRepair as PlainRepair, NamedUnits, RmaId } from '#rma/returns';
import type { Call } from '../call.js';
import type { Answered, CaseAnswer } from '../outcome.js';
import { Cases } from './cases.js';

/** Names the parts and the labour of a repair, which is at no charge. */
export class CompleteRepair extends Command<Answered<CaseAnswer>> {
  constructor(
    readonly call: Call,
    readonly rmaId: RmaId,
    readonly lines: readonly NamedUnits[] | undefined,
    readonly parts: PlainRepair['parts'],
    readonly labourMinutes: number,
  ) {
    super();
  }
}

@CommandHandler(CompleteRepair)
export class CompleteRepairHandler implements ICommandHandler<CompleteRepair> {
  constructor(private readonly cases: Cases) {}

  execute({ call, rmaId, lines, parts, labourMinutes }: CompleteRepair): Promise<Answered<CaseAnswer>> {
    return this.cases.run(call, rmaId, () => ({ type: 'CompleteRepair', lines, parts, labourMinutes }));
  }
}
