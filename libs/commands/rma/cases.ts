import { Injectable } from '@nestjs/common';
import { CommandRunner } from '#rma/event-store';
import type { Case, Circumstances, RmaCommand, RmaId } from '#rma/returns';
import { rmaAggregate } from '../aggregates/rma.js';
import type { Call } from '../call.js';
import { Circumstance } from '../circumstance.js';
import { type Answered, type CaseAnswer, caseAnswer } from '../outcome.js';
import { Reactions } from '../reactions.js';
import { PersonalSeals, type SealUnder, whenNeeded } from '../personal-seals.js';

type Plain<Command> = Command extends RmaCommand ? Omit<Command, keyof Circumstances> : never;
export type PlainRmaCommand = Plain<RmaCommand>;

/** Runs commands on existing cases and what follows from them. */
@Injectable()
export class Cases {
  constructor(
    private readonly runner: CommandRunner,
    private readonly circumstance: Circumstance,
    private readonly seals: PersonalSeals,
    private readonly reactions: Reactions,
  ) {}

  async run(
    call: Call,
    rmaId: RmaId,
    plain: (seal: SealUnder) => Promise<PlainRmaCommand> | PlainRmaCommand,
  ): Promise<Answered<CaseAnswer>> {
    const rma = await this.find(rmaId);
    if (!rma) return { kind: 'unknownCase' };
    const command = await whenNeeded(() => plain(this.seals.under(rma.request.requestedBy)));
    const outcome = await this.runner.execute(
      rmaAggregate,
      rmaId,
      { ...this.circumstance.contextOf(call, this.circumstance.marketOf(rma)), rmaId },
      (now) => ({ ...command(), ...this.circumstance.of(call, now) }),
    );
    if (outcome.kind !== 'accepted') return outcome;
    await this.reactions.after(outcome.events);
    return { kind: 'answered', answer: caseAnswer(outcome) };
  }

  async find(rmaId: RmaId): Promise<Case | undefined> {
    const loaded = await this.runner.load(rmaAggregate, rmaId);
    return loaded && loaded.state.stage !== 'none' ? loaded.state : undefined;
  }
}
