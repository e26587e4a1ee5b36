import { z } from 'zod';
import { answered } from '../schemas/answered.js';
import { freeText, idOfRma, line, quantity, serialNumber, sku } from '../schemas/kinds.js';

/** What is linked is appended to a case in one piece, each thing an event of its own. */
const hasRoom = (items: readonly { readonly description: string }[]) =>
  items.reduce((bytes, { description }) => bytes + Buffer.byteLength(description), 0) <= 128 * 1024;

const content = z
  .strictObject({ sku: sku.optional(), serialNumber: serialNumber.optional(), description: freeText, quantity })
  .refine((item) => item.serialNumber === undefined || item.quantity === 1, {
    path: ['quantity'],
    message: 'is 1 where a serial names the unit',
  });

export const parcelBody = z
  .strictObject({
    carrier: line(100).optional(),
    trackingNumber: line(100).optional(),
    items: z.array(content).min(1).max(500).refine(hasRoom, 'may be described in 128 KB in all'),
  })
  .meta({
    id: 'NewParcel',
    examples: [{ carrier: 'HK Post', items: [{ sku: 'MP3-4G', description: 'a player in a sock, no note with it', quantity: 1 }] }],
  });

export const linkBody = z
  .strictObject({ rmaId: idOfRma })
  .meta({ id: 'ParcelLink', examples: [{ rmaId: '019dc0de-0000-7000-8000-000000000001' }] });

export const sendBackBody = z
  .strictObject({ carrier: line(100).optional(), trackingNumber: line(100).optional() })
  .meta({ id: 'ParcelSendBack', examples: [{ carrier: 'HK Post', trackingNumber: 'RR123456785HK' }] });

const names = {
  parcelId: z.string(),
  status: z.enum(['quarantined', 'linked', 'sentBack']),
  rmaId: z.string().nullable(),
};
const example = { parcelId: '019dc0de-0000-7000-8000-000000000004', status: 'quarantined', rmaId: null } as const;

export const parcelAnswer = z.strictObject({ ...names, ...answered }).meta({
  id: 'ParcelAnswer',
  examples: [{ ...example, revision: 0, position: '2f1c7a52-0000-4000-8000-000000000000.61', events: ['UnauthorisedParcelReceived'] }],
});

const erased = z.literal(true).optional().describe('Texts were erased');

export const parcelView = z
  .strictObject({
    ...names,
    revision: z.int(),
    carrier: z.string().nullable(),
    trackingNumber: z.string().optional(),
    erased,
    items: z.array(
      z.strictObject({
        sku: z.string().nullable(),
        serialNumber: z.string().nullable(),
        quantity: z.int(),
        description: z.string().optional(),
        erased,
      }),
    ),
    sentBack: z
      .strictObject({ reason: z.literal('rmaMissing'), carrier: z.string().nullable(), trackingNumber: z.string().optional(), erased })
      .nullable(),
  })
  .meta({
    id: 'Parcel',
    examples: [
      {
        ...example,
        revision: 0,
        carrier: 'HK Post',
        items: [{ sku: 'MP3-4G', serialNumber: null, quantity: 1, description: 'a player in a sock, no note with it' }],
        sentBack: null,
      },
    ],
  });
