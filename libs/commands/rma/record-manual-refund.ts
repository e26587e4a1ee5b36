import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CommandRunner, uuidV5 } from '#rma/event-store';
import { type Case, refuse, type RefundId, type RmaId } from '#rma/returns';
import { refundAggregate } from '../aggregates/refund.js';
import { rmaAggregate } from '../aggregates/rma.js';
import type { Call } from '../call.js';
import { Circumstance } from '../circumstance.js';
import { type Answered, type CaseAnswer, caseAnswer, caseUnchanged, type NotAccepted } from '../outcome.js';
import { Reactions } from '../reactions.js';

const retryId = uuidV5('8f9c1e52-6f0a-4f0e-9a51-3f1f6a0b7c11');

/** Finance paid a refund by hand and names the document that shows it. Without `refundId` the approved one is meant, else the failed one. */
export class RecordManualRefund extends Command<Answered<CaseAnswer>> {
  constructor(
    readonly call: Call,
    readonly rmaId: RmaId,
    readonly refundId: RefundId | undefined,
    readonly reference: string,
  ) {
    super();
  }
}

/**
 * The payment is recorded on the refund's own stream; the reaction to it settles the case, which gives the answer.
 * What the provider declined becomes an attempt by hand first, on the case, so that nobody rejects it while it is being paid.
 */
@CommandHandler(RecordManualRefund)
export class RecordManualRefundHandler implements ICommandHandler<RecordManualRefund> {
  constructor(
    private readonly runner: CommandRunner,
    private readonly circumstance: Circumstance,
    private readonly reactions: Reactions,
  ) {}

  async execute({ call, rmaId, refundId, reference }: RecordManualRefund): Promise<Answered<CaseAnswer>> {
    const loaded = await this.runner.load(rmaAggregate, rmaId);
    if (!loaded || loaded.state.stage === 'none') return { kind: 'unknownCase' };
    const { state: rma, revision } = loaded;
    const { ifMatch, ...unconditional } = call;
    const recorded = await this.#recordedBy(call.commandId, rma);
    const outdated =
      ifMatch === undefined || ifMatch === revision ? undefined : ({ kind: 'stale', expected: ifMatch, actual: revision } as const);
    if (recorded === undefined && outdated) return outdated;
    const meant = recorded ?? refundMeant(rma, refundId);
    if (meant === undefined) return { kind: 'refused', refusal: noSuchRefund(refundId), revision };
    const retried = await this.#retriedByHand(unconditional, rma, meant);
    if (retried) return retried;

    const outcome = await this.runner.execute(
      refundAggregate,
      meant,
      { ...this.circumstance.contextOf(unconditional, this.circumstance.marketOf(rma)), rmaId },
      (now) => ({ type: 'RecordManualRefund' as const, reference, ...this.circumstance.of(call, now) }),
    );
    if (outcome.kind === 'keyReused') return outdated ?? outcome;
    if (outcome.kind !== 'accepted') return outcome;
    const [settled] = await this.reactions.after(outcome.events);
    if (!settled) return { kind: 'answered', answer: caseUnchanged(loaded) };
    return settled.kind === 'accepted' ? { kind: 'answered', answer: caseAnswer(settled) } : settled;
  }

  /** Why no attempt by hand follows on the failed one; undefined where it does, or where none failed. */
  async #retriedByHand(call: Call, rma: Case, refundId: RefundId): Promise<NotAccepted | undefined> {
    if (rma.refunds.find((refund) => refund.refundId === refundId)?.status !== 'failed') return undefined;
    const { rmaId } = rma.request;
    const context = { ...this.circumstance.contextOf(call, this.circumstance.marketOf(rma)), rmaId, commandId: retryId(call.commandId) };
    const outcome = await this.runner.execute(rmaAggregate, rmaId, context, (now) => ({
      type: 'RetryRefund' as const,
      refundId,
      provider: 'manual',
      ...this.circumstance.of(call, now),
    }));
    if (outcome.kind !== 'accepted') return outcome;
    await this.reactions.after(outcome.events);
    return undefined;
  }

  /** The refund that this very command has already recorded, so that its repeat never means another one. */
  async #recordedBy(commandId: string, rma: Case): Promise<RefundId | undefined> {
    for (const { refundId } of rma.refunds) {
      const history = await this.runner.history(refundAggregate, refundId);
      if (history?.events.some(({ metadata }) => metadata.commandId === commandId)) return refundId;
    }
    return undefined;
  }
}

function refundMeant(rma: Case, refundId: RefundId | undefined): RefundId | undefined {
  const payable = ['approved', 'failed'] as const;
  if (refundId) return rma.refunds.find((refund) => refund.refundId === refundId)?.refundId;
  return payable.map((status) => rma.refunds.find((refund) => refund.status === status)).find((refund) => refund !== undefined)?.refundId;
}

function noSuchRefund(refundId: RefundId | undefined) {
  return refuse('REFUND_NOT_FOUND', 'No approved refund of this return waits for its payment.', { refundId: refundId ?? null });
}
