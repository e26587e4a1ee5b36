import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { ParcelContent } from '#rma/returns';
import type { Call } from '../call.js';
import type { Answered } from '../outcome.js';
import { PersonalSeals, whenNeeded } from '../personal-seals.js';
import type { ParcelAnswer } from './parcel-answer.js';
import { ownerOf, Parcels } from './parcels.js';

/** A thing in the parcel as the warehouse describes it. */
export interface DescribedContent extends ParcelContent {
  readonly description: string;
}

/** Takes in a parcel that no RMA is known of. Its id is the command's, so that a repeat finds it. */
export class ReceiveWithoutRma extends Command<Answered<ParcelAnswer>> {
  constructor(
    readonly call: Call,
    readonly carrier: string | null,
    readonly trackingNumber: string | undefined,
    readonly items: readonly DescribedContent[],
  ) {
    super();
  }
}

@CommandHandler(ReceiveWithoutRma)
export class ReceiveWithoutRmaHandler implements ICommandHandler<ReceiveWithoutRma> {
  constructor(
    private readonly parcels: Parcels,
    private readonly seals: PersonalSeals,
  ) {}

  async execute({ call, carrier, trackingNumber, items }: ReceiveWithoutRma): Promise<Answered<ParcelAnswer>> {
    const parcelId = call.commandId;
    const descriptions = items.map(({ description }) => description);
    const personal = await whenNeeded(() => this.seals.under(ownerOf(parcelId))({ trackingNumber, descriptions }));
    return this.parcels.run(call, parcelId, () => ({
      type: 'ReceiveWithoutRma',
      parcelId,
      carrier,
      items: items.map(({ description: _, ...content }) => content),
      personal: personal(),
    }));
  }
}
