import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { RmaId } from '#rma/returns';
import type { Call } from '../call.js';
import type { Answered, CaseAnswer } from '../outcome.js';
import { Cases } from './cases.js';

/** Makes a closed return live again; from then on it is closed by hand only. */
export class ReopenRma extends Command<Answered<CaseAnswer>> {
  constructor(
    readonly call: Call,
    readonly rmaId: RmaId,
    readonly reason: string,
  ) {
    super();
  }
}

@CommandHandler(ReopenRma)
export class ReopenRmaHandler implements ICommandHandler<ReopenRma> {
  constructor(private readonly cases: Cases) {}

  execute({ call, rmaId, reason }: ReopenRma): Promise<Answered<CaseAnswer>> {
    return this.cases.run(call, rmaId, async (seal) => ({ type: 'ReopenRma', personal: await seal.unlessErased({ reason }) }));
  }
}
