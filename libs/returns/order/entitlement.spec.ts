import { describe, expect, it } from '@jest/globals';
import type { Basis, Category } from '../codes.js';
import { isRefusal } from '../decision.js';
import type { Day } from '../ids.js';
import {
  givenOrder as given,
  orderRecorded,
  policy,
  policyBook,
  requestedLine,
  requestReturn,
  returnRequested,
  shipmentRecorded,
  soldLine,
  unitsReserved,
} from '../testing/index.js';
import { entitlementOf, lapseOf, type EntitlementFacts } from './entitlement.js';

interface Told {
  readonly category?: Category | null;
  readonly boughtBy?: 'reseller' | 'consumer';
  readonly shipped?: string;
  readonly on?: string;
  readonly purchasedOn?: string;
}

function facts({
  category = 'cellPhone',
  boughtBy = 'reseller',
  shipped = '2026-02-20',
  on = '2026-03-01',
  purchasedOn,
}: Told): EntitlementFacts {
  return {
    line: soldLine({ category }),
    boughtBy,
    firstShippedOn: shipped as Day,
    on: on as Day,
    purchasedOn: (purchasedOn ?? null) as Day | null,
  };
}

/** Until when, or the code of why not. */
function covered(basis: Basis, told: Told): string {
  const known = facts(told);
  const entitlement = entitlementOf(basis, known, policy());
  if (isRefusal(entitlement)) return entitlement.refused;
  return lapseOf(basis, known, entitlement)?.refused ?? entitlement.until;
}

const restsOnProof = (told: Told) => {
  const entitlement = entitlementOf('warranty', facts(told), policy());
  return !isRefusal(entitlement) && entitlement.restsOnProof;
};

describe('the money-back window', () => {
  const shippedOn = (day: string) => [orderRecorded(), shipmentRecorded({ shippedOn: day })];
  const opening = (requestedAt: string, requestedOn: string) => unitsReserved({ opening: [returnRequested({ requestedAt, requestedOn })] });

  it('has day 14 inside until midnight in the seller’s zone (R1)', () => {
    given(...shippedOn('2026-02-20'))
      .when(requestReturn({ now: '2026-03-06T15:59:59.999Z' }))
      .then(opening('2026-03-06T15:59:59.999Z', '2026-03-06'));
    given(...shippedOn('2026-02-20'))
      .when(requestReturn({ now: '2026-03-06T16:00:00.000Z' }))
      .thenRefused('WINDOW_CLOSED', { lineId: 'line-1', firstShippedOn: '2026-02-20', until: '2026-03-06', requestedOn: '2026-03-07' });
  });

  it.each([
    ['Pacific/Kiritimati', '2026-03-06T09:59:59.999Z', '2026-03-06T10:00:00.000Z'],
    ['America/Los_Angeles', '2026-03-07T07:59:59.999Z', '2026-03-07T08:00:00.000Z'],
    ['UTC', '2026-03-06T23:59:59.999Z', '2026-03-07T00:00:00.000Z'],
  ])('counts calendar days of a seller in %s (R1)', (timeZone, last, first) => {
    const policies = policyBook(policy({ seller: { ...policy().seller, timeZone } }));
    const opened = returnRequested({ requestedAt: last, requestedOn: '2026-03-06', timeZone });
    given(...shippedOn('2026-02-20'))
      .when(requestReturn({ policies, now: last }))
      .then(unitsReserved({ opening: [opened] }));
    given(...shippedOn('2026-02-20'))
      .when(requestReturn({ policies, now: first }))
      .thenRefused('WINDOW_CLOSED');
  });

  it('is 14 calendar days, not 14 times 24 hours, across a change of the clocks (R1)', () => {
    const policies = policyBook(policy({ seller: { ...policy().seller, timeZone: 'America/Los_Angeles' } }));
    const march = shippedOn('2026-03-01');
    given(...march)
      .when(requestReturn({ policies, now: '2026-03-16T06:59:59.999Z' }))
      .then(
        unitsReserved({
          opening: [
            returnRequested({
              requestedAt: '2026-03-16T06:59:59.999Z',
              requestedOn: '2026-03-15',
              timeZone: 'America/Los_Angeles',
              lines: [requestedLine({ entitlement: { until: '2026-03-15', restsOnProof: false } })],
            }),
          ],
        }),
      );
    given(...march)
      .when(requestReturn({ policies, now: '2026-03-16T07:00:00.000Z' }))
      .thenRefused('WINDOW_CLOSED');
  });

  it('runs from the first shipment of the order, also for parcels that left later (R2)', () => {
    const lines = [soldLine(), soldLine({ lineId: 'line-2' })];
    const history = [
      orderRecorded({ lines }),
      shipmentRecorded({ shipmentId: 'late', shippedOn: '2026-02-28', lines: [{ lineId: 'line-1', quantity: 3 }] }),
      shipmentRecorded({ shipmentId: 'early', shippedOn: '2026-02-20', lines: [{ lineId: 'line-2', quantity: 3 }] }),
    ];
    given(...history)
      .when(requestReturn({ now: '2026-03-07T02:00:00.000Z' }))
      .thenRefused('WINDOW_CLOSED', { lineId: 'line-1', firstShippedOn: '2026-02-20', until: '2026-03-06' });
    given(...history)
      .when(requestReturn({ now: '2026-03-06T02:00:00.000Z' }))
      .then(opening('2026-03-06T02:00:00.000Z', '2026-03-06'));
  });

  it('does not ask for the category or the value of the purchase (R9)', () => {
    expect(covered('moneyBack', { category: null })).toBe('2026-03-06');
    expect(covered('moneyBack', { on: '2026-03-06', purchasedOn: '2026-03-01' })).toBe('2026-03-06');
  });
});

