import { z } from 'zod';
import { categories, declineReasons, isDay, type Policy, resolutions, troubleshootingOutcomes } from '#rma/returns';

const text = z.string().min(1).max(500);
const count = z.int().nonnegative().max(10_000);
const amount = z.int().nonnegative();
const term = z.union([z.literal('lifetime'), z.strictObject({ months: count.positive() })]);
const rules = {
  resolutions: z.array(z.enum(resolutions)).nonempty(),
  declineReasons: z.array(z.enum(declineReasons)),
  troubleshootingOutcomes: z.array(z.enum(troubleshootingOutcomes)).nullable(),
};

/** What a policy file says; unknown or missing fields stop the start. */
export const policyFile = z.strictObject({
  name: z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/),
  market: z.string().regex(/^(\*|[A-Za-z0-9][A-Za-z0-9-]{0,39})$/),
  effectiveFrom: z.string().refine(isDay, 'is not a day that exists').nullable(),
  seller: z.strictObject({
    name: text,
    returnAddress: z.array(text).nonempty(),
    phones: z.array(text),
    email: z.email(),
    timeZone: z.string().refine((zone) => Intl.supportedValuesOf('timeZone').includes(zone) || zone === 'UTC', 'is not a time zone'),
  }),
  moneyBack: z.strictObject({ ...rules, windowDays: count }),
  warranty: z.strictObject({ ...rules, terms: z.record(z.enum(categories), term), startsLatestMonthsAfterShipment: count }),
  requestDeclineReasons: z.array(z.enum(declineReasons)),
  procedure: z.strictObject({
    returnByDays: count.positive(),
    factoryResponseDays: count.positive(),
    refundWithoutApprovalUpTo: z.record(z.string().regex(/^[A-Z]{3}$/), amount),
    replacementValueTolerance: amount,
  }),
});

export type PolicyFile = Omit<Policy, 'version'> & z.infer<typeof policyFile>;
