import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CommandRunner, type StreamEvent } from '#rma/event-store';
import type { NamedUnits, RmaEvent, RmaId } from '#rma/returns';
import { factoryClaimAggregate } from '../aggregates/factory-claim.js';
import { rmaAggregate } from '../aggregates/rma.js';
import type { Call } from '../call.js';
import { Circumstance } from '../circumstance.js';
import type { Answered } from '../outcome.js';
import { Reactions } from '../reactions.js';
import { Cases } from '../rma/cases.js';
import { type ClaimAnswer, claimAnswer } from './claim-answer.js';

/** Claims accepted units of a warranty return from the factory that made them. `claimId` is used unless a repeat finds its own. */
export class OpenFactoryClaim extends Command<Answered<ClaimAnswer>> {
  constructor(
    readonly call: Call,
    readonly rmaId: RmaId,
    readonly claimId: string,
    readonly lines: readonly NamedUnits[] | undefined,
  ) {
    super();
  }
}

/** The case decides, so that no unit is claimed twice; the reaction to it opens the claim, which gives the answer. */
@CommandHandler(OpenFactoryClaim)
export class OpenFactoryClaimHandler implements ICommandHandler<OpenFactoryClaim> {
  constructor(
    private readonly runner: CommandRunner,
    private readonly circumstance: Circumstance,
    private readonly cases: Cases,
    private readonly reactions: Reactions,
  ) {}

  async execute({ call, rmaId, claimId, lines }: OpenFactoryClaim): Promise<Answered<ClaimAnswer>> {
    const rma = await this.cases.find(rmaId);
    if (!rma) return { kind: 'unknownCase' };
    const context = { ...this.circumstance.contextOf(call, this.circumstance.marketOf(rma)), rmaId };
    const outcome = await this.runner.execute(rmaAggregate, rmaId, context, (now) => ({
      type: 'RequestFactoryClaim' as const,
      claimId,
      lines,
      ...this.circumstance.of(call, now),
    }));
    if (outcome.kind !== 'accepted') return outcome;
    await this.reactions.after(outcome.events);
    return { kind: 'answered', answer: await this.#opened(outcome.events) };
  }

  /** As the claim was when it was opened, whatever has become of it since. */
  async #opened(events: readonly StreamEvent<RmaEvent>[]): Promise<ClaimAnswer> {
    const [claimId] = events.flatMap(({ event }) => (event.type === 'FactoryClaimRequested' ? [event.claimId] : []));
    const opened = claimId === undefined ? undefined : await this.runner.history(factoryClaimAggregate, claimId, { revision: 0 });
    if (!opened) throw new Error(`The claim ${claimId} that a case requested was not opened.`);
    return claimAnswer(opened);
  }
}
