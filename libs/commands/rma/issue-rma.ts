import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { RmaId } from '#rma/returns';
import type { Call } from '../call.js';
import type { Answered, CaseAnswer } from '../outcome.js';
import { Cases } from './cases.js';

/** Accepts a request: the RMA number, the return address and the day by which the goods must come. */
export class IssueRma extends Command<Answered<CaseAnswer>> {
  constructor(
    readonly call: Call,
    readonly rmaId: RmaId,
    readonly proofConfirmed: boolean,
  ) {
    super();
  }
}

@CommandHandler(IssueRma)
export class IssueRmaHandler implements ICommandHandler<IssueRma> {
  constructor(private readonly cases: Cases) {}

  execute({ call, rmaId, proofConfirmed }: IssueRma): Promise<Answered<CaseAnswer>> {
    return this.cases.run(call, rmaId, () => ({ type: 'IssueRma', proofConfirmed }));
  }
}
