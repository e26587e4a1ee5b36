import { describe, expect, it } from '@jest/globals';
import type { Day } from '../ids.js';
import { policy, policyBook } from '../testing/index.js';
import { policyInForce, policyNamed } from './policy-book.js';
import type { PolicyVersion } from './policy.js';

const first = policy({ version: 'seller@000000000001' });
const spring = policy({ version: 'seller@000000000002', effectiveFrom: '2026-03-01' });
const summer = policy({ version: 'seller@000000000003', effectiveFrom: '2026-06-01' });
const european = policy({ version: 'europe@000000000001', market: 'EU' });
const book = policyBook(summer, european, first, spring);
const inForce = (market: string, day: string) => policyInForce(book, market, day as Day).version;

describe('the policy in force (R10)', () => {
  it('is the first one, from the beginning until the day before another begins', () => {
    expect([inForce('GB', '1999-01-01'), inForce('GB', '2026-02-28')]).toEqual([first.version, first.version]);
  });

  it('is the latest that has begun, on its first day too', () => {
    expect(['2026-03-01', '2026-05-31', '2026-06-01', '2030-01-01'].map((day) => inForce('GB', day))).toEqual([
      spring.version,
      spring.version,
      summer.version,
      summer.version,
    ]);
  });

  it('is the market’s own where it has one', () => {
    expect(inForce('EU', '2026-06-01')).toBe(european.version);
  });

  it('must exist', () => {
    expect(() => policyInForce(policyBook(spring), 'GB', '2026-02-28' as Day)).toThrow('No policy is in force in market GB on 2026-02-28');
    expect(() => policyInForce(policyBook(european), 'GB', '2026-02-28' as Day)).toThrow('No policy is in force in market GB');
  });
});

describe('the policy that an event names', () => {
  it('is found by its version, or stops the reader', () => {
    expect(policyNamed(book, spring.version)).toBe(spring);
    expect(() => policyNamed(book, 'seller@ffffffffffff' as PolicyVersion)).toThrow('Policy seller@ffffffffffff is not in the book');
  });
});
