import { z } from 'zod';
import { categories, type orderOutward } from '#rma/returns';
import { count, day, partyWithLocale, personal, serialNumbers, text, units } from './kinds.js';
import { schemasFor } from './shown.js';

const contact = personal({ name: text, email: text });
const minorUnits = z.int().min(0).describe("In minor units of the order's currency");

const line = z.strictObject({
  ...units,
  sku: text,
  description: text,
  category: z.enum(categories).nullable(),
  factoryId: text.nullable(),
  itemsTotal: minorUnits,
  tax: minorUnits,
  serialNumbers,
});

/** What is told of a sale. */
export const orderSchemas = schemasFor<typeof orderOutward>()({
  OrderRecorded: z
    .strictObject({
      orderId: text,
      orderNumber: text,
      buyer: partyWithLocale,
      market: text,
      currency: text,
      placedOn: day,
      lines: z.array(line),
      shipping: minorUnits,
      ...contact,
    })
    .describe('An order became known here'),
  BuyerContactChanged: z
    .strictObject({ locale: text.nullable(), ...contact })
    .describe('The buyer of an order is called, or reached, otherwise'),
  ShipmentRecorded: z
    .strictObject({ shipmentId: text, shippedOn: day, lines: z.array(z.strictObject({ lineId: text, quantity: count })) })
    .describe('Units of an order left for the buyer'),
});
