import { z } from 'zod';
import { dispositions } from '#rma/returns';
import { count, findings, lines, personal, reason, resolution, serialNumbers, text, unexpectedIds, units } from './kinds.js';

const tracking = personal({ trackingNumber: text });
const verdict = z.enum(['accepted', 'declined']);
const atTheDoor = {
  formPresent: z.boolean().describe('The RMA or return form was in the parcel'),
  outOfTurn: z.boolean().describe('The return was not live: nothing is settled until it is'),
};
const inspection = {
  ...units,
  condition: text,
  faultCode: text.nullable(),
  verdict,
  reason: reason.nullable(),
  findings,
  disposition: z.enum(dispositions).describe('What is planned'),
  ...personal({ note: text }),
};

export const goodsSchemas = {
  ParcelDispatched: z.strictObject({ carrier: text, lines, ...tracking }).describe('The sender sent these units'),
  ParcelLostInPost: z.strictObject({ orderId: text, lines }).describe('These units were lost on their way here'),
  LostUnitsFound: z.strictObject({ orderId: text, lines }).describe('Units given up for lost turned up'),
  ItemReceived: z.strictObject({ ...units, serialNumbers, ...atTheDoor }).describe('Units of a line arrived'),
  UnexpectedItemReceived: z
    .strictObject({
      unexpectedId: text,
      why: z.enum(['surplus', 'notOnRma', 'serialNotOnLine', 'foreign']),
      lineId: text.nullable(),
      sku: text.nullable(),
      serialNumber: text.nullable(),
      quantity: units.quantity,
      ...atTheDoor,
      ...personal({ description: text }),
    })
    .describe('Something arrived that the return does not name'),
  ReceiptCorrected: z
    .strictObject({ lineId: text, from: count, to: count, ...personal({ reason: text }) })
    .describe('So many units of the line were received in truth'),
  ItemInspected: z.strictObject(inspection).describe('Received units have a verdict'),
  ItemReinspected: z
    .strictObject({ ...inspection, previous: z.strictObject({ verdict, reason: reason.nullable() }) })
    .describe('Units have another verdict than before'),
  ResolutionChosen: z
    .strictObject({ resolution, lines, ...personal({ agreedBy: text }) })
    .describe('What is to be done about these units was chosen'),
  UnitDisposed: z.strictObject({ disposition: z.enum(dispositions), lines, unexpectedIds }).describe('What was done with received units'),
  UnitShippedBack: z
    .strictObject({ orderId: text, carrier: text, lines, unexpectedIds, ...tracking })
    .describe('These are on their way back'),
};
