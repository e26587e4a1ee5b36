import { describe, it } from '@jest/globals';
import {
  givenOrder as given,
  orderRecorded,
  renewReservation,
  replacementLost,
  requestReturn,
  reservationRenewed,
  rmaReinstated,
  shipmentRecorded,
  soldLine,
  unitReplaced,
  unitsRefunded,
  unitsReleased,
  unitsReserved,
} from '../testing/index.js';
import type { SlotRange } from '../money/slots.js';

const units = (...slots: SlotRange[]) => ({ lines: [{ lineId: 'line-1', slots }] });
const shipped = [orderRecorded(), shipmentRecorded()];
const other = { rmaId: 'rma-2', reservationId: 'rma-2#1' } as const;
const renewed = (...slots: SlotRange[]) => reservationRenewed({ ...units(...slots), continuation: rmaReinstated(units(...slots)) });

describe('RenewReservation', () => {
  it('ends a reservation and begins the next one in one event, with what the case goes on with', () => {
    given(...shipped, unitsReserved(), unitsReleased())
      .when(renewReservation())
      .then(renewed([0, 0]));
  });

  it('holds again what was released, beside what is held still', () => {
    given(...shipped, unitsReserved(units([0, 2])), unitsReleased(units([2, 2])))
      .when(renewReservation(units([2, 2])))
      .then(renewed([0, 2]));
    given(...shipped, unitsReserved(units([0, 1])))
      .when(renewReservation(units([0, 1])))
      .then(renewed([0, 1]));
  });

  it('holds units of several lines', () => {
    const lines = [soldLine(), soldLine({ lineId: 'line-2' })];
    const both = [
      { lineId: 'line-1', slots: [[0, 0]] },
      { lineId: 'line-2', slots: [[1, 1]] },
    ] as const;
    given(orderRecorded({ lines }), shipmentRecorded(), unitsReserved({ lines: both }), unitsReleased({ lines: [both[1]] }))
      .when(renewReservation({ lines: [both[1]] }))
      .then(reservationRenewed({ lines: both, continuation: rmaReinstated({ lines: both }) }));
  });

  it('leaves out what was refunded under the reservation before', () => {
    given(...shipped, unitsReserved(units([0, 2])), unitsRefunded(), unitsReleased(units([2, 2])))
      .when(renewReservation(units([2, 2])))
      .then(renewed([1, 2]));
  });

  it('is refused where a unit is on another RMA, or was refunded there (I1)', () => {
    const meanwhile = [
      ...shipped,
      unitsReserved(units([0, 1])),
      unitsReleased(units([0, 1])),
      unitsReserved({ ...other, ...units([1, 1]) }),
    ];
    given(...meanwhile)
      .when(renewReservation(units([0, 1])))
      .thenRefused('QUANTITY_NOT_RETURNABLE', { lineId: 'line-1', asked: 2, returnable: 1 });
    given(...meanwhile, unitsRefunded({ ...other, ...units([1, 1]) }))
      .when(renewReservation(units([0, 1])))
      .thenRefused('QUANTITY_NOT_RETURNABLE', { lineId: 'line-1', asked: 2, returnable: 1 });
    given(...meanwhile, unitsReleased({ ...other, ...units([1, 1]) }))
      .when(renewReservation(units([0, 1])))
      .then(renewed([0, 1]));
  });

  it('does nothing where somebody was faster', () => {
    given(...shipped, unitsReserved(), unitsReleased(), renewed([0, 0]))
      .when(renewReservation())
      .thenNothing();
  });

  it('gives every reservation of an RMA the next number, whatever others hold', () => {
    given(...shipped, unitsReserved(), unitsReserved({ ...other, ...units([1, 1]) }), renewed([0, 0]))
      .when(renewReservation({ previousReservationId: 'rma-1#2' }))
      .then(
        reservationRenewed({
          reservationId: 'rma-1#3',
          previousReservationId: 'rma-1#2',
          continuation: rmaReinstated({ reservationId: 'rma-1#3' }),
        }),
      );
  });

  it('holds the units again whose replacement was lost, and says which (I10)', () => {
    given(...shipped, unitsReserved(units([0, 1])), unitReplaced(), unitsReleased())
      .when(renewReservation({ continuing: { type: 'ReplacementLost' } }))
      .then(reservationRenewed({ ...units([0, 1]), continuation: replacementLost() }));
  });

  it('keeps its units from everybody else', () => {
    given(...shipped, unitsReserved(units([0, 2])), unitsReleased(units([0, 2])), renewed([0, 2]))
      .when(requestReturn({ rmaId: 'rma-2' }))
      .thenRefused('QUANTITY_NOT_RETURNABLE', { returnable: 0 });
  });
});
