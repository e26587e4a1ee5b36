import { z } from 'zod';
import { personKinds } from '#rma/personal-data';
import { isPartyKind, roles } from '#rma/returns';
import { id, line } from './kinds.js';

/** Keys, and what is kept about a person. */
export const keyBody = z
  .strictObject({ role: z.enum(roles), buyerId: id.optional(), note: line(200) })
  .refine(({ role, buyerId }) => isPartyKind(role) === (buyerId !== undefined), {
    path: ['buyerId'],
    message: "is the buyer that a consumer's or reseller's key speaks for; no other key has one",
  })
  .meta({ id: 'NewKey', examples: [{ role: 'agent', note: 'Mei, support desk' }] });

export const keyMade = z
  .strictObject({ id: z.string(), key: z.string() })
  .meta({ id: 'MadeKey', examples: [{ id: '5f2c', key: 'rma_shown-this-once' }] });

export const keysAnswer = z
  .strictObject({
    keys: z.array(
      z.strictObject({
        id: z.string(),
        role: z.enum(roles),
        buyerId: z.string().nullable(),
        note: z.string(),
        createdAt: z.string(),
        revokedAt: z.string().nullable(),
      }),
    ),
  })
  .meta({
    id: 'Keys',
    examples: [
      {
        keys: [
          { id: '5f2c', role: 'agent', buyerId: null, note: 'Mei, support desk', createdAt: '2026-03-01T09:00:00.000Z', revokedAt: null },
        ],
      },
    ],
  });

export const subjectPath = z.strictObject({ kind: z.enum(personKinds), id });

export const subjectAnswer = z
  .strictObject({
    person: z.strictObject({ kind: z.enum(personKinds), id: z.string() }),
    erasedAt: z.string().nullable(),
    found: z.array(
      z.strictObject({
        stream: z.string(),
        revision: z.int(),
        type: z.string(),
        occurredAt: z.string(),
        personal: z.union([z.literal('erased'), z.record(z.string(), z.unknown())]),
      }),
    ),
  })
  .meta({
    id: 'Subject',
    examples: [
      {
        person: { kind: 'reseller', id: 'R-7' },
        erasedAt: null,
        found: [
          {
            stream: 'rmaOrder-O-1001',
            revision: 0,
            type: 'OrderRecorded',
            occurredAt: '2026-03-01T09:00:00.000Z',
            personal: { name: 'Jade Electronics' },
          },
        ],
      },
    ],
  });

export const erasedAnswer = z
  .strictObject({ erasedAt: z.string() })
  .meta({ id: 'Erased', examples: [{ erasedAt: '2026-03-01T09:00:00.000Z' }] });
