import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Money, NamedUnits, RmaId } from '#rma/returns';
import type { Call } from '../call.js';
import type { Answered, CaseAnswer } from '../outcome.js';
import { Cases } from './cases.js';

/** Sets a product aside for units that are to be replaced. */
export class AllocateReplacement extends Command<Answered<CaseAnswer>> {
  constructor(
    readonly call: Call,
    readonly rmaId: RmaId,
    readonly lines: readonly NamedUnits[] | undefined,
    readonly sku: string | null,
    readonly unitValue: Money | null,
  ) {
    super();
  }
}

@CommandHandler(AllocateReplacement)
export class AllocateReplacementHandler implements ICommandHandler<AllocateReplacement> {
  constructor(private readonly cases: Cases) {}

  execute({ call, rmaId, lines, sku, unitValue }: AllocateReplacement): Promise<Answered<CaseAnswer>> {
    return this.cases.run(call, rmaId, () => ({ type: 'AllocateReplacement', lines, sku, unitValue }));
  }
}
