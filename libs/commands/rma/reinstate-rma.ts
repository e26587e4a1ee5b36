import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { reinstatementOf, type RmaId } from '#rma/returns';
import type { Call } from '../call.js';
import type { Answered, CaseAnswer } from '../outcome.js';
import { Renewals } from './renewals.js';

/** Makes an expired or cancelled return live again, or one's expired units: they are held once more, where nobody else holds them. */
export class ReinstateRma extends Command<Answered<CaseAnswer>> {
  constructor(
    readonly call: Call,
    readonly rmaId: RmaId,
    readonly reason: string,
  ) {
    super();
  }
}

@CommandHandler(ReinstateRma)
export class ReinstateRmaHandler implements ICommandHandler<ReinstateRma> {
  constructor(private readonly renewals: Renewals) {}

  execute({ call, rmaId, reason }: ReinstateRma): Promise<Answered<CaseAnswer>> {
    return this.renewals.run(call, rmaId, async (rma, circumstances, seal) =>
      reinstatementOf(rma, circumstances, await seal.unlessErased({ reason })),
    );
  }
}
