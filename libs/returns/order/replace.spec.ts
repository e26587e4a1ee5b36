import { describe, expect, it } from '@jest/globals';
import {
  givenOrder as given,
  orderOf,
  orderRecorded,
  recordUnitsReplaced,
  requestedLine,
  requestReturn,
  reservationRenewed,
  returnRequested,
  shipment,
  shipmentRecorded,
  soldLine,
  unitReplaced,
  unitsReleased,
  unitsReserved,
  wantedLine,
} from '../testing/index.js';

const all = [{ lineId: 'line-1', slots: [[0, 2]] }] as const;
const sold = [orderRecorded({ lines: [soldLine({ serialNumbers: ['S-0', 'S-1', 'S-2'] })] }), shipmentRecorded()];
const reserved = [...sold, unitsReserved({ lines: all })];
const phones = (...serialNumbers: string[]) => ({ lineId: 'line-1', slots: [[0, 2]], sku: 'PHONE-1', serialNumbers }) as const;
const replacing = (...serialNumbers: string[]) => recordUnitsReplaced({ lines: [phones(...serialNumbers)] });

describe('RecordUnitsReplaced', () => {
  it('puts product and serials on the slots and frees them, in one append', () => {
    given(...reserved)
      .when(replacing('N-0', 'N-1'))
      .then(unitReplaced(phones('N-0', 'N-1')), unitsReleased({ lines: all }));
  });

  it('keeps products of one line apart', () => {
    const one = { lineId: 'line-1', slots: [[0, 0]], sku: 'PHONE-1', serialNumbers: ['N-0'] } as const;
    const others = { lineId: 'line-1', slots: [[1, 2]], sku: 'PHONE-2', serialNumbers: [] } as const;
    given(...reserved)
      .when(recordUnitsReplaced({ lines: [one, others] }))
      .then(
        unitReplaced(one),
        unitReplaced(others),
        unitsReleased({
          lines: [
            { lineId: 'line-1', slots: [[0, 0]] },
            { lineId: 'line-1', slots: [[1, 2]] },
          ],
        }),
      );
  });

  it('changes nothing that the RMA does not hold', () => {
    given(...reserved, unitsReleased({ lines: all }))
      .when(replacing())
      .thenNothing();
    given(...reserved, unitsReleased({ lines: [{ lineId: 'line-1', slots: [[1, 1]] }] }))
      .when(replacing('N-0', 'N-1', 'N-2'))
      .then(
        unitReplaced({
          ...phones('N-0', 'N-2'),
          slots: [
            [0, 0],
            [2, 2],
          ],
        }),
        unitsReleased({
          lines: [
            {
              lineId: 'line-1',
              slots: [
                [0, 0],
                [2, 2],
              ],
            },
          ],
        }),
      );
  });

  it('means the hold that the RMA has now', () => {
    given(...reserved, reservationRenewed({ lines: all }))
      .when(replacing())
      .then(unitReplaced({ ...phones(), reservationId: 'rma-1#2' }), unitsReleased({ lines: all, reservationId: 'rma-1#2' }));
  });
});

describe('a replaced unit', () => {
  const replaced = [...reserved, unitReplaced({ ...phones('N-0'), sku: 'PHONE-2' }), unitsReleased({ lines: all })];
  const asking = (serialNumber: string, more: object = {}) =>
    requestReturn({ rmaId: 'rma-2', lines: [wantedLine({ serialNumbers: [serialNumber] })], ...more });
  const unit = requestedLine({ serialNumbers: ['N-0'], replaced: [{ slots: [[0, 0]], sku: 'PHONE-2' }] });
  const opening = [returnRequested({ rmaId: 'rma-2', reservationId: 'rma-2#1', lines: [unit] })] as const;

  it('is itself returnable, by its new serial, for what is left of the original term (I10, R6)', () => {
    given(...replaced)
      .when(asking('N-0'))
      .then(unitsReserved({ rmaId: 'rma-2', reservationId: 'rma-2#1', opening }));
    given(...replaced)
      .when(asking('N-0', { now: '2026-03-07T00:00:00.000Z' }))
      .thenRefused('WINDOW_CLOSED', { firstShippedOn: '2026-02-20', until: '2026-03-06' });
    expect(orderOf(...replaced).shipments).toEqual([shipment()]);
  });

  it('is known by its old serial no more', () => {
    given(...replaced)
      .when(asking('S-0'))
      .thenRefused('SERIAL_NOT_ON_ORDER', { serialNumber: 'S-0' });
  });
});
