import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { RmaId, RefundId } from '#rma/returns';
import type { Call } from '../call.js';
import type { Answered, CaseAnswer } from '../outcome.js';
import { Cases } from './cases.js';

/** Rejects the refund that waits; its units can be refunded again. */
export class RejectRefund extends Command<Answered<CaseAnswer>> {
  constructor(
    readonly call: Call,
    readonly rmaId: RmaId,
    readonly refundId: RefundId | undefined,
    readonly reason: string,
  ) {
    super();
  }
}

@CommandHandler(RejectRefund)
export class RejectRefundHandler implements ICommandHandler<RejectRefund> {
  constructor(private readonly cases: Cases) {}

  execute({ call, rmaId, refundId, reason }: RejectRefund): Promise<Answered<CaseAnswer>> {
    return this.cases.run(call, rmaId, async (seal) => ({ type: 'RejectRefund', refundId, personal: await seal.text({ reason }) }));
  }
}
