import { randomUUID } from 'node:crypto';
import { v7 as uuidV7 } from 'uuid';
import { orderAggregate, type Policies, refundAggregate, rmaAggregate } from '#rma/commands';
import type { Aggregate, CommandContext, CommandRunner } from '#rma/event-store';
import type { CaseFlow } from '#rma/processes';
import type { Circumstances, Instant, LineId, OrderId, RefundId, RmaCommand, RmaId, Role } from '#rma/returns';
import { orderIdOf } from '../traffic/orders.js';
import { requestOf, saleOf } from './orders.js';
import type { SealedTexts } from './sealed-texts.js';

export interface LivesOptions {
  readonly runner: CommandRunner;
  readonly flow: CaseFlow;
  readonly policies: Policies;
  readonly texts: SealedTexts;
}

/** Lives returns with the product's own commands, without HTTP: what seeds stores and what is measured in memory. */
export class Lives {
  constructor(private readonly options: LivesOptions) {}

  /** An order, shipped; a return of one of its units, requested and issued. */
  async open(n: number): Promise<RmaId> {
    const rmaId = uuidV7() as RmaId;
    const orderId = orderIdOf(n) as OrderId;
    const { contact, request } = this.options.texts.of(n);
    const buyer = this.options.texts.buyerOf(n);
    await this.#run(orderAggregate, orderId, 'system', undefined, (now) => ({ ...now, ...saleOf(n, buyer, contact) }));
    await this.#run(orderAggregate, orderId, 'agent', rmaId, (now) => ({ ...now, ...requestOf(rmaId, buyer, request) }));
    await this.#onCase(rmaId, 'agent', (now) => ({ ...now, type: 'IssueRma', proofConfirmed: false }));
    return rmaId;
  }

  /** A return from its order to its end. */
  async live(n: number): Promise<void> {
    const rmaId = await this.open(n);
    const refundId = uuidV7() as RefundId;
    const personal = this.options.texts.of(n).note;
    await this.#onCase(rmaId, 'warehouse', (now) => ({ ...now, type: 'ReceiveItem', receiptId: rmaId, ...received }));
    await this.#onCase(rmaId, 'warehouse', (now) => ({ ...now, type: 'InspectItem', items: [{ ...inspected, personal }] }));
    await this.#onCase(rmaId, 'agent', (now) => ({ ...now, type: 'ChooseResolution', resolution: 'refund', personal }));
    await this.#onCase(rmaId, 'agent', (now) => ({ ...now, type: 'Refund', refundId }));
    await this.#run(refundAggregate, refundId, 'finance', rmaId, (now) => ({
      ...now,
      type: 'RecordManualRefund' as const,
      reference: `bank ${n}`,
    }));
    await this.#onCase(rmaId, 'agent', (now) => ({ ...now, type: 'CloseRma' }));
  }

  #onCase(rmaId: RmaId, role: Role, command: (circumstances: Circumstances) => RmaCommand): Promise<void> {
    return this.#run(rmaAggregate, rmaId, role, rmaId, command);
  }

  async #run<State, Event extends { readonly type: string }, Command>(
    aggregate: Aggregate<State, Event, Command>,
    id: string,
    role: Role,
    rmaId: RmaId | undefined,
    command: (circumstances: Circumstances) => Command,
  ): Promise<void> {
    const { runner, flow, policies } = this.options;
    const outcome = await runner.execute(aggregate, id, this.#context(role, rmaId), (now) =>
      command({ actor: { id: role, role }, now: now as Instant, policies: policies.book }),
    );
    if (outcome.kind !== 'accepted') throw new Error(`A command on ${aggregate.category} ${id} ended as ${JSON.stringify(outcome)}`);
    await flow.after(outcome.events);
  }

  #context(role: Role, rmaId: RmaId | undefined): CommandContext {
    const commandId = randomUUID();
    return {
      commandId,
      requestFingerprint,
      correlationId: commandId,
      causationId: commandId,
      actor: { id: role, role, channel: 'api', keyId: role },
      now: new Date().toISOString(),
      policyVersion: this.options.policies.book.policies[0]?.version ?? '',
      rmaId,
    };
  }
}

const requestFingerprint = 'f'.repeat(64);
const one = { lineId: '1' as LineId, quantity: 1 };
const received = { items: [one], unexpectedItems: [], formPresent: true };
const inspected = {
  ...one,
  condition: 'opened',
  faultCode: null,
  verdict: 'accepted',
  reason: null,
  findings: [],
  disposition: 'restock',
  evidence: [],
} as const;
