import { z } from 'zod';
import {
  bases,
  channels,
  declineReasons,
  dispositions,
  overridableRules,
  resolutions,
  returnReasons,
  troubleshootingOutcomes,
} from '#rma/returns';
import {
  areDistinct,
  code,
  day,
  freeText,
  haveDistinctLines,
  id,
  instant,
  line,
  moreSerials,
  namedLines,
  namedUnits,
  namesNoMoreSerialsThanUnits,
  orderId,
  person,
  quantity,
  refundId,
  serialNumber,
  sku,
  unitsOfLine,
  wholeNumber,
} from './kinds.js';

const wantedLine = z
  .strictObject({ ...unitsOfLine, reason: z.strictObject({ code: z.enum(returnReasons), text: freeText.optional() }) })
  .refine(namesNoMoreSerialsThanUnits, moreSerials);

/** What was tried before, and what came of it. */
export const troubleshooting = z
  .strictObject({
    guideId: id.optional(),
    steps: z.array(freeText).max(100),
    outcome: z.enum(troubleshootingOutcomes),
    text: freeText.optional(),
  })
  .refine(({ outcome, text }) => outcome !== 'notPossible' || text !== undefined, {
    path: ['text'],
    message: 'says why troubleshooting was not possible',
  });

export const requestBody = z
  .strictObject({
    orderId: orderId.optional(),
    orderNumber: line(64).optional(),
    serialNumber: serialNumber.optional(),
    basis: z.enum(bases),
    lines: z.array(wantedLine).min(1).max(500).refine(haveDistinctLines, 'names a line twice'),
    wantedResolution: z.enum(resolutions),
    channel: z.enum(channels),
    requestedBy: person,
    proofOfPurchase: z.strictObject({ purchasedOn: day, reference: line(200) }).optional(),
    troubleshooting: troubleshooting.optional(),
    override: z.strictObject({ rule: z.enum(overridableRules), justification: freeText }).optional(),
    requestedAt: instant.optional(),
  })
  .refine(
    ({ orderId, orderNumber, serialNumber: serial }) => [orderId, orderNumber, serial].filter((name) => name !== undefined).length === 1,
    {
      path: ['orderId'],
      message: 'exactly one of orderId, orderNumber and serialNumber names the sale',
    },
  )
  .meta({
    id: 'ReturnRequest',
    examples: [
      {
        orderId: 'O-1001',
        basis: 'moneyBack',
        lines: [{ lineId: '1', quantity: 1, reason: { code: 'changeOfMind' } }],
        wantedResolution: 'refund',
        channel: 'agent',
        requestedBy: { kind: 'reseller', id: 'R-7', name: 'Jade Electronics' },
      },
    ],
  });
export type RequestBody = z.infer<typeof requestBody>;

export const issueBody = z
  .strictObject({ proofConfirmed: z.boolean().optional() })
  .meta({ id: 'Issue', examples: [{ proofConfirmed: true }] });

export const declineBody = z
  .strictObject({ reason: z.enum(declineReasons), message: freeText })
  .meta({ id: 'Decline', examples: [{ reason: 'noRecordOfSale', message: 'We find no sale of this product to you.' }] });

export const cancelBody = z
  .strictObject({ reason: freeText.optional() })
  .meta({ id: 'Cancel', examples: [{ reason: 'Sold it after all.' }] });

export const dispatchBody = z
  .strictObject({ carrier: line(100), trackingNumber: line(100), lines: namedLines.optional() })
  .meta({ id: 'Dispatch', examples: [{ carrier: 'HK Post', trackingNumber: 'RR123456785HK' }] });

const foreignItem = z.strictObject({ sku: sku.optional(), serialNumber: serialNumber.optional(), description: freeText, quantity });

export const receiveBody = z
  .strictObject({
    items: z.array(namedUnits).max(500).refine(haveDistinctLines, 'names a line twice'),
    unexpectedItems: z.array(foreignItem).max(500).optional(),
    rmaFormPresent: z.boolean(),
  })
  .refine(({ items, unexpectedItems }) => items.length + (unexpectedItems?.length ?? 0) > 0, {
    path: ['items'],
    message: 'nothing was received',
  })
  .meta({ id: 'Receipt', examples: [{ items: [{ lineId: '1', quantity: 1 }], rmaFormPresent: true }] });

const inspectedItem = z
  .strictObject({
    ...unitsOfLine,
    condition: line(100),
    faultCode: code.optional(),
    verdict: z.enum(['accepted', 'declined']),
    reason: z.enum(declineReasons).optional(),
    findings: z.array(z.enum(declineReasons)).max(11).refine(areDistinct, 'names a finding twice').optional(),
    disposition: z.enum(dispositions),
    note: freeText.optional(),
    evidence: z.array(id).max(50).optional(),
  })
  .refine(namesNoMoreSerialsThanUnits, moreSerials)
  .refine(({ verdict, reason }) => (verdict === 'declined') === (reason !== undefined), {
    path: ['reason'],
    message: 'a declined unit has a reason, an accepted one has none',
  });

export const inspectBody = z
  .strictObject({
    items: z
      .array(inspectedItem)
      .min(1)
      .max(500)
      .refine((items) => areDistinct(items.flatMap((item) => item.serialNumbers ?? [])), 'names a serial twice'),
  })
  .meta({
    id: 'Inspection',
    examples: [{ items: [{ lineId: '1', quantity: 1, condition: 'opened', verdict: 'accepted', disposition: 'restock' }] }],
  });

export const resolutionBody = z
  .strictObject({ lines: namedLines.optional(), resolution: z.enum(resolutions), agreedBy: line(200).optional() })
  .meta({ id: 'ResolutionChoice', examples: [{ resolution: 'refund' }] });

export const refundBody = z
  .strictObject({ lines: namedLines.optional() })
  .meta({ id: 'RefundWish', examples: [{ lines: [{ lineId: '1', quantity: 1 }] }] });
export const approveBody = z.strictObject({ refundId: refundId.optional() }).meta({ id: 'RefundApproval', examples: [{}] });
export const rejectBody = z
  .strictObject({ refundId: refundId.optional(), reason: freeText })
  .meta({ id: 'RefundRejection', examples: [{ reason: 'Ask for the invoice first.' }] });
export const manualBody = z
  .strictObject({ refundId: refundId.optional(), reference: line(200) })
  .meta({ id: 'ManualRefund', examples: [{ reference: 'bank transfer 2026-0417' }] });
export const closeBody = z.strictObject({}).meta({ id: 'Close', examples: [{}] });
export const noteBody = z.strictObject({ text: freeText }).meta({ id: 'Note', examples: [{ text: 'Called the buyer.' }] });

export const notANext = 'must be the next of the page before';
export const rmasQuery = z.strictObject({
  orderId: orderId.optional(),
  rmaNumber: line(40).optional(),
  limit: wholeNumber(1, 200).default(50),
  next: z
    .string()
    .regex(/^([0-9A-Za-z-]{1,64}\.)?[1-9]\d{0,14}$/, notANext)
    .optional(),
});
export type RmasQuery = z.infer<typeof rmasQuery>;

export const caseQuery = z
  .strictObject({ asOf: instant.optional(), revision: wholeNumber(0).optional() })
  .refine(({ asOf, revision }) => asOf === undefined || revision === undefined, { path: ['asOf'], message: 'goes without revision' });
export type CaseQuery = z.infer<typeof caseQuery>;

export const diffQuery = z.strictObject({ from: wholeNumber(0), to: wholeNumber(0) });
export type DiffQuery = z.infer<typeof diffQuery>;
