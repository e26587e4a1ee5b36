import { Injectable } from '@nestjs/common';
import { CommandRunner } from '#rma/event-store';
import type { Circumstances, HonourForFactory, OpenedClaim, RecordFactoryResponse, TimeOutClaim } from '#rma/returns';
import { factoryClaimAggregate } from '../aggregates/factory-claim.js';
import type { Call } from '../call.js';
import { Circumstance } from '../circumstance.js';
import type { Answered } from '../outcome.js';
import { Cases } from '../rma/cases.js';
import { type ClaimAnswer, claimAnswer } from './claim-answer.js';

type Plain<Command> = Omit<Command, keyof Circumstances>;
type PlainClaimCommand = Plain<RecordFactoryResponse> | Plain<TimeOutClaim> | Plain<HonourForFactory>;

/** Runs commands on the claims that were opened. */
@Injectable()
export class FactoryClaims {
  constructor(
    private readonly runner: CommandRunner,
    private readonly circumstance: Circumstance,
    private readonly cases: Cases,
  ) {}

  async run(call: Call, claimId: string, command: PlainClaimCommand): Promise<Answered<ClaimAnswer>> {
    const claim = await this.find(claimId);
    const rma = claim && (await this.cases.find(claim.rmaId));
    const context = { ...this.circumstance.contextOf(call, rma ? this.circumstance.marketOf(rma) : '*'), rmaId: claim?.rmaId };
    const outcome = await this.runner.execute(factoryClaimAggregate, claimId, context, (now) => ({
      ...command,
      ...this.circumstance.of(call, now),
    }));
    return outcome.kind === 'accepted' ? { kind: 'answered', answer: claimAnswer(outcome) } : outcome;
  }

  async find(claimId: string): Promise<OpenedClaim | undefined> {
    return (await this.look(claimId))?.claim;
  }

  /** The claim and its revision. */
  async look(claimId: string): Promise<{ readonly claim: OpenedClaim; readonly revision: number } | undefined> {
    const loaded = await this.runner.load(factoryClaimAggregate, claimId);
    return loaded && loaded.state.status !== 'none' ? { claim: loaded.state, revision: loaded.revision } : undefined;
  }
}
