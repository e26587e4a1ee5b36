import { describe, expect, it } from '@jest/globals';
import {
  buyerContactChanged,
  orderOf,
  orderRecorded,
  reservationRenewed,
  shipmentRecorded,
  unitsFound,
  unitsLost,
  unitsRefunded,
  unitsReleased,
  unitsReserved,
} from '../testing/index.js';
import type { OrderEvent } from './events.js';
import { evolveOrder, unknownOrder } from './state.js';

const units = { lines: [{ lineId: 'line-1', slots: [[0, 1]] }] } as const;

describe('an order, folded', () => {
  it('knows which slots are reserved and which are refunded', () => {
    const order = orderOf(orderRecorded(), shipmentRecorded(), unitsReserved(units), unitsRefunded());
    expect(order.status).toBe('recorded');
    expect(order.lines).toMatchObject([{ lineId: 'line-1', reserved: [[1, 1]], refunded: [[0, 0]] }]);
    expect(order.reservations).toMatchObject([
      { reservationId: 'rma-1#1', rmaId: 'rma-1', lines: [{ lineId: 'line-1', slots: [[1, 1]] }] },
    ]);
  });

  it('remembers a reservation that holds nothing any more, so that the next one gets the next number', () => {
    expect(orderOf(orderRecorded(), unitsReserved(units), unitsReleased(units))).toMatchObject({
      reservations: [{ reservationId: 'rma-1#1', lines: [] }],
      lines: [{ reserved: [], refunded: [] }],
    });
  });

  it('moves what a renewed reservation holds from the one before it', () => {
    const renewed = reservationRenewed({ lines: [{ lineId: 'line-1', slots: [[1, 2]] }] });
    expect(orderOf(orderRecorded(), unitsReserved(units), renewed)).toMatchObject({
      reservations: [
        { reservationId: 'rma-1#1', lines: [] },
        { reservationId: 'rma-1#2', lines: [{ lineId: 'line-1', slots: [[1, 2]] }] },
      ],
      lines: [{ reserved: [[1, 2]] }],
    });
  });

  it('keeps a unit that was lost in the post reserved, until it is found or released', () => {
    const lost = [orderRecorded(), unitsReserved(units), unitsLost(units)];
    const standing = (...events: OrderEvent[]) => orderOf(...lost, ...events).lines.map((line) => [line.reserved, line.lost]);
    expect(standing()).toEqual([[[[0, 1]], [[0, 1]]]]);
    expect(standing(unitsFound())).toEqual([[[[0, 1]], [[1, 1]]]]);
    expect(standing(unitsReleased())).toEqual([[[[1, 1]], [[1, 1]]]]);
  });

  it('comes to the same whether a loss or its find is told first', () => {
    const [told, late] = [
      [unitsLost(units), unitsFound(units)],
      [unitsFound(units), unitsLost(units)],
    ].map((events) => orderOf(orderRecorded(), unitsReserved(units), ...events).lines);
    expect(late).toEqual(told);
    expect(told).toMatchObject([{ reserved: [[0, 1]], lost: [], found: [] }]);
  });

  it('has the buyer’s latest contact', () => {
    expect(orderOf(orderRecorded(), buyerContactChanged({ personal: 'sealed:moved', locale: null })).contact).toEqual({
      personal: 'sealed:moved',
      locale: null,
    });
  });

  it('stops at what cannot be', () => {
    expect(() => evolveOrder(unknownOrder, shipmentRecorded())).toThrow('ShipmentRecorded before OrderRecorded');
    const elsewhere = unitsReserved({ lines: [{ lineId: 'line-9', slots: [[0, 0]] }] });
    expect(() => orderOf(orderRecorded(), elsewhere)).toThrow('No line line-9 on the order');
    expect(() => orderOf(orderRecorded(), { type: 'UnitsPromised' } as unknown as OrderEvent)).toThrow(
      'Unknown type: {"type":"UnitsPromised"}',
    );
  });
});
