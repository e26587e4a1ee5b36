import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { RmaId, NamedUnits, RefundId } from '#rma/returns';
import type { Call } from '../call.js';
import type { Answered, CaseAnswer } from '../outcome.js';
import { Cases } from './cases.js';

/** Refunds received units, or asks for the approval that a larger amount needs. */
export class RefundUnits extends Command<Answered<CaseAnswer>> {
  constructor(
    readonly call: Call,
    readonly rmaId: RmaId,
    readonly refundId: RefundId,
    readonly lines: readonly NamedUnits[] | undefined,
  ) {
    super();
  }
}

@CommandHandler(RefundUnits)
export class RefundUnitsHandler implements ICommandHandler<RefundUnits> {
  constructor(private readonly cases: Cases) {}

  execute({ call, rmaId, refundId, lines }: RefundUnits): Promise<Answered<CaseAnswer>> {
    return this.cases.run(call, rmaId, () => ({ type: 'Refund', refundId, lines }));
  }
}
