import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { categories, declineReasons } from '../codes.js';
import { caseOf, livedCase, openCase, issueRma, policy, policyBook, receiveItem, refund, returnRequested } from '../testing/index.js';
import { refundPreview } from '../rma/preview.js';
import type { Policy } from './policy.js';

const shipped = readdirSync('policies').map((file) => JSON.parse(readFileSync(`policies/${file}`, 'utf8')) as Omit<Policy, 'version'>);

describe.each(shipped)('the policy $name from $effectiveFrom', (told) => {
  const version = `${told.name}@test00000001`;
  const policies = policyBook({ ...policy({ version }), ...told, effectiveFrom: null });

  it('refunds neither shipping nor a fee (I6)', () => {
    const opening = [returnRequested({ policyVersion: version, market: told.market })] as const;
    const life = livedCase(openCase({ opening }), issueRma({ policies }), receiveItem(), refund({ policies }));
    const nothing = { amount: 0, currency: 'GBP' };
    expect(life.at(-1)).toMatchObject({ shipping: nothing, fees: nothing, total: { amount: 3666 } });
    expect(refundPreview(caseOf(...life.slice(0, -1)))).toMatchObject({ shipping: nothing, fees: nothing });
  });

  it('gives money for money-back alone, and repairs under warranty alone', () => {
    expect(told.moneyBack.resolutions).not.toContain('repair');
    expect(told.warranty.resolutions).not.toContain('refund');
  });

  it('has a term for every category, and reasons that exist', () => {
    expect(Object.keys(told.warranty.terms).toSorted()).toEqual(categories.toSorted());
    const reasons = [...told.moneyBack.declineReasons, ...told.warranty.declineReasons, ...told.requestDeclineReasons];
    expect(reasons.filter((reason) => !declineReasons.includes(reason))).toEqual([]);
  });
});
