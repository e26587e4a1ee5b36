import { describe, expect, it } from '@jest/globals';
import { goldenHistories, revived, stored } from '../testing/golden.js';
import {
  lead,
  livedOrder,
  orderOf,
  recordOrder,
  recordShipment,
  recordUnitsFound,
  recordUnitsLost,
  recordUnitsRefunded,
  recordUnitsReplaced,
  releaseUnits,
  renewReservation,
  requestReturn,
  shipment,
  soldLine,
  wantedLine,
} from '../testing/index.js';
import type { OrderEvent } from './events.js';

const types: Record<OrderEvent['type'], true> = {
  OrderRecorded: true,
  BuyerContactChanged: true,
  ShipmentRecorded: true,
  UnitsReserved: true,
  UnitsReleased: true,
  UnitsRefunded: true,
  ReservationRenewed: true,
  UnitReplaced: true,
  UnitsLost: true,
  UnitsFound: true,
};
const golden = goldenHistories(new URL('golden.json', import.meta.url));
const { sale } = recordOrder();
const sold = { ...sale, lines: [soldLine({ serialNumbers: ['S-0', 'S-1'] })], payment: { provider: 'card', reference: 'payment-1' } };

/** What the golden histories were decided from. */
const lives: Record<string, readonly OrderEvent[]> = {
  returned: livedOrder(
    recordOrder({ sale: sold }),
    recordOrder({ sale: sold, contact: { personal: 'sealed:moved', locale: null } }),
    recordShipment({ shipment: shipment() }),
    requestReturn({
      now: '2026-03-08T02:00:00.000Z',
      actor: lead,
      lines: [wantedLine({ quantity: 3, serialNumbers: ['S-1'] })],
      proofOfPurchase: { purchasedOn: '2026-02-25' },
      troubleshooting: { guideId: 'guide-1', outcome: 'notSolved' },
      override: { rule: 'WINDOW_CLOSED', personal: 'sealed:justification' },
    }),
    recordUnitsRefunded({ lines: [{ lineId: 'line-1', slots: [[0, 1]] }] }),
    releaseUnits(),
  ),
  reinstated: livedOrder(
    recordOrder(),
    recordShipment(),
    requestReturn(),
    releaseUnits(),
    renewReservation(),
    recordUnitsLost(),
    recordUnitsFound(),
  ),
  replaced: livedOrder(
    recordOrder({ sale: sold }),
    recordShipment(),
    requestReturn({ wantedResolution: 'replaceSame', lines: [wantedLine({ quantity: 2 })] }),
    recordUnitsReplaced({ lines: [{ lineId: 'line-1', slots: [[0, 1]], sku: 'PHONE-2', serialNumbers: ['N-0'] }] }),
  ),
};

describe('the events of an order', () => {
  it('each have a golden sample', () => {
    const sampled = new Set(Object.values(golden).flatMap((history) => history.map(({ type }) => type)));
    expect([...sampled].toSorted()).toEqual(Object.keys(types).toSorted());
  });

  it('are written as they were when the samples were taken', () => {
    for (const [name, life] of Object.entries(lives)) expect(life.map(stored)).toStrictEqual(golden[name]);
  });

  it('are read as they were when the samples were taken', () => {
    expect(Object.keys(golden)).toEqual(Object.keys(lives));
    expect(orderOf(...revived<OrderEvent>(golden['returned']))).toMatchObject({
      contact: { personal: 'sealed:moved', locale: 'en' },
      shipments: [{ shipmentId: 'shipment-1', shippedOn: '2026-02-20' }],
      lines: [{ reserved: [], refunded: [[0, 1]], serialNumbers: ['S-0', 'S-1'] }],
      reservations: [{ reservationId: 'rma-1#1', lines: [] }],
    });
    expect(orderOf(...revived<OrderEvent>(golden['reinstated']))).toMatchObject({
      lines: [{ reserved: [[0, 0]], lost: [] }],
      reservations: [
        { reservationId: 'rma-1#1', lines: [] },
        { reservationId: 'rma-1#2', lines: [{ lineId: 'line-1', slots: [[0, 0]] }] },
      ],
    });
    expect(orderOf(...revived<OrderEvent>(golden['replaced']))).toMatchObject({
      lines: [
        {
          reserved: [],
          replaced: [
            { slots: [[0, 0]], sku: 'PHONE-2', serialNumber: 'N-0' },
            { slots: [[1, 1]], sku: 'PHONE-2', serialNumber: null },
          ],
        },
      ],
    });
  });
});
