import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { RefundId, RmaId } from '#rma/returns';
import type { Call } from '../call.js';
import type { Answered, CaseAnswer } from '../outcome.js';
import { Cases } from './cases.js';

/** Tries a refund again that the provider declined. */
export class RetryRefund extends Command<Answered<CaseAnswer>> {
  constructor(
    readonly call: Call,
    readonly rmaId: RmaId,
    readonly refundId: RefundId | undefined,
  ) {
    super();
  }
}

@CommandHandler(RetryRefund)
export class RetryRefundHandler implements ICommandHandler<RetryRefund> {
  constructor(private readonly cases: Cases) {}

  execute({ call, rmaId, refundId }: RetryRefund): Promise<Answered<CaseAnswer>> {
    return this.cases.run(call, rmaId, () => ({ type: 'RetryRefund', refundId, provider: null }));
  }
}
