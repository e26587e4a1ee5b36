import { z } from 'zod';
import { closingOutcomes } from '#rma/returns';
import { day, lines, personal, reason, text } from './kinds.js';

export const courseSchemas = {
  RmaIssued: z
    .strictObject({ rmaNumber: text, returnBy: day, returnAddress: z.array(text), proofConfirmed: z.boolean() })
    .describe('The goods may come: with this number, to this address, by this day'),
  ReturnDeclined: z.strictObject({ reason, orderId: text, ...personal({ message: text }) }).describe('The return was declined'),
  ReturnCancelled: z.strictObject({ orderId: text, ...personal({ reason: text }) }).describe('The return was called off'),
  RmaExpired: z.strictObject({ orderId: text }).describe('Nothing came or left by the last day'),
  OutstandingUnitsExpired: z.strictObject({ orderId: text, lines }).describe('These units did not leave by the last day; the rest goes on'),
  RmaReinstated: z
    .strictObject({ orderId: text, returnBy: day.nullable(), lines, ...personal({ reason: text }) })
    .describe('The return is live again, with these units'),
  RmaClosed: z.strictObject({ outcome: z.enum(closingOutcomes) }).describe('Everything is settled'),
  RmaReopened: z.strictObject({ ...personal({ reason: text }) }).describe('The return is open again; it is closed by hand'),
};