describe('the warranty term', () => {
  it.each([
    ['mp3Mp4Player', '2026-05-20'],
    ['cellPhone', '2027-02-20'],
    ['cellPhoneBattery', '2026-08-20'],
    ['cellPhoneAccessory', 'lifetime'],
    ['other', '2026-05-20'],
  ] as const)('of a %s ends on %s', (category, until) => {
    expect(covered('warranty', { category })).toBe(until);
  });

  it('is not known without the category, and "unknown" is neither "other" nor "lifetime" (R9, I14)', () => {
    expect(covered('warranty', { category: null })).toBe('FACT_MISSING');
    given(orderRecorded({ lines: [soldLine({ category: null })] }), shipmentRecorded())
      .when(requestReturn({ basis: 'warranty', wantedResolution: 'repair', troubleshooting: { guideId: null, outcome: 'notSolved' } }))
      .thenRefused('FACT_MISSING', { lineId: 'line-1', fact: 'category' });
  });

  it('has its last day inside, clamped to the month’s end (R7)', () => {
    expect(covered('warranty', { category: 'other', shipped: '2025-11-30', on: '2026-02-28' })).toBe('2026-02-28');
    expect(covered('warranty', { category: 'other', shipped: '2025-11-30', on: '2026-03-01' })).toBe('WARRANTY_EXPIRED');
    expect(covered('warranty', { category: 'other', shipped: '2027-11-30', on: '2028-02-29' })).toBe('2028-02-29');
    expect(covered('warranty', { category: 'cellPhone', shipped: '2028-02-29', on: '2029-02-28' })).toBe('2029-02-28');
  });

  it('of an accessory never ends', () => {
    expect(covered('warranty', { category: 'cellPhoneAccessory', on: '2096-01-01' })).toBe('lifetime');
    expect(restsOnProof({ category: 'cellPhoneAccessory', on: '2096-01-01', purchasedOn: '2026-03-01' })).toBe(false);
  });

  it('that ended is refused with its dates', () => {
    given(orderRecorded(), shipmentRecorded())
      .when(
        requestReturn({
          basis: 'warranty',
          wantedResolution: 'repair',
          troubleshooting: { guideId: null, outcome: 'notSolved' },
          now: '2027-02-21T02:00:00.000Z',
        }),
      )
      .thenRefused('WARRANTY_EXPIRED', { lineId: 'line-1', firstShippedOn: '2026-02-20', until: '2027-02-20', requestedOn: '2027-02-21' });
  });
});

describe('the start of the warranty (R5)', () => {
  const player = { category: 'mp3Mp4Player', shipped: '2026-02-20' } as const;

  it('is the consumer’s purchase from a reseller', () => {
    expect(covered('warranty', { ...player, purchasedOn: '2026-04-10', on: '2026-07-10' })).toBe('2026-07-10');
    expect(covered('warranty', { ...player, purchasedOn: '2026-04-10', on: '2026-07-11' })).toBe('WARRANTY_EXPIRED');
  });

  it('is the first shipment without a proof', () => {
    expect(covered('warranty', { ...player, on: '2026-05-20' })).toBe('2026-05-20');
    expect(covered('warranty', { ...player, on: '2026-05-21' })).toBe('WARRANTY_EXPIRED');
  });

  it('is the first shipment for one who bought from the seller, whatever they show', () => {
    expect(covered('warranty', { ...player, boughtBy: 'consumer', purchasedOn: '2026-04-10', on: '2026-05-20' })).toBe('2026-05-20');
    expect(covered('warranty', { ...player, boughtBy: 'consumer', purchasedOn: '2026-04-10', on: '2026-05-21' })).toBe('WARRANTY_EXPIRED');
  });

  it('is not a purchase before the first shipment or after the request', () => {
    expect(covered('warranty', { ...player, purchasedOn: '2026-02-19' })).toBe('2026-05-20');
    expect(covered('warranty', { ...player, purchasedOn: '2026-02-20' })).toBe('2026-05-20');
    expect(covered('warranty', { ...player, purchasedOn: '2026-02-21' })).toBe('2026-05-21');
    expect(covered('warranty', { ...player, purchasedOn: '2026-05-21', on: '2026-05-20' })).toBe('2026-05-20');
    expect(covered('warranty', { ...player, purchasedOn: '2026-05-20', on: '2026-05-20' })).toBe('2026-08-20');
  });

  it('is at the latest 12 months after the first shipment', () => {
    expect(covered('warranty', { ...player, purchasedOn: '2027-02-20', on: '2027-03-01' })).toBe('2027-05-20');
    expect(covered('warranty', { ...player, purchasedOn: '2027-02-21', on: '2027-03-01' })).toBe('2027-05-20');
    expect(covered('warranty', { ...player, purchasedOn: '2027-12-24', on: '2027-12-25' })).toBe('WARRANTY_EXPIRED');
  });

  it('rests on the proof only where the term would have ended without it', () => {
    expect(restsOnProof({ ...player, purchasedOn: '2026-04-10', on: '2026-05-20' })).toBe(false);
    expect(restsOnProof({ ...player, purchasedOn: '2026-04-10', on: '2026-05-21' })).toBe(true);
    expect(restsOnProof({ ...player, on: '2026-05-21' })).toBe(false);
    expect(restsOnProof({ category: 'other', shipped: '2026-11-29', purchasedOn: '2026-11-30', on: '2027-03-01' })).toBe(false);
  });
});
