import { z } from 'zod';
import type { Position } from '#rma/event-store';
import { wholeNumber } from '../schemas/kinds.js';
import { publishedTypeNamed } from './catalogue.js';

const notAPosition = 'must be a position that this API gave out';

/** A place in the order of all events, as it was told; whose it is the store finds out. */
export const position = z
  .string()
  .max(128)
  .regex(/^[0-9A-Za-z-]+\.[1-9]\d{0,15}$/, notAPosition)
  .refine((text) => Number.isSafeInteger(Number(text.slice(text.indexOf('.') + 1))), notAPosition) as unknown as z.ZodType<
  Position,
  string
>;

/** Named with commas in between, as they are published or without `returns.` and version. */
const types = z
  .string()
  .max(8_192)
  .transform((text, context) => {
    const named = text.split(',').map((name) => ({ name, event: publishedTypeNamed(name)?.event }));
    for (const { name, event } of named)
      if (event === undefined)
        context.addIssue({ code: 'custom', message: `names ${JSON.stringify(name)}, which is not published`, input: text });
    return new Set(named.flatMap(({ event }) => event ?? []));
  })
  .meta({ examples: ['returns.RmaIssued.v1,returns.RefundSettled.v1'], type: 'string' });

export const feedQuery = z.strictObject({
  after: position.optional().describe('The position of the last event you have; without it, from the first event on'),
  types: types.optional().describe('Only these event types, with commas in between; all where none are named'),
  limit: wholeNumber(1, 1_000_000_000).optional().describe('So many events at most; a batch holds 1,000 at most'),
});
export type FeedQuery = z.infer<typeof feedQuery>;
