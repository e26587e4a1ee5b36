import { z } from 'zod';
import { bases, resolutions } from '#rma/returns';
import { freeText, lineId, namedLines } from './kinds.js';
import { troubleshooting } from './rma.js';

export const lostBody = z
  .strictObject({ lines: namedLines.optional() })
  .meta({ id: 'LostInPost', examples: [{ lines: [{ lineId: '1', quantity: 1 }] }] });

export const correctionBody = z
  .strictObject({ lineId, quantity: z.int().min(0).max(1_000_000), reason: freeText })
  .meta({ id: 'ReceiptCorrection', examples: [{ lineId: '1', quantity: 2, reason: 'One box was counted twice.' }] });

export const basisBody = z
  .strictObject({ basis: z.enum(bases), wantedResolution: z.enum(resolutions), troubleshooting: troubleshooting.optional() })
  .meta({ id: 'BasisChange', examples: [{ basis: 'moneyBack', wantedResolution: 'refund' }] });

export const reinstateBody = z
  .strictObject({ reason: freeText })
  .meta({ id: 'Reinstatement', examples: [{ reason: 'The parcel was held up at the border.' }] });

export const reopenBody = z
  .strictObject({ reason: freeText })
  .meta({ id: 'Reopening', examples: [{ reason: 'The customer says that the charger is missing.' }] });

export const formBody = z.strictObject({}).meta({ id: 'FormReissue', examples: [{}] });
