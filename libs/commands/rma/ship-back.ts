import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { NamedUnits, RmaId } from '#rma/returns';
import type { Call } from '../call.js';
import type { Answered, CaseAnswer } from '../outcome.js';
import { Cases } from './cases.js';

/** Sends units and unexpected items back to their sender, at our cost. */
export class ShipBack extends Command<Answered<CaseAnswer>> {
  constructor(
    readonly call: Call,
    readonly rmaId: RmaId,
    readonly lines: readonly NamedUnits[] | undefined,
    readonly unexpectedIds: readonly string[] | undefined,
    readonly carrier: string,
    readonly trackingNumber: string,
  ) {
    super();
  }
}

@CommandHandler(ShipBack)
export class ShipBackHandler implements ICommandHandler<ShipBack> {
  constructor(private readonly cases: Cases) {}

  execute({ call, rmaId, lines, unexpectedIds, carrier, trackingNumber }: ShipBack): Promise<Answered<CaseAnswer>> {
    return this.cases.run(call, rmaId, async (seal) => ({
      type: 'ShipBack',
      lines,
      unexpectedIds,
      carrier,
      personal: await seal.unlessErased({ trackingNumber }),
    }));
  }
}
