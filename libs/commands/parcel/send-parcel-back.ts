import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Call } from '../call.js';
import type { Answered } from '../outcome.js';
import { PersonalSeals, whenNeeded } from '../personal-seals.js';
import type { ParcelAnswer } from './parcel-answer.js';
import { ownerOf, Parcels } from './parcels.js';

/** Sends a parcel that belongs to no RMA back to where it came from. */
export class SendParcelBack extends Command<Answered<ParcelAnswer>> {
  constructor(
    readonly call: Call,
    readonly parcelId: string,
    readonly carrier: string | null,
    readonly trackingNumber: string | undefined,
  ) {
    super();
  }
}

@CommandHandler(SendParcelBack)
export class SendParcelBackHandler implements ICommandHandler<SendParcelBack> {
  constructor(
    private readonly parcels: Parcels,
    private readonly seals: PersonalSeals,
  ) {}

  async execute({ call, parcelId, carrier, trackingNumber }: SendParcelBack): Promise<Answered<ParcelAnswer>> {
    const personal = await whenNeeded(() => this.seals.under(ownerOf(parcelId)).unlessErased({ trackingNumber }));
    return this.parcels.run(call, parcelId, () => ({ type: 'SendParcelBack', carrier, personal: personal() }));
  }
}
