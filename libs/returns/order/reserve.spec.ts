import { describe, expect, it } from '@jest/globals';
import {
  givenOrder as given,
  orderOf,
  orderRecorded,
  requestedLine,
  requestReturn,
  returnRequested,
  shipment,
  shipmentRecorded,
  soldLine,
  unitsRefunded,
  unitsReleased,
  unitsReserved,
  wantedLine,
} from '../testing/index.js';
import type { SlotRange } from '../money/slots.js';
import { decideOrder } from './decide.js';

const five = (serialNumbers: string[] = []) => [
  orderRecorded({ lines: [soldLine({ quantity: 5, serialNumbers })] }),
  shipmentRecorded({ lines: [{ lineId: 'line-1', quantity: 5 }] }),
];
const other = { rmaId: 'rma-0', reservationId: 'rma-0#1' } as const;
const otherHas = (...slots: SlotRange[]) => unitsReserved({ ...other, lines: [{ lineId: 'line-1', slots }] });
const asks = (quantity: number, ...serialNumbers: string[]) => requestReturn({ lines: [wantedLine({ quantity, serialNumbers })] });

function reserved(slots: readonly SlotRange[], serialNumbers: string[] = []) {
  return unitsReserved({
    lines: [{ lineId: 'line-1', slots }],
    opening: [returnRequested({ lines: [requestedLine({ lineQuantity: 5, slots, serialNumbers })] })],
  });
}

describe('a reservation', () => {
  it('takes the lowest free shipped slots', () => {
    given(...five())
      .when(asks(2))
      .then(reserved([[0, 1]]));
    given(...five(), otherHas([0, 0], [2, 2]))
      .when(asks(2))
      .then(
        reserved([
          [1, 1],
          [3, 3],
        ]),
      );
    given(...five(), otherHas([0, 1]))
      .when(asks(3))
      .then(reserved([[2, 4]]));
  });

  it('takes no more than were shipped by the day of the request', () => {
    const three = shipmentRecorded({ lines: [{ lineId: 'line-1', quantity: 3 }] });
    const rest = shipmentRecorded({ shipmentId: 'shipment-2', shippedOn: '2026-03-02', lines: [{ lineId: 'line-1', quantity: 2 }] });
    const [sold] = five();
    if (!sold) throw new Error('The order is missing');
    given(sold, three)
      .when(asks(3))
      .then(reserved([[0, 2]]));
    given(sold, three, rest).when(asks(4)).thenRefused('QUANTITY_NOT_RETURNABLE', { lineId: 'line-1', asked: 4, returnable: 3 });
    given(sold, three, rest)
      .when(requestReturn({ lines: [wantedLine({ quantity: 5 })], now: '2026-03-02T02:00:00.000Z' }))
      .then(
        unitsReserved({
          lines: [{ lineId: 'line-1', slots: [[0, 4]] }],
          opening: [
            returnRequested({
              requestedAt: '2026-03-02T02:00:00.000Z',
              requestedOn: '2026-03-02',
              lines: [requestedLine({ lineQuantity: 5, slots: [[0, 4]] })],
            }),
          ],
        }),
      );
  });

  it('never takes a unit that is on another return or was refunded (I1)', () => {
    given(...five(), otherHas([0, 3]))
      .when(asks(2))
      .thenRefused('QUANTITY_NOT_RETURNABLE', { asked: 2, returnable: 1 });
    given(...five(), otherHas([0, 4]))
      .when(asks(1))
      .thenRefused('QUANTITY_NOT_RETURNABLE', { asked: 1, returnable: 0 });
    given(...five(), otherHas([0, 4]), unitsRefunded({ ...other, lines: [{ lineId: 'line-1', slots: [[0, 4]] }] }))
      .when(asks(1))
      .thenRefused('QUANTITY_NOT_RETURNABLE', { asked: 1, returnable: 0 });
  });

  it('takes again what another return released', () => {
    given(...five(), otherHas([0, 4]), unitsReleased({ ...other, lines: [{ lineId: 'line-1', slots: [[1, 2]] }] }))
      .when(asks(2))
      .then(reserved([[1, 2]]));
  });

  it('takes exactly what is free', () => {
    given(...five(), otherHas([0, 1]))
      .when(asks(3))
      .then(reserved([[2, 4]]));
    given(...five(), otherHas([0, 1]))
      .when(asks(4))
      .thenRefused('QUANTITY_NOT_RETURNABLE', { asked: 4, returnable: 3 });
  });
});

