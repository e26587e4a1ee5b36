import { z } from 'zod';
import { categories } from '#rma/returns';
import { personView } from './case-views.js';

/** What questions about orders, and imports, are answered with. */
const orderFields = z.strictObject({
  orderId: z.string(),
  orderNumber: z.string(),
  buyer: personView.extend({ locale: z.string().nullable() }),
  market: z.string(),
  currency: z.string(),
  placedOn: z.string(),
  lines: z.array(
    z.strictObject({
      lineId: z.string(),
      sku: z.string(),
      description: z.string(),
      category: z.enum(categories).nullable(),
      factoryId: z.string().nullable(),
      quantity: z.int(),
      itemsTotal: z.int(),
      tax: z.int(),
      serialNumbers: z.array(z.string()),
      units: z.strictObject({ onReturns: z.int(), refunded: z.int(), lost: z.int() }),
      replaced: z.array(z.strictObject({ quantity: z.int(), sku: z.string(), serialNumber: z.string().nullable() })),
    }),
  ),
  shipping: z.int(),
  payment: z.strictObject({ provider: z.string(), reference: z.string() }).nullable(),
  shipments: z.array(
    z.strictObject({
      shipmentId: z.string(),
      shippedOn: z.string(),
      lines: z.array(z.strictObject({ lineId: z.string(), quantity: z.int() })),
    }),
  ),
});

const orderExample = {
  orderId: 'O-1001',
  orderNumber: '1001',
  buyer: { kind: 'reseller', id: 'R-7', name: 'Jade Electronics', locale: null },
  market: '*',
  currency: 'USD',
  placedOn: '2026-03-01',
  lines: [
    {
      lineId: '1',
      sku: 'MP3-4G',
      description: 'MP3 player 4 GB',
      category: 'mp3Mp4Player',
      factoryId: null,
      quantity: 3,
      itemsTotal: 8999,
      tax: 0,
      serialNumbers: [],
      units: { onReturns: 1, refunded: 0, lost: 0 },
      replaced: [{ quantity: 1, sku: 'MP3-4G', serialNumber: null }],
    },
  ],
  shipping: 1200,
  payment: null,
  shipments: [{ shipmentId: 'S-1', shippedOn: '2026-03-01', lines: [{ lineId: '1', quantity: 3 }] }],
} as const satisfies z.input<typeof orderFields>;

export const orderView = orderFields.meta({ id: 'RecordedOrder', examples: [orderExample] });
export const ordersAnswer = z
  .strictObject({ orders: z.array(orderView), next: z.int().nullable() })
  .meta({ id: 'Orders', examples: [{ orders: [orderExample], next: null }] });

const entitlement = z.union([z.strictObject({ until: z.string().describe('A day, or lifetime') }), z.strictObject({ reason: z.string() })]);
export const entitlementsAnswer = z
  .strictObject({
    lines: z.array(z.strictObject({ lineId: z.string(), unitsReturnable: z.int(), moneyBack: entitlement, warranty: entitlement })),
  })
  .meta({
    id: 'Entitlements',
    examples: [{ lines: [{ lineId: '1', unitsReturnable: 3, moneyBack: { reason: 'WINDOW_CLOSED' }, warranty: { until: '2026-06-01' } }] }],
  });

export const importAnswer = z
  .strictObject({
    lines: z.int(),
    recorded: z.int(),
    known: z.int(),
    rejected: z.int(),
    rejectedLines: z.array(z.strictObject({ line: z.int(), status: z.int(), code: z.string(), detail: z.string() })),
  })
  .meta({
    id: 'Import',
    examples: [
      {
        lines: 3,
        recorded: 1,
        known: 1,
        rejected: 1,
        rejectedLines: [{ line: 3, status: 400, code: 'MALFORMED_REQUEST', detail: 'currency: must be three capital letters' }],
      },
    ],
  });
