import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Call } from '../call.js';
import type { Answered } from '../outcome.js';
import type { ClaimAnswer } from './claim-answer.js';
import { FactoryClaims } from './factory-claims.js';

/** Records what the factory answered: it accepts the claim, or rejects it for a code of its own. */
export class RecordFactoryResponse extends Command<Answered<ClaimAnswer>> {
  constructor(
    readonly call: Call,
    readonly claimId: string,
    readonly rejectedFor: string | null,
  ) {
    super();
  }
}

@CommandHandler(RecordFactoryResponse)
export class RecordFactoryResponseHandler implements ICommandHandler<RecordFactoryResponse> {
  constructor(private readonly claims: FactoryClaims) {}

  execute({ call, claimId, rejectedFor }: RecordFactoryResponse): Promise<Answered<ClaimAnswer>> {
    return this.claims.run(call, claimId, { type: 'RecordFactoryResponse', rejectedFor });
  }
}
