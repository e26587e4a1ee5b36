import { Injectable } from '@nestjs/common';
import { CommandRunner, type StreamEvent } from '#rma/event-store';
import { type Case, type Circumstances, isRefusal, type OrderEvent, type Refusal, type RenewReservation, type RmaId } from '#rma/returns';
import { orderAggregate } from '../aggregates/order.js';
import { rmaAggregate } from '../aggregates/rma.js';
import type { Call } from '../call.js';
import { Circumstance } from '../circumstance.js';
import { type Answered, type CaseAnswer, caseAnswer, caseUnchanged } from '../outcome.js';
import { PersonalSeals, type SealUnder } from '../personal-seals.js';
import { Reactions } from '../reactions.js';

/** What a case asks of the order before it goes on, why it may not, or that it does already. */
export type Planned = Omit<RenewReservation, keyof Circumstances> | Refusal | 'alreadySo';
type Plan = (rma: Case, circumstances: Circumstances, seal: SealUnder) => Promise<Planned> | Planned;

/** How often it looks again when others renew the same return's reservation. */
const tries = 5;

/**
 * Runs commands by which a return goes on under its next reservation. The order's stream holds the units and keeps what the
 * case goes on with; the case follows from that event, now or after a crash.
 */
@Injectable()
export class Renewals {
  constructor(
    private readonly runner: CommandRunner,
    private readonly circumstance: Circumstance,
    private readonly seals: PersonalSeals,
    private readonly reactions: Reactions,
  ) {}

  async run(call: Call, rmaId: RmaId, plan: Plan): Promise<Answered<CaseAnswer>> {
    for (let attempt = 1; ; attempt++) {
      const answer = await this.#attempt(call, rmaId, plan);
      if (answer !== 'overtaken') return answer;
      const revision = (await this.runner.load(rmaAggregate, rmaId, { fresh: true }))?.revision ?? -1;
      if (attempt === tries) return { kind: 'concurrentChange', revision };
    }
  }

  async #attempt(call: Call, rmaId: RmaId, plan: Plan): Promise<Answered<CaseAnswer> | 'overtaken'> {
    const loaded = await this.runner.history(rmaAggregate, rmaId);
    if (!loaded || loaded.state.stage === 'none') return { kind: 'unknownCase' };
    const { state: rma, revision } = loaded;
    const { ifMatch, ...unconditional } = call;
    const outdated =
      ifMatch === undefined || ifMatch === revision ? undefined : ({ kind: 'stale', expected: ifMatch, actual: revision } as const);
    const ranBefore = (await this.#renewalsOf(rma)).some(({ metadata }) => metadata.commandId === call.commandId);
    if (!ranBefore && outdated) return outdated;
    const seal = this.seals.under(rma.request.requestedBy);
    const planned = ranBefore ? undefined : await plan(rma, this.circumstance.of(call, call.now), seal);
    if (planned === 'alreadySo') return { kind: 'answered', answer: caseUnchanged(loaded) };
    if (planned && isRefusal(planned)) return { kind: 'refused', refusal: planned, revision };

    await this.reactions.after(loaded.events.filter(({ type }) => type === 'ReplacementShipped')); // told to the order before it holds anew
    const context = { ...this.circumstance.contextOf(unconditional, this.circumstance.marketOf(rma)), rmaId };
    const outcome = await this.runner.execute(orderAggregate, rma.orderId, context, (now) => {
      if (!planned) throw new Error(`What command ${call.commandId} renewed is gone.`);
      return { ...planned, ...this.circumstance.of(call, now) };
    });
    if (outcome.kind === 'keyReused') return outdated ?? outcome;
    if (outcome.kind === 'refused') return { ...outcome, revision };
    if (outcome.kind !== 'accepted') return outcome;
    const overtaken = outcome.events.length === 0;
    const [continued] = await this.reactions.after(overtaken ? await this.#renewalsOf(rma) : outcome.events);
    if (overtaken) return 'overtaken';
    if (continued?.kind !== 'accepted') throw new Error(`Return ${rmaId} did not go on under its new reservation.`);
    return { kind: 'answered', answer: caseAnswer(continued) };
  }

  async #renewalsOf({ orderId, request }: Case): Promise<readonly StreamEvent<OrderEvent>[]> {
    const history = await this.runner.history(orderAggregate, orderId);
    return history?.events.filter(({ event }) => event.type === 'ReservationRenewed' && event.rmaId === request.rmaId) ?? [];
  }
}
