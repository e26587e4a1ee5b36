import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { RmaId, RefundId } from '#rma/returns';
import type { Call } from '../call.js';
import type { Answered, CaseAnswer } from '../outcome.js';
import { Cases } from './cases.js';

/** Approves the refund that waits. */
export class ApproveRefund extends Command<Answered<CaseAnswer>> {
  constructor(
    readonly call: Call,
    readonly rmaId: RmaId,
    readonly refundId: RefundId | undefined,
  ) {
    super();
  }
}

@CommandHandler(ApproveRefund)
export class ApproveRefundHandler implements ICommandHandler<ApproveRefund> {
  constructor(private readonly cases: Cases) {}

  execute({ call, rmaId, refundId }: ApproveRefund): Promise<Answered<CaseAnswer>> {
    return this.cases.run(call, rmaId, () => ({ type: 'ApproveRefund', refundId }));
  }
}
