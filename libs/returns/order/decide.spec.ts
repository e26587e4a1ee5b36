import { describe, expect, it } from '@jest/globals';
import {
  givenOrder as given,
  keepUnits,
  orderRecorded,
  recordUnitsFound,
  recordUnitsLost,
  recordUnitsRefunded,
  releaseUnits,
  replacementLost,
  requestReturn,
  reservationRenewed,
  shipmentRecorded,
  soldLine,
  unitsFound,
  unitsLost,
  unitsRefunded,
  unitsReleased,
  unitsReserved,
  wantedLine,
} from '../testing/index.js';
import type { SlotRange } from '../money/slots.js';

const units = (...slots: SlotRange[]) => ({ lines: [{ lineId: 'line-1', slots }] });
const shipped = [orderRecorded(), shipmentRecorded()];
const other = { rmaId: 'rma-2', reservationId: 'rma-2#1' } as const;

describe('ReleaseUnits', () => {
  it('frees what the reservation holds', () => {
    given(...shipped, unitsReserved(units([0, 1])))
      .when(releaseUnits())
      .then(unitsReleased(units([0, 1])));
  });

  it('frees once, however often and late it is told', () => {
    given(...shipped, unitsReserved(), unitsReleased())
      .when(releaseUnits())
      .thenNothing();
    given(...shipped, unitsReserved(), unitsReleased(), unitsReserved(other))
      .when(releaseUnits())
      .thenNothing();
    given(...shipped, unitsReserved(), reservationRenewed())
      .when(releaseUnits())
      .thenNothing();
    given(...shipped)
      .when(releaseUnits())
      .thenNothing();
  });

  it('frees the named units alone, as far as they are held', () => {
    given(...shipped, unitsReserved(units([0, 1])))
      .when(releaseUnits(units([1, 2])))
      .then(unitsReleased(units([1, 1])));
    given(...shipped, unitsReserved(units([0, 0])))
      .when(releaseUnits(units([1, 2])))
      .thenNothing();
  });

  it('frees what was to be free before a replacement was lost, when the order hears of it after that', () => {
    const lost = { continuation: replacementLost(units([0, 0])), ...units([0, 2]) };
    given(...shipped, unitsReserved(units([0, 2])), reservationRenewed(lost))
      .when(releaseUnits(units([1, 2])))
      .then(unitsReleased({ reservationId: 'rma-1#2', ...units([1, 2]) }));
    const again = { ...lost, previousReservationId: 'rma-1#2', reservationId: 'rma-1#3' } as const;
    given(...shipped, unitsReserved(units([0, 2])), reservationRenewed(lost), reservationRenewed(again))
      .when(releaseUnits(units([1, 2])))
      .then(unitsReleased({ reservationId: 'rma-1#3', ...units([1, 2]) }));
  });

  it('frees nothing that was held again since', () => {
    const lost = { continuation: replacementLost(units([0, 0])), ...units([0, 2]) };
    const reinstated = { previousReservationId: 'rma-1#2', reservationId: 'rma-1#3', ...units([0, 2]) } as const;
    given(...shipped, unitsReserved(units([0, 2])), reservationRenewed(lost), reservationRenewed(reinstated))
      .when(releaseUnits(units([1, 2])))
      .thenNothing();
  });

  it('never frees a refunded unit', () => {
    given(...shipped, unitsReserved(units([0, 2])), unitsRefunded(units([1, 1])))
      .when(releaseUnits())
      .then(unitsReleased(units([0, 0], [2, 2])));
  });

  it('leaves the units of other reservations alone', () => {
    given(...shipped, unitsReserved(), unitsReserved({ ...other, ...units([1, 2]) }))
      .when(releaseUnits(other))
      .then(unitsReleased({ ...other, ...units([1, 2]) }));
  });

  it('needs the order', () => {
    given().when(releaseUnits()).thenRefused('NO_RECORD_OF_SALE');
  });
});

