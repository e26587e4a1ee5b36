import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Person, PersonalData } from '#rma/personal-data';
import type { ParcelContent, ReceivedParcel, RmaId } from '#rma/returns';
import type { Call } from '../call.js';
import { Circumstance } from '../circumstance.js';
import type { Answered } from '../outcome.js';
import { PERSONAL_DATA, PersonalSeals, type SealUnder, whenNeeded } from '../personal-seals.js';
import { Cases } from '../rma/cases.js';
import type { ParcelAnswer } from './parcel-answer.js';
import { ownerOf, Parcels } from './parcels.js';

/** Says which RMA a parcel belongs to; its goods are received there. */
export class LinkParcel extends Command<Answered<ParcelAnswer>> {
  constructor(
    readonly call: Call,
    readonly parcelId: string,
    readonly rmaId: RmaId,
  ) {
    super();
  }
}

/** What is sealed of a parcel that is in quarantine. */
interface ParcelTexts {
  readonly trackingNumber?: string;
  readonly descriptions?: readonly string[];
}

/** From here on the texts of the parcel are those of who asked for the return, so they are sealed anew. */
@CommandHandler(LinkParcel)
export class LinkParcelHandler implements ICommandHandler<LinkParcel> {
  constructor(
    private readonly parcels: Parcels,
    private readonly cases: Cases,
    private readonly circumstance: Circumstance,
    private readonly seals: PersonalSeals,
    @Inject(PERSONAL_DATA) private readonly personalData: PersonalData,
  ) {}

  async execute({ call, parcelId, rmaId }: LinkParcel): Promise<Answered<ParcelAnswer>> {
    const [parcel, rma] = await Promise.all([this.parcels.find(parcelId), this.cases.find(rmaId)]);
    if (!rma) return { kind: 'unknownCase' };
    const seal = this.seals.under(rma.request.requestedBy);
    const sealed = await whenNeeded(() => this.#sealedAnew(parcel, seal));
    const linkedTo = { rmaId, market: this.circumstance.marketOf(rma) };
    const outcome = await this.parcels.run(call, parcelId, () => ({ type: 'LinkParcel', rmaId, ...sealed() }), linkedTo);
    if (outcome.kind === 'answered') await this.#forgetWith(rma.request.requestedBy, parcelId);
    return outcome;
  }

  /** What turns out to be of one who was erased is erased too. */
  async #forgetWith({ kind, id }: Person, parcelId: string): Promise<void> {
    if ((await this.personalData.erasedAt({ kind, id })) !== undefined) await this.personalData.erase(ownerOf(parcelId));
  }

  async #sealedAnew(parcel: ReceivedParcel | undefined, seal: SealUnder) {
    const opened = parcel?.personal ? await this.personalData.open(parcel.personal) : {};
    const { trackingNumber, descriptions = [] } = opened === 'erased' ? {} : (opened as ParcelTexts);
    const describe = async (content: ParcelContent, index: number) => ({
      ...content,
      personal: await seal.unlessErased({ description: descriptions[index] }),
    });
    return { items: await Promise.all((parcel?.items ?? []).map(describe)), personal: await seal.unlessErased({ trackingNumber }) };
  }
}
