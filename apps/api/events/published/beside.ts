import { z } from 'zod';
import { type claimOutward, type feedbackOutward, type parcelOutward, type refundOutward } from '#rma/returns';
import { day, findings, money, personal, text, units } from './kinds.js';
import { schemasFor } from './shown.js';

const things = z.array(z.strictObject({ sku: text.nullable(), serialNumber: text.nullable(), quantity: units.quantity }));
const claimed = z.strictObject({
  ...units,
  sku: text,
  faultCode: text.nullable(),
  findings,
  x12: z.array(z.strictObject({ element: z.enum(['1172', '1294']), code: text })).describe('The findings in codes of ANSI X12'),
});
const late = z.boolean().describe('Answered after the last day');

/** What is told of claims on factories. */
export const claimSchemas = schemasFor<typeof claimOutward>()({
  FactoryClaimOpened: z
    .strictObject({ claimId: text, rmaId: text, factoryId: text, lines: z.array(claimed), openedOn: day, dueBy: day })
    .describe('A factory is asked to honour its warranty'),
  FactoryClaimAccepted: z.strictObject({ claimId: text, late }).describe('The factory honours its warranty'),
  FactoryClaimRejected: z
    .strictObject({ claimId: text, code: text.describe("The factory's own code"), late })
    .describe('The factory does not honour its warranty'),
  FactoryClaimTimedOut: z.strictObject({ claimId: text, dueBy: day }).describe('The last day passed without an answer'),
  WarrantyHonouredByCompany: z.strictObject({ claimId: text, cost: money }).describe('The seller bore what the factory did not'),
});

/** What is told of parcels that came without RMA. */
export const parcelSchemas = schemasFor<typeof parcelOutward>()({
  UnauthorisedParcelReceived: z
    .strictObject({
      parcelId: text,
      carrier: text.nullable(),
      items: things,
      ...personal({ trackingNumber: text, descriptions: z.array(text) }),
    })
    .describe('A parcel came without RMA'),
  ParcelLinked: z
    .strictObject({ parcelId: text, rmaId: text, items: things, ...personal({ trackingNumber: text }) })
    .describe('A parcel turned out to belong to this return, which receives its goods'),
  ParcelSentBack: z
    .strictObject({ parcelId: text, reason: z.literal('rmaMissing'), carrier: text.nullable(), ...personal({ trackingNumber: text }) })
    .describe('A parcel that belongs to no return went back'),
});

/** What is told of quality findings. */
export const feedbackSchemas = schemasFor<typeof feedbackOutward>()({
  QualityFeedbackRecorded: z
    .strictObject({ feedbackId: text, factoryId: text, sku: text, faultCode: text, rmaId: text.nullable(), ...personal({ text }) })
    .describe('What was found about a product'),
});

export const refundSchemas = schemasFor<typeof refundOutward>()({});
