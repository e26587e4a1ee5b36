import { Inject, Injectable } from '@nestjs/common';
import { Parcels, PERSONAL_DATA } from '#rma/commands';
import type { PersonalData } from '#rma/personal-data';
import { Problem } from '../http/problem.js';

/** Reads parcels without RMA and opens what is sealed in them. */
@Injectable()
export class ParcelReading {
  constructor(
    private readonly parcels: Parcels,
    @Inject(PERSONAL_DATA) private readonly personalData: PersonalData,
  ) {}

  async view(parcelId: string) {
    const found = await this.parcels.look(parcelId);
    if (!found) throw Problem.at('NOT_FOUND', 'There is no such parcel.');
    const { personal, items, sentBack, ...parcel } = found.parcel;
    const { descriptions = [], ...texts } = await this.#opened<{ readonly descriptions?: readonly string[] }>(personal);
    return {
      ...parcel,
      ...texts,
      revision: found.revision,
      items: await Promise.all(
        items.map(async ({ personal: own, ...item }, index) => ({
          ...item,
          description: descriptions[index],
          ...(await this.#opened(own)),
        })),
      ),
      sentBack: sentBack && { reason: 'rmaMissing', carrier: sentBack.carrier, ...(await this.#opened(sentBack.personal)) },
    };
  }

  async #opened<Texts extends object>(personal: string | null): Promise<Partial<Texts> & object> {
    if (personal === null) return {};
    const value = await this.personalData.open(personal);
    return (value === 'erased' ? { erased: true } : value) as Partial<Texts> & object;
  }
}
