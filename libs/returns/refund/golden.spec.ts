import { describe, expect, it } from '@jest/globals';
import { goldenHistories, revived, stored } from '../testing/golden.js';
import {
  livedRefund,
  recordManualRefund,
  recordPaymentDeclined,
  recordPaymentIssued,
  recordPaymentUnknown,
  requestPayment,
  retryPayment,
} from '../testing/index.js';
import type { RefundEvent } from './events.js';
import { evolveRefund, noRefund } from './state.js';

const types: Record<RefundEvent['type'], true> = {
  RefundRequested: true,
  RefundIssued: true,
  RefundDeclined: true,
  RefundOutcomeUnknown: true,
  ManualRefundRecorded: true,
};
const golden = goldenHistories(new URL('golden.json', import.meta.url));

/** What the golden histories were decided from. */
const lives: Record<string, readonly RefundEvent[]> = {
  manual: livedRefund(requestPayment(), recordManualRefund()),
  nothing: livedRefund(requestPayment({ amount: { amount: 0, currency: 'GBP' } })),
  declined: livedRefund(
    requestPayment({ provider: 'http' }),
    recordPaymentDeclined(),
    retryPayment({ provider: 'http' }),
    recordPaymentUnknown({ attempt: 2 }),
    recordPaymentIssued({ attempt: 2 }),
  ),
};

describe('the events of a refund', () => {
  it('each have a golden sample', () => {
    const sampled = new Set(Object.values(golden).flatMap((history) => history.map(({ type }) => type)));
    expect([...sampled].toSorted()).toEqual(Object.keys(types).toSorted());
  });

  it('are written as they were when the samples were taken', () => {
    for (const [name, life] of Object.entries(lives)) expect(life.map(stored)).toStrictEqual(golden[name]);
  });

  it('are read as they were when the samples were taken', () => {
    expect(Object.keys(golden)).toEqual(Object.keys(lives));
    const folded = Object.values(golden).map((history) => revived<RefundEvent>(history).reduce(evolveRefund, noRefund));
    expect(folded).toMatchObject([
      { status: 'paid', refundId: 'refund-1', amount: { amount: 3666, currency: 'GBP' }, provider: 'manual', reference: 'BANK-1' },
      { status: 'paid', amount: { amount: 0 }, reference: null },
      { status: 'paid', amount: { amount: 3666 }, provider: 'http', attempt: 2, reference: 'pay-1' },
    ]);
  });
});
