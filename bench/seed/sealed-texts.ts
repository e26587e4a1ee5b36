import type { PersonalData } from '#rma/personal-data';
import type { Party, Sealed } from '#rma/returns';
import { buyerOf } from '../traffic/orders.js';
import { returnOf } from '../traffic/returns.js';

/** What is sealed of a buyer in the events of one case. */
export interface TextsOfCase {
  readonly contact: Sealed;
  readonly request: Sealed;
  readonly note: Sealed;
}

/** The texts of so many orders, sealed once; later orders are of the same buyers, so that millions are made in little time. */
export class SealedTexts {
  readonly #texts: readonly TextsOfCase[];

  private constructor(texts: readonly TextsOfCase[]) {
    this.#texts = texts;
  }

  static async seal(personalData: PersonalData, orders = 8_000): Promise<SealedTexts> {
    return new SealedTexts(await Promise.all(Array.from({ length: orders }, (_, n) => textsOf(personalData, n))));
  }

  of(n: number): TextsOfCase {
    const texts = this.#texts[n % this.#texts.length];
    if (!texts) throw new Error('No texts were sealed.');
    return texts;
  }

  buyerOf(n: number): Pick<Party, 'kind' | 'id'> {
    const { kind, id } = buyerOf(n % this.#texts.length);
    return { kind, id };
  }
}

async function textsOf(personalData: PersonalData, n: number): Promise<TextsOfCase> {
  const { kind, id, name, email } = buyerOf(n);
  const seal = async (value: Parameters<PersonalData['seal']>[1]) => (await personalData.seal({ kind, id }, value)) as Sealed;
  const reasons = returnOf(n).lines.map(({ lineId, reason: { text } }) => ({ lineId, text }));
  return {
    contact: await seal({ name, email }),
    request: await seal({ name, email, reasons }),
    note: await seal({ note: 'Complete, seal broken.' }),
  };
}