describe('RecordUnitsRefunded', () => {
  it('uses up the units that the reservation holds', () => {
    given(...shipped, unitsReserved(units([0, 2])))
      .when(recordUnitsRefunded(units([0, 1])))
      .then(unitsRefunded(units([0, 1])));
  });

  it('uses it up under the reservation that holds it now, where it was renewed meanwhile', () => {
    given(...shipped, unitsReserved(units([0, 1])), reservationRenewed(units([0, 2])))
      .when(recordUnitsRefunded(units([0, 0])))
      .then(unitsRefunded({ reservationId: 'rma-1#2', ...units([0, 0]) }));
  });

  it('uses up a unit once', () => {
    given(...shipped, unitsReserved(), unitsRefunded())
      .when(recordUnitsRefunded())
      .thenNothing();
    given(...shipped, unitsReserved(units([0, 2])), unitsRefunded(units([0, 1])))
      .when(recordUnitsRefunded(units([0, 2])))
      .then(unitsRefunded(units([2, 2])));
  });

  it('uses up units of one line and leaves the same slots of another', () => {
    const lines = [soldLine(), soldLine({ lineId: 'line-2' })];
    const both = [
      { lineId: 'line-1', slots: [[0, 1]] },
      { lineId: 'line-2', slots: [[0, 1]] },
    ] as const;
    given(orderRecorded({ lines }), unitsReserved({ lines: both }), unitsRefunded(units([0, 0])))
      .when(releaseUnits())
      .then(unitsReleased({ lines: [{ lineId: 'line-1', slots: [[1, 1]] }, both[1]] }));
  });

  it('uses up nothing that is not held any more', () => {
    given(...shipped, unitsReserved(), unitsReleased())
      .when(recordUnitsRefunded())
      .thenNothing();
    given(...shipped, unitsReserved())
      .when(recordUnitsRefunded({ lines: [{ lineId: 'line-2', slots: [[0, 0]] }] }))
      .thenNothing();
  });

  it('needs the order', () => {
    given().when(recordUnitsRefunded()).thenRefused('NO_RECORD_OF_SALE');
  });
});

describe('KeepUnits', () => {
  it('sets free what else the reservation holds', () => {
    given(...shipped, unitsReserved(units([0, 2])))
      .when(keepUnits(units([1, 1])))
      .then(unitsReleased(units([0, 0], [2, 2])));
    given(...shipped, unitsReserved())
      .when(keepUnits({ lines: [] }))
      .then(unitsReleased());
  });

  it('changes nothing where that is all it holds, or where it has ended', () => {
    given(...shipped, unitsReserved())
      .when(keepUnits())
      .thenNothing();
    given(...shipped, unitsReserved(), reservationRenewed(units([0, 2])))
      .when(keepUnits())
      .thenNothing();
  });
});

describe('RecordUnitsLost and RecordUnitsFound', () => {
  it('tell of the units that the RMA holds, each once', () => {
    given(...shipped, unitsReserved(units([0, 1])))
      .when(recordUnitsLost(units([0, 2])))
      .then(unitsLost(units([0, 1])));
    given(...shipped, unitsReserved(units([0, 1])), unitsLost())
      .when(recordUnitsLost(units([0, 1])))
      .then(unitsLost(units([1, 1])));
    given(...shipped, unitsReserved(), unitsLost())
      .when(recordUnitsLost())
      .thenNothing();
  });

  it('tell of what was found, each once, also before the loss was told', () => {
    given(...shipped, unitsReserved(units([0, 2])), unitsLost(units([1, 2])))
      .when(recordUnitsFound(units([0, 1])))
      .then(unitsFound(units([0, 1])));
    given(...shipped, unitsReserved(), unitsFound())
      .when(recordUnitsFound())
      .thenNothing();
    given(...shipped, unitsReserved(), unitsFound())
      .when(recordUnitsLost())
      .then(unitsLost());
  });

  it('leave a lost unit with its RMA: nobody else returns it (I1)', () => {
    given(...shipped, unitsReserved(units([0, 1])), unitsLost(units([0, 1])))
      .when(requestReturn({ rmaId: 'rma-2', lines: [wantedLine({ quantity: 2 })] }))
      .thenRefused('QUANTITY_NOT_RETURNABLE', { returnable: 1 });
  });

  it('stop at an RMA that never held a unit', () => {
    expect(() => given(...shipped).when(recordUnitsLost())).toThrow('RMA rma-1 never held a unit of the order');
  });
});
