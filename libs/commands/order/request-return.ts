import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CommandRunner } from '#rma/event-store';
import type { PersonalValue } from '#rma/personal-data';
import type { Circumstances, OrderId, OverridableRule, RequestReturn as PlainRequest } from '#rma/returns';
import { orderAggregate } from '../aggregates/order.js';
import type { Call } from '../call.js';
import { Circumstance } from '../circumstance.js';
import { type Answered, type CaseAnswer, caseAnswer } from '../outcome.js';
import { PersonalSeals, whenNeeded } from '../personal-seals.js';
import { Reactions } from '../reactions.js';
import { Orders } from './orders.js';

/** What is asked for, the texts and contacts apart. */
export type ReturnWanted = Omit<PlainRequest, keyof Circumstances | 'type' | 'personal' | 'override'>;

/** Asks for a return: reserves its units on the order and opens the case. `wanted.rmaId` is used unless a repeat finds its own. */
export class RequestReturn extends Command<Answered<CaseAnswer>> {
  constructor(
    readonly call: Call,
    readonly orderId: OrderId,
    readonly wanted: ReturnWanted,
    readonly texts: PersonalValue,
    readonly override: { readonly rule: OverridableRule; readonly justification: string } | null,
  ) {
    super();
  }
}

/** The order's stream decides and keeps the whole request; the case is opened from that event, now or after a crash. */
@CommandHandler(RequestReturn)
export class RequestReturnHandler implements ICommandHandler<RequestReturn> {
  constructor(
    private readonly runner: CommandRunner,
    private readonly orders: Orders,
    private readonly circumstance: Circumstance,
    private readonly seals: PersonalSeals,
    private readonly reactions: Reactions,
  ) {}

  async execute({ call, orderId, wanted, texts, override }: RequestReturn): Promise<Answered<CaseAnswer>> {
    const seal = this.seals.under(wanted.requestedBy);
    const sealed = await whenNeeded(async () => ({
      personal: await seal(texts),
      override: override && { rule: override.rule, personal: await seal.text({ justification: override.justification }) },
    }));
    const order = await this.orders.find(orderId);
    const outcome = await this.runner.execute(
      orderAggregate,
      orderId,
      { ...this.circumstance.contextOf(call, order?.sale.market ?? '*'), rmaId: wanted.rmaId },
      (now) => ({ type: 'RequestReturn' as const, ...wanted, ...sealed(), ...this.circumstance.of(call, now) }),
    );
    if (outcome.kind !== 'accepted') return outcome;
    const [opened] = await this.reactions.after(outcome.events);
    if (opened?.kind !== 'accepted') throw new Error(`The case of a reservation on order ${orderId} was not opened.`);
    return { kind: 'answered', answer: caseAnswer(opened) };
  }
}
