import { Inject, Injectable } from '@nestjs/common';
import { type Person, type PersonalData, type PersonalValue, SubjectErased } from '#rma/personal-data';
import type { Sealed } from '#rma/returns';

export const PERSONAL_DATA = Symbol('PersonalData');

/** Seals texts under one person. */
export interface SealUnder {
  /** Null where there is nothing to seal. Throws SubjectErased. */
  (value: PersonalValue): Promise<Sealed | null>;
  /** For texts beside a fact that must be recorded all the same: null for an erased person too. */
  unlessErased(value: PersonalValue): Promise<Sealed | null>;
  /** For texts that are what the command is about. Throws SubjectErased. */
  text(value: PersonalValue): Promise<Sealed>;
}

/** Seals what commands bring along of a person, so that the domain only ever sees the sealed form. */
@Injectable()
export class PersonalSeals {
  constructor(@Inject(PERSONAL_DATA) private readonly personalData: PersonalData) {}

  under({ kind, id }: Person): SealUnder {
    const seal = async (value: PersonalValue) => (await this.personalData.seal({ kind, id }, value)) as Sealed | null;
    const unlessErased = async (value: PersonalValue) => {
      try {
        return await seal(value);
      } catch (error) {
        if (error instanceof SubjectErased) return null;
        throw error;
      }
    };
    const text = async (value: PersonalValue) => {
      const sealed = await seal(value);
      if (sealed === null) throw new Error('Nothing was given to seal.');
      return sealed;
    };
    return Object.assign(seal, { unlessErased, text });
  }
}

/** What was made, or why it could not be, told only when it is asked for: a repeated command is answered without either. */
export async function whenNeeded<Value>(make: () => Value | Promise<Value>): Promise<() => Value> {
  try {
    const value = await make();
    return () => value;
  } catch (error) {
    return () => {
      throw error;
    };
  }
}
