import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Money } from '#rma/returns';
import type { Call } from '../call.js';
import type { Answered } from '../outcome.js';
import type { ClaimAnswer } from './claim-answer.js';
import { FactoryClaims } from './factory-claims.js';

/** Records what it cost the seller to honour a warranty that the factory did not. */
export class HonourForFactory extends Command<Answered<ClaimAnswer>> {
  constructor(
    readonly call: Call,
    readonly claimId: string,
    readonly cost: Money,
  ) {
    super();
  }
}

@CommandHandler(HonourForFactory)
export class HonourForFactoryHandler implements ICommandHandler<HonourForFactory> {
  constructor(private readonly claims: FactoryClaims) {}

  execute({ call, claimId, cost }: HonourForFactory): Promise<Answered<ClaimAnswer>> {
    return this.claims.run(call, claimId, { type: 'HonourForFactory', cost });
  }
}
