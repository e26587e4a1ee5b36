import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { RmaId, DeclineReason } from '#rma/returns';
import type { Call } from '../call.js';
import type { Answered, CaseAnswer } from '../outcome.js';
import { Cases } from './cases.js';

/** Declines a request and releases its units. */
export class DeclineReturn extends Command<Answered<CaseAnswer>> {
  constructor(
    readonly call: Call,
    readonly rmaId: RmaId,
    readonly reason: DeclineReason,
    readonly message: string,
  ) {
    super();
  }
}

@CommandHandler(DeclineReturn)
export class DeclineReturnHandler implements ICommandHandler<DeclineReturn> {
  constructor(private readonly cases: Cases) {}

  execute({ call, rmaId, reason, message }: DeclineReturn): Promise<Answered<CaseAnswer>> {
    return this.cases.run(call, rmaId, async (seal) => ({ type: 'DeclineReturn', reason, personal: await seal.unlessErased({ message }) }));
  }
}
