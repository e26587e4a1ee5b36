import { z } from 'zod';
import { categories } from '#rma/returns';
import {
  amount,
  areDistinct,
  currency,
  day,
  haveDistinctLines,
  id,
  line,
  lineId,
  moreSerials,
  namesNoMoreSerialsThanUnits,
  orderId,
  person,
  quantity,
  serialNumber,
  sku,
  wholeNumber,
} from './kinds.js';

const shippedLine = z.strictObject({ lineId, quantity });

export const shipmentBody = z
  .strictObject({
    shipmentId: id,
    shippedOn: day,
    lines: z.array(shippedLine).min(1).max(2_000).refine(haveDistinctLines, 'names a line twice'),
  })
  .meta({ id: 'Shipment', examples: [{ shipmentId: 'S-1', shippedOn: '2026-03-01', lines: [{ lineId: '1', quantity: 2 }] }] });

const orderLine = z
  .strictObject({
    lineId,
    sku,
    description: line(500),
    category: z.enum(categories).nullable(),
    factoryId: id.optional(),
    quantity,
    itemsTotal: amount.describe('What was paid for the line after every discount, without tax, in minor units'),
    tax: amount,
    serialNumbers: z.array(serialNumber).max(10_000).refine(areDistinct, 'names a serial twice').optional(),
  })
  .refine(namesNoMoreSerialsThanUnits, moreSerials);

export const orderBody = z
  .strictObject({
    orderId,
    orderNumber: line(64),
    buyer: person,
    market: z
      .string()
      .regex(/^[A-Za-z0-9][A-Za-z0-9-]{0,39}$/, 'must be letters, digits and hyphens')
      .optional(),
    currency,
    placedOn: day,
    lines: z
      .array(orderLine)
      .min(1)
      .max(2_000)
      .refine(haveDistinctLines, 'names a line twice')
      .refine((lines) => areDistinct(lines.flatMap((sold) => sold.serialNumbers ?? [])), 'names a serial twice'),
    shipping: amount,
    payment: z.strictObject({ provider: line(64), reference: line(200) }).optional(),
    shipments: z
      .array(shipmentBody)
      .max(2_000)
      .refine((shipments) => areDistinct(shipments.map(({ shipmentId }) => shipmentId)), 'names a shipment twice')
      .optional(),
  })
  .meta({
    id: 'Order',
    examples: [
      {
        orderId: 'O-1001',
        orderNumber: '1001',
        buyer: { kind: 'reseller', id: 'R-7', name: 'Jade Electronics', email: 'returns@jade.example' },
        currency: 'USD',
        placedOn: '2026-03-01',
        lines: [
          { lineId: '1', sku: 'MP3-4G', description: 'MP3 player 4 GB', category: 'mp3Mp4Player', quantity: 3, itemsTotal: 8999, tax: 0 },
        ],
        shipping: 1200,
        shipments: [{ shipmentId: 'S-1', shippedOn: '2026-03-01', lines: [{ lineId: '1', quantity: 3 }] }],
      },
    ],
  });

export type OrderBody = z.infer<typeof orderBody>;
export type ShipmentBody = z.infer<typeof shipmentBody>;

export const ordersQuery = z.strictObject({
  orderNumber: line(64).optional(),
  serialNumber: serialNumber.optional(),
  sku: sku.optional(),
  buyerId: id.optional(),
  limit: wholeNumber(1, 200).default(50),
  next: wholeNumber(1).optional(),
});
export type OrdersQuery = z.infer<typeof ordersQuery>;
