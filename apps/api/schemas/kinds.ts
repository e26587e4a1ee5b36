import { z } from 'zod';
import { type Instant, isCurrency, isDay, type LineId, type OrderId, type RefundId, type RmaId } from '#rma/returns';

/** The kinds of values that requests are made of, with the limits of design page 3. */
const idPattern = /^[A-Za-z0-9][A-Za-z0-9._:#-]{0,63}$/;
export const isId = (text: string): boolean => idPattern.test(text);

export const id = z.string().regex(idPattern, 'must be 1 to 64 letters, digits or . _ : # - and begin with a letter or digit');

const controls = /\p{Cc}/u;
const isStorable = (text: string) => text.isWellFormed() && !text.includes('\0');

const idOf = <Id extends string>() => id as unknown as z.ZodType<Id, string>;
export const orderId = idOf<OrderId>();
export const lineId = idOf<LineId>();
export const refundId = idOf<RefundId>();
export const idOfRma = idOf<RmaId>();

/** One line of printable text. */
export const line = (longest: number) =>
  z
    .string()
    .min(1)
    .max(longest)
    .refine((text) => isStorable(text) && !controls.test(text), 'must be printable text without control characters');

/** Free text; lines may break, nothing else may hide in it. */
export const freeText = z.string().min(1).max(4_000).refine(isStorable, 'must be well-formed Unicode without U+0000');

export const sku = line(64);
export const serialNumber = line(64);
export const code = line(64);

export const quantity = z.int().min(1).max(1_000_000);
/** Minor units of the currency. */
export const amount = z.int().min(0).max(1_000_000_000_000);
export const currency = z
  .string()
  .regex(/^[A-Z]{3}$/, 'must be three capital letters')
  .refine(isCurrency, 'is not an ISO 4217 currency');

export const day = z
  .string()
  .refine(isDay, 'must be a day that exists, as YYYY-MM-DD')
  .meta({ format: 'date', examples: ['2026-03-01'] });

/** A whole number in a query, in decimal digits. */
export const wholeNumber = (least: number, most = Number.MAX_SAFE_INTEGER) =>
  z
    .string()
    .regex(/^\d{1,16}$/, 'must be a whole number in digits')
    .transform(Number)
    .pipe(z.int().min(least).max(most))
    .meta({ type: 'integer', minimum: least, maximum: most });

/** RFC 3339 with any offset; kept in UTC with milliseconds. */
export const instant = z.iso
  .datetime({ offset: true })
  .refine((text) => !Number.isNaN(Date.parse(text)) && /^[12]\d{3}/.test(text), 'must be a time between the years 1000 and 2999')
  .transform((text) => new Date(text).toISOString() as Instant)
  .meta({ format: 'date-time', examples: ['2026-03-01T09:00:00Z'] });

export const serialNumbers = z.array(serialNumber).min(1).max(100).refine(areDistinct, 'names a serial twice');

/** So many of a line, some of them by serial. */
export const unitsOfLine = {
  lineId,
  quantity,
  serialNumbers: serialNumbers.optional(),
};
export const namesNoMoreSerialsThanUnits = (units: { readonly quantity: number; readonly serialNumbers?: readonly string[] | undefined }) =>
  (units.serialNumbers?.length ?? 0) <= units.quantity;
export const moreSerials = { path: ['serialNumbers'], message: 'names more serials than units' };

export const namedUnits = z.strictObject(unitsOfLine).refine(namesNoMoreSerialsThanUnits, moreSerials);
export const namedLines = z.array(namedUnits).min(1).max(500).refine(haveDistinctLines, 'names a line twice');

export function areDistinct(texts: readonly string[]): boolean {
  return new Set(texts).size === texts.length;
}

export function haveDistinctLines(lines: readonly { readonly lineId: string }[]): boolean {
  return areDistinct(lines.map(({ lineId }) => lineId));
}

export const person = z.strictObject({
  kind: z.enum(['reseller', 'consumer']),
  id,
  name: line(200).optional(),
  email: z.email().max(254).optional(),
  locale: z
    .string()
    .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$/, 'must be a language tag such as en-GB')
    .optional(),
});
