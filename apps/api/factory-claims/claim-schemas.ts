import { z } from 'zod';
import { declineReasons } from '#rma/returns';
import { answered } from '../schemas/answered.js';
import { amount, code, currency, idOfRma, namedLines } from '../schemas/kinds.js';

export const openClaimBody = z
  .strictObject({ rmaId: idOfRma, lines: namedLines.optional() })
  .meta({ id: 'NewFactoryClaim', examples: [{ rmaId: '019dc0de-0000-7000-8000-000000000001', lines: [{ lineId: '1', quantity: 1 }] }] });

export const responseBody = z
  .strictObject({ accepted: z.boolean(), code: code.optional().describe("The factory's own code for a rejection") })
  .refine((response) => response.accepted === (response.code === undefined), {
    path: ['code'],
    message: 'a rejection has a code, an acceptance has none',
  })
  .meta({ id: 'FactoryResponse', examples: [{ accepted: false, code: 'LIQUID-DAMAGE' }] });

export const honourBody = z
  .strictObject({ cost: z.strictObject({ amount, currency }) })
  .meta({ id: 'HonouredByCompany', examples: [{ cost: { amount: 1850, currency: 'USD' } }] });

const statuses = z.enum(['open', 'accepted', 'rejected', 'timedOut']);
const names = { claimId: z.string(), rmaId: z.string(), status: statuses };
const example = { claimId: '019dc0de-0000-7000-8000-000000000003', rmaId: '019dc0de-0000-7000-8000-000000000001', status: 'open' } as const;

export const claimAnswer = z.strictObject({ ...names, ...answered }).meta({
  id: 'FactoryClaimAnswer',
  examples: [{ ...example, revision: 0, position: '2f1c7a52-0000-4000-8000-000000000000.57', events: ['FactoryClaimOpened'] }],
});

const claimedLine = z.strictObject({
  lineId: z.string(),
  sku: z.string(),
  quantity: z.int(),
  faultCode: z.string().nullable(),
  findings: z.array(z.enum(declineReasons)),
  x12: z.array(z.strictObject({ element: z.enum(['1172', '1294']), code: z.string() })).describe('The findings as ANSI X12 codes'),
});

export const claimView = z
  .strictObject({
    ...names,
    factoryId: z.string(),
    revision: z.int(),
    lines: z.array(claimedLine),
    openedOn: z.string(),
    dueBy: z.string().describe("The last day for the factory's answer"),
    code: z.string().nullable(),
    cost: z.strictObject({ amount: z.int(), currency: z.string() }).nullable(),
  })
  .meta({
    id: 'FactoryClaim',
    examples: [
      {
        ...example,
        factoryId: 'F-12',
        revision: 0,
        lines: [
          {
            lineId: '1',
            sku: 'MP3-4G',
            quantity: 1,
            faultCode: 'NO-POWER',
            findings: ['normalWearAndTear'],
            x12: [{ element: '1294', code: 'EW' }],
          },
        ],
        openedOn: '2026-03-02',
        dueBy: '2026-04-01',
        code: null,
        cost: null,
      },
    ],
  });
