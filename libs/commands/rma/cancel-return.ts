import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { RmaId } from '#rma/returns';
import type { Call } from '../call.js';
import type { Answered, CaseAnswer } from '../outcome.js';
import { Cases } from './cases.js';

/** Cancels a return of which nothing has left the sender, and releases its units. */
export class CancelReturn extends Command<Answered<CaseAnswer>> {
  constructor(
    readonly call: Call,
    readonly rmaId: RmaId,
    readonly reason: string | undefined,
  ) {
    super();
  }
}

@CommandHandler(CancelReturn)
export class CancelReturnHandler implements ICommandHandler<CancelReturn> {
  constructor(private readonly cases: Cases) {}

  execute({ call, rmaId, reason }: CancelReturn): Promise<Answered<CaseAnswer>> {
    return this.cases.run(call, rmaId, async (seal) => ({ type: 'CancelReturn', personal: await seal.unlessErased({ reason }) }));
  }
}
