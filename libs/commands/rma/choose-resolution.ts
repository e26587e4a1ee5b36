import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { RmaId, NamedUnits, Resolution } from '#rma/returns';
import type { Call } from '../call.js';
import type { Answered, CaseAnswer } from '../outcome.js';
import { Cases } from './cases.js';

/** Chooses what is to become of units that are not settled. */
export class ChooseResolution extends Command<Answered<CaseAnswer>> {
  constructor(
    readonly call: Call,
    readonly rmaId: RmaId,
    readonly resolution: Resolution,
    readonly lines: readonly NamedUnits[] | undefined,
    readonly agreedBy: string | undefined,
  ) {
    super();
  }
}

@CommandHandler(ChooseResolution)
export class ChooseResolutionHandler implements ICommandHandler<ChooseResolution> {
  constructor(private readonly cases: Cases) {}

  execute({ call, rmaId, resolution, lines, agreedBy }: ChooseResolution): Promise<Answered<CaseAnswer>> {
    return this.cases.run(call, rmaId, async (seal) => ({
      type: 'ChooseResolution',
      resolution,
      lines,
      personal: await seal.unlessErased({ agreedBy }),
    }));
  }
}
