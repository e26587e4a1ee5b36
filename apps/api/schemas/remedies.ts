import { z } from 'zod';
import { dispositions } from '#rma/returns';
import { amount, areDistinct, currency, freeText, id, line, namedLines, quantity, refundId, serialNumber, sku } from './kinds.js';

/** What requests about replacements, repairs and parcels of ours are made of. */
const lines = namedLines.optional();
const parcel = { carrier: line(100), trackingNumber: line(100) };
const parcelExample = { carrier: 'HK Post', trackingNumber: 'RR123456785HK' };
const unexpectedIds = z.array(id).min(1).max(500).refine(areDistinct, 'names an item twice').optional();
const someUnits = [{ lineId: '1', quantity: 1 }];

export const allocateBody = z
  .strictObject({ lines, sku: sku.optional(), unitValue: z.strictObject({ amount, currency }).optional() })
  .meta({ id: 'ReplacementAllocation', examples: [{ sku: 'MP3-8G', unitValue: { amount: 2999, currency: 'USD' } }] });

export const unavailableBody = z.strictObject({ lines }).meta({ id: 'ReplacementUnavailability', examples: [{ lines: someUnits }] });

export const shipReplacementBody = z
  .strictObject({
    ...parcel,
    lines,
    serialNumbers: z.array(serialNumber).min(1).max(500).refine(areDistinct, 'names a serial twice').optional(),
  })
  .meta({ id: 'ReplacementShipment', examples: [{ ...parcelExample, serialNumbers: ['SN-2001'] }] });

export const replacementLostBody = z.strictObject({ lines }).meta({ id: 'ReplacementLoss', examples: [{ lines: someUnits }] });

export const startRepairBody = z.strictObject({ lines }).meta({ id: 'RepairStart', examples: [{ lines: someUnits }] });

export const completeRepairBody = z
  .strictObject({
    lines,
    parts: z.array(z.strictObject({ partNumber: line(64), quantity })).max(100),
    labourMinutes: z.int().min(0).max(100_000),
  })
  .meta({ id: 'RepairCompletion', examples: [{ parts: [{ partNumber: 'BAT-4', quantity: 1 }], labourMinutes: 25 }] });

export const abandonRepairBody = z
  .strictObject({ lines, reason: freeText })
  .meta({ id: 'RepairAbandonment', examples: [{ reason: 'The board is corroded.' }] });

export const shipBackBody = z
  .strictObject({ ...parcel, lines, unexpectedIds })
  .meta({ id: 'ShipmentBack', examples: [{ ...parcelExample, lines: someUnits }] });

export const disposeBody = z
  .strictObject({ lines, unexpectedIds, disposition: z.enum(dispositions) })
  .meta({ id: 'Disposal', examples: [{ lines: someUnits, disposition: 'refurbish' }] });

export const retryBody = z.strictObject({ refundId: refundId.optional() }).meta({ id: 'RefundRetry', examples: [{}] });
