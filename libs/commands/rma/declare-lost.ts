import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { NamedUnits, RmaId } from '#rma/returns';
import type { Call } from '../call.js';
import type { Answered, CaseAnswer } from '../outcome.js';
import { Cases } from './cases.js';

/** Gives units in transit up for lost in the post; without `lines` all of them. */
export class DeclareLost extends Command<Answered<CaseAnswer>> {
  constructor(
    readonly call: Call,
    readonly rmaId: RmaId,
    readonly lines: readonly NamedUnits[] | undefined,
  ) {
    super();
  }
}

@CommandHandler(DeclareLost)
export class DeclareLostHandler implements ICommandHandler<DeclareLost> {
  constructor(private readonly cases: Cases) {}

  execute({ call, rmaId, lines }: DeclareLost): Promise<Answered<CaseAnswer>> {
    return this.cases.run(call, rmaId, () => ({ type: 'DeclareLost', lines }));
  }
}
