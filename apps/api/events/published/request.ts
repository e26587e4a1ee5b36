import { z } from 'zod';
import { bases, categories, channels, overridableRules, returnReasons, type rmaOutward } from '#rma/returns';
import {
  day,
  entitledUntil,
  lines,
  party,
  partyWithLocale,
  personal,
  resolution,
  serialNumbers,
  text,
  tried,
  troubleshooting,
  units,
} from './kinds.js';

const line = z.strictObject({
  ...units,
  sku: text,
  category: z.enum(categories).nullable(),
  factoryId: text.nullable(),
  reason: z.enum(returnReasons),
  serialNumbers,
  replaced: z
    .array(z.strictObject({ sku: text, quantity: units.quantity }))
    .describe('Of these units, those that are another product since they were replaced'),
  entitledUntil,
});

export const requestSchemas = {
  ReturnRequested: z
    .strictObject({
      rmaId: text,
      orderId: text,
      orderNumber: text,
      market: text,
      buyer: party,
      requestedBy: partyWithLocale,
      channel: z.enum(channels),
      requestedAt: z.iso.datetime(),
      requestedOn: day,
      policyVersion: text,
      basis: z.enum(bases),
      wantedResolution: resolution,
      currency: text,
      lines: z.array(line),
      purchasedOn: day.nullable().describe('When the consumer bought, as the proof of purchase says'),
      troubleshooting,
      ...personal({
        name: text,
        email: text,
        reasons: z.array(z.strictObject({ lineId: text, text })),
        proofReference: text,
        troubleshooting: tried,
      }),
    })
    .describe('A return was asked for; its units are reserved'),
  EligibilityOverridden: z
    .strictObject({ rule: z.enum(overridableRules), ...personal({ justification: text }) })
    .describe('A lead let the return in against a rule'),
  BasisChanged: z
    .strictObject({
      basis: z.enum(bases),
      wantedResolution: resolution,
      entitlements: z.array(z.strictObject({ lineId: text, entitledUntil })),
      troubleshooting,
      accepted: lines.describe('Declined before, accepted on the new basis'),
      toInspect: lines.describe('Accepted before, to be inspected once more'),
      ...personal({ troubleshooting: tried }),
    })
    .describe('The return goes on as another promise'),
} satisfies Partial<Record<keyof typeof rmaOutward, z.ZodType>>;
