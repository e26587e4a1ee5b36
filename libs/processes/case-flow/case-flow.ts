import { Injectable } from '@nestjs/common';
import { factoryClaimAggregate, orderAggregate, Policies, Reactions, refundAggregate, rmaAggregate } from '#rma/commands';
import { type CommandContext, CommandRunner, type Outcome, type StreamEvent, uuidV5 } from '#rma/event-store';
import { Clock } from '#rma/platform';
import type { Circumstances, FactoryClaimEvent, Instant, OrderEvent, RefundEvent, Rma, RmaEvent, RmaId, Role } from '#rma/returns';
import { type CaseFlowEvent, react, reactedTo, type Reaction } from './react.js';

const reactionId = uuidV5('3f0d8f0e-6f0b-4c43-9d0b-0c8f2b1e7a52');
const targets = { order: orderAggregate, rma: rmaAggregate, refund: refundAggregate, factoryClaim: factoryClaimAggregate } as const;
/** A reaction is told by its event alone: there is no request whose content could differ. */
const noRequest = '0'.repeat(64);
const rememberedEvents = 100_000;
const isReactedTo: ReadonlySet<string> = new Set(reactedTo);

type AnyEvent = StreamEvent<{ readonly type: string }>;
type Done = Extract<Outcome<unknown, OrderEvent | RmaEvent | RefundEvent | FactoryClaimEvent>, { readonly kind: 'accepted' }>;

/** A reaction that must not be refused was; or others kept changing its stream. It is run again until it is done. */
export class ReactionUnfinished extends Error {
  override readonly name = 'ReactionUnfinished';
}

/** Runs what events lead to on other streams; the same event always makes the same command ids, so that running it again changes nothing. */
@Injectable()
export class CaseFlow extends Reactions {
  readonly #finished = new Set<string>();

  constructor(
    private readonly runner: CommandRunner,
    private readonly clock: Clock,
    private readonly policies: Policies,
  ) {
    super();
  }

  async after(events: readonly AnyEvent[]): Promise<readonly Outcome<Rma, RmaEvent>[]> {
    const onCases: Outcome<Rma, RmaEvent>[] = [];
    for (const event of events) {
      if (!isReactedTo.has(event.type)) continue; // nobody will ask whether it is finished
      onCases.push(...(await this.#follow(event)));
      if (this.#finished.size < rememberedEvents) this.#finished.add(event.id);
    }
    return onCases;
  }

  /** Runs what an event leads to unless this process has already done so at once. */
  async finish(event: AnyEvent): Promise<void> {
    if (!this.#finished.delete(event.id)) await this.#follow(event);
  }

  async #follow(cause: AnyEvent): Promise<readonly Outcome<Rma, RmaEvent>[]> {
    const { rmaId } = cause.metadata;
    if (rmaId === undefined) return [];
    const onCases: Outcome<Rma, RmaEvent>[] = [];
    for (const reaction of react(cause.event as CaseFlowEvent, rmaId as RmaId)) {
      const outcome = await this.#run(reaction, cause);
      if (reaction.on === 'rma') onCases.push(outcome as Outcome<Rma, RmaEvent>);
      onCases.push(...(await this.after(outcome.events)));
    }
    return onCases;
  }

  async #run(reaction: Reaction, cause: AnyEvent): Promise<Done> {
    const outcome = await this.#execute(reaction, this.#contextOf(reaction, cause));
    if (outcome.kind === 'accepted') return outcome;
    const why = outcome.kind === 'refused' ? `${outcome.refusal.refused}: ${outcome.refusal.detail}` : outcome.kind;
    throw new ReactionUnfinished(`${reaction.command.type} on ${reaction.on} ${reaction.id} after event ${cause.id}: ${why}`);
  }

  #execute(
    reaction: Reaction,
    context: CommandContext,
  ): Promise<Outcome<unknown, OrderEvent | RmaEvent | RefundEvent | FactoryClaimEvent>> {
    const { id, role } = context.actor;
    const circumstances = (now: string): Circumstances => ({
      actor: { id, role: role as Role },
      now: now as Instant,
      policies: this.policies.book,
    });
    switch (reaction.on) {
      case 'order':
        return this.runner.execute(orderAggregate, reaction.id, context, (now) => ({ ...reaction.command, ...circumstances(now) }));
      case 'rma':
        return this.runner.execute(rmaAggregate, reaction.id, context, (now) => ({ ...reaction.command, ...circumstances(now) }));
      case 'factoryClaim':
        return this.runner.execute(factoryClaimAggregate, reaction.id, context, (now) => ({ ...reaction.command, ...circumstances(now) }));
      case 'refund':
        return this.runner.execute(refundAggregate, reaction.id, context, (now) => ({ ...reaction.command, ...circumstances(now) }));
      default:
        return reaction satisfies never;
    }
  }

  #contextOf(reaction: Reaction, { id, metadata }: AnyEvent): CommandContext {
    const stream = this.runner.streamOf(targets[reaction.on], reaction.id);
    const { correlationId, actor, policyVersion, rmaId } = metadata;
    const context = {
      commandId: reactionId(`${id}/caseFlow/${reaction.command.type}/${stream}/`),
      requestFingerprint: noRequest,
      correlationId,
      causationId: id,
      actor,
      now: this.clock.now(),
      policyVersion,
      opensStream: reaction.command.type === 'OpenCase',
    };
    return rmaId === undefined ? context : { ...context, rmaId };
  }
}
