import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Disposition, NamedUnits, RmaId } from '#rma/returns';
import type { Call } from '../call.js';
import type { Answered, CaseAnswer } from '../outcome.js';
import { Cases } from './cases.js';

/** Says what becomes of goods that were received. */
export class Dispose extends Command<Answered<CaseAnswer>> {
  constructor(
    readonly call: Call,
    readonly rmaId: RmaId,
    readonly lines: readonly NamedUnits[] | undefined,
    readonly unexpectedIds: readonly string[] | undefined,
    readonly disposition: Disposition,
  ) {
    super();
  }
}

@CommandHandler(Dispose)
export class DisposeHandler implements ICommandHandler<Dispose> {
  constructor(private readonly cases: Cases) {}

  execute({ call, rmaId, lines, unexpectedIds, disposition }: Dispose): Promise<Answered<CaseAnswer>> {
    return this.cases.run(call, rmaId, () => ({ type: 'Dispose', lines, unexpectedIds, disposition }));
  }
}