describe('a reservation by serial', () => {
  const serials = ['S-0', 'S-1', 'S-2'];

  it('takes the slots of the named serials and the lowest others', () => {
    given(...five(serials))
      .when(asks(1, 'S-2'))
      .then(reserved([[2, 2]], ['S-2']));
    given(...five(serials))
      .when(asks(3, 'S-2'))
      .then(reserved([[0, 2]], ['S-0', 'S-1', 'S-2']));
    given(...five(serials), otherHas([0, 0]))
      .when(asks(3, 'S-2'))
      .then(reserved([[1, 3]], ['S-1', 'S-2']));
  });

  it('names the serials it knows of the slots', () => {
    given(...five(serials), otherHas([0, 1]))
      .when(asks(2))
      .then(reserved([[2, 3]], ['S-2']));
    given(...five(serials), otherHas([0, 2]))
      .when(asks(2))
      .then(reserved([[3, 4]]));
  });

  it('refuses a serial that was not sold on the line', () => {
    given(...five(serials))
      .when(asks(1, 'X-1'))
      .thenRefused('SERIAL_NOT_ON_ORDER', { lineId: 'line-1', serialNumber: 'X-1' });
    given(...five(serials))
      .when(asks(2, 'S-1', 's-1'))
      .thenRefused('SERIAL_NOT_ON_ORDER', { serialNumber: 's-1' });
  });

  it('refuses a named unit that is on another return, whatever else is free', () => {
    given(...five(serials), otherHas([1, 1]))
      .when(asks(2, 'S-0', 'S-1'))
      .thenRefused('UNIT_ALREADY_ON_RMA', { lineId: 'line-1', serialNumber: 'S-1' });
  });

  it('refuses a named unit that was refunded or has not been shipped', () => {
    const refunded = unitsRefunded({ ...other, lines: [{ lineId: 'line-1', slots: [[0, 0]] }] });
    given(...five(serials), otherHas([0, 0]), refunded)
      .when(asks(1, 'S-0'))
      .thenRefused('QUANTITY_NOT_RETURNABLE', { lineId: 'line-1', serialNumber: 'S-0' });
    given(
      orderRecorded({ lines: [soldLine({ serialNumbers: serials })] }),
      shipmentRecorded({ lines: [{ lineId: 'line-1', quantity: 2 }] }),
    )
      .when(asks(1, 'S-2'))
      .thenRefused('QUANTITY_NOT_RETURNABLE', { lineId: 'line-1', serialNumber: 'S-2', asked: 1, returnable: 2 });
  });

  it('says of a named unit whether it was refunded or has not been shipped', () => {
    const asked = requestReturn({ lines: [wantedLine({ serialNumbers: ['S-2'] })] });
    const line = { lineId: 'line-1', slots: [[2, 2]] } as const;
    const paid = orderOf(...five(serials), otherHas([2, 2]), unitsRefunded({ ...other, lines: [line] }));
    const partly = orderOf(
      orderRecorded({ lines: [soldLine({ serialNumbers: serials })] }),
      shipmentRecorded({ lines: [{ lineId: 'line-1', quantity: 2 }] }),
    );
    expect(decideOrder(asked, paid)).toMatchObject({ detail: 'Serial S-2 was refunded.' });
    expect(decideOrder(asked, partly)).toMatchObject({ detail: 'Serial S-2 was not shipped yet.' });
  });

  it('tells a unit on a return from a refunded one named before it', () => {
    const refunded = unitsRefunded({ ...other, lines: [{ lineId: 'line-1', slots: [[0, 0]] }] });
    given(...five(serials), otherHas([0, 1]), refunded)
      .when(asks(2, 'S-0', 'S-1'))
      .thenRefused('UNIT_ALREADY_ON_RMA', { serialNumber: 'S-1' });
  });

  it('refuses more serials than units', () => {
    given(...five(serials))
      .when(asks(1, 'S-0', 'S-1'))
      .thenRefused('QUANTITY_NOT_RETURNABLE');
  });
});

describe('a reservation over several lines', () => {
  const lines = [soldLine(), soldLine({ lineId: 'line-2', sku: 'CASE-2', quantity: 2, itemsTotal: 500, tax: 50 })];
  const everything = shipment({
    lines: [
      { lineId: 'line-1', quantity: 3 },
      { lineId: 'line-2', quantity: 2 },
    ],
  });

  it('is all or nothing', () => {
    given(orderRecorded({ lines }), shipmentRecorded(everything))
      .when(requestReturn({ lines: [wantedLine(), wantedLine({ lineId: 'line-2', quantity: 3 })] }))
      .thenRefused('QUANTITY_NOT_RETURNABLE', { lineId: 'line-2', asked: 3, returnable: 2 });
  });

  it('keeps for each line its own reason and what was paid for it', () => {
    const asked = [wantedLine({ lineId: 'line-2', quantity: 2, reason: 'wrongItem' }), wantedLine()];
    const second = requestedLine({
      lineId: 'line-2',
      sku: 'CASE-2',
      reason: 'wrongItem',
      slots: [[0, 1]],
      lineQuantity: 2,
      itemsTotal: 500,
      tax: 50,
    });
    given(orderRecorded({ lines }), shipmentRecorded(everything))
      .when(requestReturn({ lines: asked }))
      .then(
        unitsReserved({
          lines: [
            { lineId: 'line-2', slots: [[0, 1]] },
            { lineId: 'line-1', slots: [[0, 0]] },
          ],
          opening: [returnRequested({ lines: [second, requestedLine()] })],
        }),
      );
  });
});
