import { describe, expect, it } from '@jest/globals';
import { isRefusal } from '../decision.js';
import {
  agent,
  by,
  caseOf,
  orderOf,
  orderRecorded,
  policy,
  policyBook,
  requestedLine,
  returnRequested,
  shipmentRecorded,
  soldLine,
} from '../testing/index.js';
import { judgeOtherBasis, type OtherBasis } from './other-basis.js';

const sold = (told = {}) => orderOf(orderRecorded({ lines: [soldLine(told)] }), shipmentRecorded());
const toMoney: OtherBasis = { basis: 'moneyBack', wantedResolution: 'refund', troubleshooting: null };
const tried = { guideId: 'guide-1', outcome: 'notSolved' } as const;
const toWarranty: OtherBasis = { basis: 'warranty', wantedResolution: 'repair', troubleshooting: tried };

function judged(other: OtherBasis, { requested = {}, order = sold(), now = '2026-03-01T02:00:00.000Z', policies = policyBook() } = {}) {
  const decided = judgeOtherBasis(other, caseOf(returnRequested(requested)), order, { ...by(agent), now: now as never, policies });
  return isRefusal(decided) ? decided.refused : decided;
}
const asked = (requestedOn: string) => ({ requestedOn, requestedAt: `${requestedOn}T02:00:00.000Z` });

describe('another basis is judged', () => {
  it('as of the original request, whenever it is asked for', () => {
    const window = [{ lineId: 'line-1', entitlement: { until: '2026-03-06', restsOnProof: false } }];
    expect(judged(toMoney, { requested: asked('2026-03-06'), now: '2026-12-01T02:00:00.000Z' })).toEqual(window);
    expect(judged(toMoney, { requested: asked('2026-03-07') })).toBe('WINDOW_CLOSED');
    expect(judged(toWarranty, { requested: asked('2027-02-20') })).toEqual([
      { lineId: 'line-1', entitlement: { until: '2027-02-20', restsOnProof: false } },
    ]);
    expect(judged(toWarranty, { requested: asked('2027-02-21') })).toBe('WARRANTY_EXPIRED');
  });

  it('by the promises that the order was placed under (R10)', () => {
    const later = policy({
      version: 'seller@000000000002',
      effectiveFrom: '2026-02-19',
      moneyBack: { ...policy().moneyBack, windowDays: 60 },
    });
    expect(judged(toMoney, { requested: asked('2026-03-07'), policies: policyBook(policy(), later) })).toBe('WINDOW_CLOSED');
  });

  it('by who asked: money goes to the buyer of the order alone', () => {
    const requestedBy = { kind: 'consumer', id: 'consumer-9', locale: null } as const;
    const proven = { requestedBy, proofOfPurchase: { purchasedOn: '2026-02-25' } };
    expect(judged(toMoney, { requested: proven })).toBe('NOT_THE_BUYER');
    expect(judged(toWarranty, { requested: proven })).toEqual([
      { lineId: 'line-1', entitlement: { until: '2027-02-25', restsOnProof: false } },
    ]);
  });

  it('by what it offers, what is known and what was tried', () => {
    expect(judged({ ...toWarranty, wantedResolution: 'refund' })).toBe('RESOLUTION_NOT_OFFERED');
    expect(judged(toWarranty, { order: sold({ category: null }) })).toBe('FACT_MISSING');
    expect(judged({ ...toWarranty, troubleshooting: null })).toBe('TROUBLESHOOTING_REQUIRED');
    expect(judged({ ...toWarranty, troubleshooting: null }, { requested: { troubleshooting: tried } })).toHaveLength(1);
    expect(judged(toMoney, { order: sold({ category: null }) })).toHaveLength(1);
  });

  it('line by line', () => {
    const lines = [requestedLine(), requestedLine({ lineId: 'line-2' })];
    const both = [soldLine(), soldLine({ lineId: 'line-2', category: 'cellPhoneAccessory' })];
    const order = orderOf(
      orderRecorded({ lines: both }),
      shipmentRecorded({ lines: both.map(({ lineId, quantity }) => ({ lineId, quantity })) }),
    );
    expect(judged(toWarranty, { requested: { lines }, order })).toEqual([
      { lineId: 'line-1', entitlement: { until: '2027-02-20', restsOnProof: false } },
      { lineId: 'line-2', entitlement: { until: 'lifetime', restsOnProof: false } },
    ]);
  });
});
