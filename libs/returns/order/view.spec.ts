import { describe, expect, it } from '@jest/globals';
import type { Instant } from '../ids.js';
import {
  orderOf,
  orderRecorded,
  policyBook,
  shipmentRecorded,
  soldLine,
  unitReplaced,
  unitsLost,
  unitsRefunded,
  unitsReserved,
} from '../testing/index.js';
import { entitlementsView, orderView } from './view.js';

const units = { lines: [{ lineId: 'line-1', slots: [[0, 1]] }] } as const;

describe('an order as people read it', () => {
  it('says what was sold and shipped, how many units are on returns and how many were refunded', () => {
    const order = orderOf(orderRecorded(), shipmentRecorded(), unitsReserved(units), unitsRefunded());
    const { type: _, personal, locale, lines, buyer, ...facts } = orderRecorded();
    expect(orderView(order)).toEqual({
      ...facts,
      buyer: { ...buyer, locale },
      personal,
      shipments: [{ shipmentId: 'shipment-1', shippedOn: '2026-02-20', lines: [{ lineId: 'line-1', quantity: 3 }] }],
      lines: lines.map((line) => ({ ...line, units: { onReturns: 1, refunded: 1, lost: 0 }, replaced: [] })),
    });
  });
});

it('an order says which units were lost on the way to us, and which are another product now', () => {
  const order = orderOf(
    orderRecorded(),
    shipmentRecorded(),
    unitsReserved({ lines: [{ lineId: 'line-1', slots: [[0, 2]] }] }),
    unitsLost({ lines: [{ lineId: 'line-1', slots: [[2, 2]] }] }),
    unitReplaced({ slots: [[0, 1]], serialNumbers: ['N-0'] }),
  );
  expect(orderView(order).lines[0]).toMatchObject({
    units: { onReturns: 3, refunded: 0, lost: 1 },
    replaced: [
      { quantity: 1, sku: 'PHONE-2', serialNumber: 'N-0' },
      { quantity: 1, sku: 'PHONE-2', serialNumber: null },
    ],
  });
});

describe('entitlements', () => {
  const lines = [
    soldLine(),
    soldLine({ lineId: 'line-2', category: 'cellPhoneAccessory' }),
    soldLine({ lineId: 'line-3', category: null }),
    soldLine({ lineId: 'line-4' }),
  ];
  const shipped = ['line-1', 'line-2', 'line-3'].map((lineId) => ({ lineId, quantity: 3 }));
  const order = orderOf(orderRecorded({ lines }), shipmentRecorded({ lines: shipped }), unitsReserved(units), unitsRefunded());
  const at = (moment: string) => entitlementsView(order, moment as Instant, policyBook()).lines;

  it('say until when each line is covered, or why it is not', () => {
    expect(at('2026-03-06T15:59:59.999Z')).toEqual([
      { lineId: 'line-1', unitsReturnable: 1, moneyBack: { until: '2026-03-06' }, warranty: { until: '2027-02-20' } },
      { lineId: 'line-2', unitsReturnable: 3, moneyBack: { until: '2026-03-06' }, warranty: { until: 'lifetime' } },
      { lineId: 'line-3', unitsReturnable: 3, moneyBack: { until: '2026-03-06' }, warranty: { reason: 'FACT_MISSING' } },
      { lineId: 'line-4', unitsReturnable: 0, moneyBack: { reason: 'NOT_SHIPPED' }, warranty: { reason: 'NOT_SHIPPED' } },
    ]);
  });

  it('end with the window and the term', () => {
    expect(at('2026-03-06T16:00:00.000Z')[0]).toMatchObject({ moneyBack: { reason: 'WINDOW_CLOSED' }, warranty: { until: '2027-02-20' } });
    expect(at('2027-02-20T16:00:00.000Z')[0]).toMatchObject({ warranty: { reason: 'WARRANTY_EXPIRED' } });
    expect(at('2027-02-20T16:00:00.000Z')[1]).toMatchObject({ warranty: { until: 'lifetime' } });
  });

  it('begin with the shipment', () => {
    expect(at('2026-02-19T15:59:59.999Z')[1]).toMatchObject({ unitsReturnable: 0, moneyBack: { reason: 'NOT_SHIPPED' } });
    expect(at('2026-02-19T16:00:00.000Z')[1]).toMatchObject({ unitsReturnable: 3, moneyBack: { until: '2026-03-06' } });
  });

  it('of an order that was not shipped are none', () => {
    expect(entitlementsView(orderOf(orderRecorded()), '2026-03-01T00:00:00.000Z' as Instant, policyBook()).lines).toEqual([
      { lineId: 'line-1', unitsReturnable: 0, moneyBack: { reason: 'NOT_SHIPPED' }, warranty: { reason: 'NOT_SHIPPED' } },
    ]);
  });
});
