import { z } from 'zod';
import { bases, channels, declineReasons, dispositions, partyKinds, resolutions, returnReasons, rmaStatuses } from '#rma/returns';

/** What questions about returns are answered with. */
const money = z.strictObject({ amount: z.int().describe('Minor units'), currency: z.string() }).meta({ id: 'Money' });
const slots = z.array(z.array(z.int())).describe('The places of the units on their order line, as runs of first and last');
const usd = (amount: number) => ({ amount, currency: 'USD' });

const breakdown = {
  lines: z.array(z.strictObject({ lineId: z.string(), quantity: z.int(), slots, net: money, tax: money, total: money })),
  shipping: money,
  fees: money,
  total: money,
};
const breakdownExample = {
  lines: [{ lineId: '1', quantity: 1, slots: [[0, 0]], net: usd(2999), tax: usd(0), total: usd(2999) }],
  shipping: usd(0),
  fees: usd(0),
  total: usd(2999),
};
export const previewAnswer = z.strictObject(breakdown).meta({ id: 'RefundPreview', examples: [breakdownExample] });

export const personView = z.strictObject({
  kind: z.enum(partyKinds),
  id: z.string(),
  name: z.string().optional(),
  email: z.string().optional(),
  erased: z.literal(true).optional().describe('Names and texts were erased'),
});

const remedies = [
  'replacementAllocated',
  'replacementUnavailable',
  'replacementShipped',
  'replacementLost',
  'inRepair',
  'repaired',
  'repairAbandoned',
  'shippedBack',
] as const;

const units = z.strictObject({
  quantity: z.int(),
  serialNumbers: z.array(z.string()).optional(),
  custody: z.enum(['withSender', 'inTransit', 'held', 'lost', 'leftUs']),
  verdict: z.enum(['pending', 'accepted', 'declined']),
  reason: z.enum(declineReasons).optional(),
  resolution: z.enum(resolutions),
  settlement: z.enum(['none', 'pending', 'done', 'failed']),
  disposition: z.enum(dispositions).optional(),
  remedy: z.enum(remedies).optional().describe('What is being or was done, other than paying'),
  replacementSku: z.string().optional(),
  claimId: z.string().optional().describe('The claim on the factory that they are part of'),
  released: z.literal(true).optional().describe('Held for this return no more'),
});

const caseFields = z.strictObject({
  rmaId: z.string(),
  rmaNumber: z.string().nullable(),
  orderId: z.string(),
  orderNumber: z.string(),
  basis: z.enum(bases),
  status: z.enum(rmaStatuses),
  revision: z.int(),
  policyVersion: z.string(),
  channel: z.enum(channels),
  requestedBy: personView,
  requestedAt: z.string(),
  wantedResolution: z.enum(resolutions),
  returnBy: z.string().optional(),
  reasons: z
    .array(z.strictObject({ lineId: z.string(), text: z.string() }))
    .optional()
    .describe('In the words of who asked'),
  proofReference: z.string().optional(),
  troubleshooting: z.strictObject({ steps: z.array(z.string()), text: z.string().optional() }).optional(),
  lines: z.array(
    z.strictObject({
      lineId: z.string(),
      sku: z.string(),
      quantity: z.int(),
      reason: z.enum(returnReasons),
      entitledUntil: z.string().describe('A day, or lifetime'),
      units: z.array(units),
    }),
  ),
  unexpected: z.array(
    z.strictObject({
      unexpectedId: z.string(),
      why: z.enum(['surplus', 'notOnRma', 'serialNotOnLine', 'foreign']),
      lineId: z.string().nullable(),
      sku: z.string().nullable(),
      serialNumber: z.string().nullable(),
      quantity: z.int(),
      status: z.enum(['open', 'disposed', 'shippedBack']),
      description: z.string().optional(),
      erased: z.literal(true).optional(),
    }),
  ),
  refunds: z.array(
    z.strictObject({
      refundId: z.string(),
      status: z.enum(['awaitingApproval', 'approved', 'rejected', 'settled', 'failed']),
      ...breakdown,
      reference: z.string().nullable(),
    }),
  ),
});

const caseExample = {
  rmaId: '019dc0de-0000-7000-8000-000000000001',
  rmaNumber: 'RMA-7K2M-9Q4T-VX31-8',
  orderId: 'O-1001',
  orderNumber: '1001',
  basis: 'moneyBack',
  status: 'inspected',
  revision: 4,
  policyVersion: 'seller@e376feeb41b8',
  channel: 'agent',
  requestedBy: { kind: 'reseller', id: 'R-7', name: 'Jade Electronics' },
  requestedAt: '2026-03-02T09:00:00.000Z',
  wantedResolution: 'refund',
  returnBy: '2026-04-01',
  lines: [
    {
      lineId: '1',
      sku: 'MP3-4G',
      quantity: 1,
      reason: 'changeOfMind',
      entitledUntil: '2026-03-15',
      units: [{ quantity: 1, custody: 'held', verdict: 'accepted', resolution: 'refund', settlement: 'pending', disposition: 'restock' }],
    },
  ],
  unexpected: [],
  refunds: [{ refundId: '019dc0de-0000-7000-8000-000000000002', status: 'approved', ...breakdownExample, reference: null }],
} as const satisfies z.input<typeof caseFields>;

export const caseView = caseFields.meta({ id: 'Case', examples: [caseExample] });
export const casesAnswer = z
  .strictObject({ rmas: z.array(caseView), next: z.string().nullable() })
  .meta({ id: 'Cases', examples: [{ rmas: [caseExample], next: null }] });

const event = z.strictObject({
  type: z.string(),
  revision: z.int(),
  occurredAt: z.string(),
  actor: z.object({ role: z.string(), id: z.string().optional(), channel: z.string().optional(), keyId: z.string().nullable().optional() }),
  data: z.record(z.string(), z.unknown()),
  causationId: z.string(),
  correlationId: z.string(),
  hash: z.string(),
});

export const historyAnswer = z
  .strictObject({ events: z.array(event), related: z.array(z.strictObject({ stream: z.string(), revision: z.int().nullable() })) })
  .meta({
    id: 'History',
    examples: [
      {
        events: [
          {
            type: 'NoteAdded',
            revision: 2,
            occurredAt: '2026-03-02T09:00:00.000Z',
            actor: { id: '5f2c', role: 'agent', channel: 'api', keyId: '5f2c' },
            data: { personal: { text: 'Called the buyer.' } },
            causationId: '2ca5d0c6-53cc-5822-989a-9070fb79ea58',
            correlationId: 'ticket-4711',
            hash: '90598c32963a779060bdddda395f82b5db0ac318bc46f78b2d3c0caaf671c8d5',
          },
        ],
        related: [{ stream: 'rmaOrder-O-1001', revision: 2 }],
      },
    ],
  });

export const diffAnswer = z
  .strictObject({
    from: z.int(),
    to: z.int(),
    changes: z.array(z.strictObject({ path: z.string(), before: z.unknown().optional(), after: z.unknown().optional() })),
  })
  .meta({ id: 'Difference', examples: [{ from: 1, to: 2, changes: [{ path: 'status', before: 'issued', after: 'received' }] }] });
