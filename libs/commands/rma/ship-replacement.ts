import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { NamedUnits, RmaId } from '#rma/returns';
import type { Call } from '../call.js';
import type { Answered, CaseAnswer } from '../outcome.js';
import { Cases } from './cases.js';

/** Sends what is set aside; at most one serial number a unit. */
export class ShipReplacement extends Command<Answered<CaseAnswer>> {
  constructor(
    readonly call: Call,
    readonly rmaId: RmaId,
    readonly lines: readonly NamedUnits[] | undefined,
    readonly carrier: string,
    readonly trackingNumber: string,
    readonly serialNumbers: readonly string[],
  ) {
    super();
  }
}

@CommandHandler(ShipReplacement)
export class ShipReplacementHandler implements ICommandHandler<ShipReplacement> {
  constructor(private readonly cases: Cases) {}

  execute({ call, rmaId, lines, carrier, trackingNumber, serialNumbers }: ShipReplacement): Promise<Answered<CaseAnswer>> {
    return this.cases.run(call, rmaId, async (seal) => ({
      type: 'ShipReplacement',
      lines,
      carrier,
      serialNumbers,
      personal: await seal.unlessErased({ trackingNumber }),
    }));
  }
}
