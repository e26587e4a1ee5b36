import { z } from 'zod';
import { rmaStatuses } from '#rma/returns';
import { answered } from './answered.js';

export const caseAnswer = z
  .strictObject({ rmaId: z.string(), rmaNumber: z.string().nullable(), status: z.enum(rmaStatuses), ...answered })
  .meta({
    id: 'CaseAnswer',
    examples: [
      {
        rmaId: '019dc0de-0000-7000-8000-000000000001',
        rmaNumber: 'RMA-7K2M-9Q4T-VX31-8',
        status: 'issued',
        revision: 1,
        position: '2f1c7a52-0000-4000-8000-000000000000.42',
        events: ['RmaIssued'],
      },
    ],
  });

export const orderAnswer = z.strictObject({ orderId: z.string(), ...answered }).meta({
  id: 'OrderAnswer',
  examples: [
    { orderId: 'O-1001', revision: 1, position: '2f1c7a52-0000-4000-8000-000000000000.2', events: ['OrderRecorded', 'ShipmentRecorded'] },
  ],
});

export const problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    code: z.string(),
    instance: z.string(),
    facts: z.record(z.string(), z.unknown()),
  })
  .meta({
    id: 'Problem',
    examples: [
      {
        type: 'urn:rma:problem:WINDOW_CLOSED',
        title: 'Return window closed',
        status: 409,
        detail: 'Line 1 could be returned for any reason until 2026-03-15; this is 2026-03-16.',
        code: 'WINDOW_CLOSED',
        instance: '/v1/rmas',
        facts: { lineId: '1', firstShippedOn: '2026-03-01', until: '2026-03-15', requestedOn: '2026-03-16' },
      },
    ],
  });
