import { z } from 'zod';
import { count, lines, money, personal, serialNumbers, text, units } from './kinds.js';

export const remediesSchemas = {
  ReplacementAllocated: z
    .strictObject({
      resolution: z.enum(['replaceSame', 'replaceSameValue']),
      ...units,
      sku: text,
      unitValue: money.nullable().describe('What one is worth, where it is another product'),
    })
    .describe('A product is set aside for these units'),
  ReplacementUnavailable: z.strictObject({ lines }).describe('Nothing can be sent for these units; another resolution is to be chosen'),
  ReplacementShipped: z
    .strictObject({
      orderId: text,
      carrier: text,
      lines: z.array(z.strictObject({ ...units, sku: text, serialNumbers })),
      ...personal({ trackingNumber: text }),
    })
    .describe('The replacements are on their way: these units are settled'),
  ReplacementLost: z.strictObject({ lines }).describe('Replacements were lost on their way; others are owed'),
  RepairStarted: z.strictObject({ lines }).describe('These units are in repair'),
  RepairCompleted: z
    .strictObject({
      lines,
      parts: z.array(z.strictObject({ partNumber: text, quantity: units.quantity })),
      labourMinutes: count,
      charged: money,
    })
    .describe('Repaired, to be shipped back'),
  RepairAbandoned: z
    .strictObject({ lines, ...personal({ reason: text }) })
    .describe('They cannot be repaired; a replacement is to be chosen'),
};
