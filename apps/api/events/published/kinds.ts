import { z } from 'zod';
import { declineReasons, type DeclineReason, partyKinds, resolutions, troubleshootingOutcomes } from '#rma/returns';

/** The kinds of values that published events are made of. */
export const text = z.string();
export const day = z.iso.date().describe("A day in the seller's time zone");
export const count = z.int().min(0);
export const money = z.strictObject({ amount: z.int().describe('Minor units'), currency: text });
export const party = z.strictObject({ kind: z.enum(partyKinds), id: text });
export const partyWithLocale = party.extend({ locale: text.nullable().describe('The language to write in') });
export const serialNumbers = z.array(text);
export const resolution = z.enum(resolutions);
export const reason: z.ZodType<DeclineReason> = z.enum(declineReasons);
export const findings = z.array(reason);

export const units = { lineId: text, quantity: z.int().min(1) };
export const lines = z.array(z.strictObject(units));
export const unexpectedIds = z.array(text);
export const troubleshooting = z.strictObject({ guideId: text.nullable(), outcome: z.enum(troubleshootingOutcomes) }).nullable();
export const entitledUntil = z.union([day, z.literal('lifetime')]).describe('A day, or lifetime');

/** What was sealed of a person, each part there where it was given: only for keys that may see it. */
export function personal<Texts extends z.ZodRawShape>(texts: Texts) {
  const given = z.strictObject(texts).partial();
  const erased = z.strictObject({ erased: z.literal(true).describe('The person was erased') });
  return { personal: z.union([erased, given]).optional().describe('Left out for subscribers, and where nothing was given') };
}

export const tried = z.strictObject({ steps: z.array(text), text: text.optional() });
