import { describe, expect, it } from '@jest/globals';
import {
  caseOf,
  foreignItem,
  givenCase as given,
  itemInspected,
  itemReceived,
  lostUnitsFound,
  outstandingUnitsExpired,
  parcelDispatched,
  parcelLostInPost,
  receiveItem,
  refundApproved,
  refundSettled,
  requestedLine,
  returnCancelled,
  returnDeclined,
  returnRequested,
  rmaClosed,
  rmaExpired,
  rmaIssued,
  unexpectedItemReceived,
} from '../../testing/index.js';
import type { RmaEvent } from '../events.js';
import { statusOf } from '../status.js';
import { changeUnits } from '../units.js';
import { receiveItem as decideReceive } from './parcels.js';

const serialNumbers = ['S-0', 'S-1', 'S-2'];
const threePhones = [returnRequested({ lines: [requestedLine({ slots: [[0, 2]], serialNumbers })] }), rmaIssued()];
const issued = [returnRequested(), rmaIssued()];
const two = { lineId: 'line-1', slots: [[0, 1]] } as const;
const receives = (quantity: number, ...serialNumbers: string[]) => receiveItem({ items: [{ lineId: 'line-1', quantity, serialNumbers }] });

describe('ReceiveItem', () => {
  it('books the lowest slots that are not here yet', () => {
    given(...threePhones)
      .when(receives(2))
      .then(itemReceived(two));
    given(...threePhones, itemReceived(two))
      .when(receives(1))
      .then(itemReceived({ slots: [[2, 2]] }));
    given(...threePhones, parcelDispatched({ lines: [two] }))
      .when(receives(3))
      .then(itemReceived({ slots: [[0, 2]] }));
  });

  it('books named serials on their own slots, the others on the lowest', () => {
    given(...threePhones)
      .when(receives(1, 'S-2'))
      .then(itemReceived({ slots: [[2, 2]], serialNumbers: ['S-2'] }));
    given(...threePhones)
      .when(receives(2, 'S-2'))
      .then(
        itemReceived({
          slots: [
            [0, 0],
            [2, 2],
          ],
          serialNumbers: ['S-2'],
        }),
      );
  });

  it('books what is beyond the return as surplus, never silently (I2)', () => {
    given(...threePhones)
      .when(receives(5))
      .then(itemReceived({ slots: [[0, 2]] }), unexpectedItemReceived({ quantity: 2 }));
    given(...threePhones, itemReceived({ slots: [[0, 2]] }))
      .when(receives(1))
      .then(unexpectedItemReceived());
  });

  it('books a serial that is here already as surplus, by its name', () => {
    given(...threePhones, itemReceived({ slots: [[1, 1]], serialNumbers: ['S-1'] }))
      .when(receives(3, 'S-1', 'S-2'))
      .then(
        itemReceived({
          slots: [
            [0, 0],
            [2, 2],
          ],
          serialNumbers: ['S-2'],
        }),
        unexpectedItemReceived({ serialNumber: 'S-1' }),
      );
    given(...threePhones)
      .when(receives(2, 'S-0', 'S-0'))
      .then(itemReceived({ serialNumbers: ['S-0'] }), unexpectedItemReceived({ serialNumber: 'S-0' }));
  });

  it('books a serial that is not on the line as unexpected, and takes no slot for it', () => {
    given(...threePhones)
      .when(receives(2, 'X-1', 'S-0'))
      .then(itemReceived({ serialNumbers: ['S-0'] }), unexpectedItemReceived({ why: 'serialNotOnLine', serialNumber: 'X-1' }));
    given(...threePhones)
      .when(receives(1, 'X-1'))
      .then(unexpectedItemReceived({ why: 'serialNotOnLine', serialNumber: 'X-1' }));
  });

  it('books a line that is not on the RMA as unexpected, serial by serial', () => {
    const unexpected = { why: 'notOnRma', lineId: 'line-9', sku: null } as const;
    given(...issued)
      .when(receiveItem({ items: [{ lineId: 'line-9', quantity: 3, serialNumbers: ['Y-1'] }] }))
      .then(
        unexpectedItemReceived({ ...unexpected, serialNumber: 'Y-1' }),
        unexpectedItemReceived({ ...unexpected, unexpectedId: 'receipt-1#2', quantity: 2 }),
      );
  });

  it('books a foreign item in the box as it was described at the door', () => {
    given(...issued)
      .when(receiveItem({ unexpectedItems: [foreignItem({ sku: 'SOCKS', quantity: 2 })] }))
      .then(
        itemReceived(),
        unexpectedItemReceived({ why: 'foreign', lineId: null, sku: 'SOCKS', quantity: 2, personal: 'sealed:description' }),
      );
  });

  it('numbers the unexpected items of one receipt', () => {
    given(...issued)
      .when(receiveItem({ receiptId: 'receipt-7', items: [{ lineId: 'line-1', quantity: 2 }], unexpectedItems: [foreignItem()] }))
      .then(
        itemReceived(),
        unexpectedItemReceived({ unexpectedId: 'receipt-7#1' }),
        unexpectedItemReceived({ unexpectedId: 'receipt-7#2', why: 'foreign', lineId: null, sku: null, personal: 'sealed:description' }),
      );
  });

  it('counts a line that is named twice in one receipt together', () => {
    const one = { lineId: 'line-1', quantity: 2 };
    given(...threePhones)
      .when(receiveItem({ items: [one, one] }))
      .then(itemReceived(two), itemReceived({ slots: [[2, 2]] }), unexpectedItemReceived());
  });

  it('notes that the form was missing (R14)', () => {
    given(...issued)
      .when(receiveItem({ items: [{ lineId: 'line-1', quantity: 2 }], formPresent: false }))
      .then(itemReceived({ formPresent: false }), unexpectedItemReceived({ formPresent: false }));
  });

  it.each([
    ['requested', [returnRequested()]],
    ['declined', [returnRequested(), returnDeclined()]],
    ['cancelled', [...issued, returnCancelled()]],
    ['expired', [...issued, rmaExpired()]],
  ] as [string, RmaEvent[]][])('books goods that come to a %s case out of turn, and the header stays', (status, history) => {
    const outOfTurn = { outOfTurn: true };
    given(...history)
      .when(receiveItem())
      .then(itemReceived(outOfTurn));
    given(...history)
      .when(receives(2))
      .then(itemReceived(outOfTurn), unexpectedItemReceived(outOfTurn));
    expect(statusOf(caseOf(...history, itemReceived(outOfTurn)))).toBe(status);
  });

  it('books what comes to a closed case out of turn', () => {
    given(...issued, itemReceived(), refundApproved(), refundSettled(), rmaClosed())
      .when(receiveItem())
      .then(unexpectedItemReceived({ outOfTurn: true }));
  });

  it.each([
    ['issued', issued],
    ['inTransit', [...issued, parcelDispatched()]],
    ['received', [...threePhones, itemReceived(two)]],
    ['inspected', [...threePhones, itemReceived(two), itemInspected(two)]],
  ] as [string, RmaEvent[]][])('takes a case that is %s to received', (before, history) => {
    expect(statusOf(caseOf(...history))).toBe(before);
    const arrived = before === 'issued' || before === 'inTransit' ? itemReceived() : itemReceived({ slots: [[2, 2]] });
    given(...history)
      .when(receives(1))
      .then(arrived);
    expect(statusOf(caseOf(...history, arrived))).toBe('received');
  });

  it('takes in what was lost in the post and turned up, and says so before', () => {
    const lost = [...issued, parcelDispatched(), parcelLostInPost()];
    given(...lost)
      .when(receiveItem())
      .then(lostUnitsFound(), itemReceived());
    expect(statusOf(caseOf(...lost, lostUnitsFound(), itemReceived()))).toBe('received');
  });

  it('takes what arrives for an awaited unit first, then for a lost one, then for one that has expired', () => {
    const [requested] = threePhones;
    const expired = outstandingUnitsExpired({ lines: [{ lineId: 'line-1', slots: [[0, 0]] }] });
    const lost = [{ lineId: 'line-1', slots: [[1, 1]] }] as const;
    const history = [requested, rmaIssued(), expired, parcelDispatched({ lines: lost }), parcelLostInPost({ lines: lost })] as RmaEvent[];
    given(...history)
      .when(receives(1))
      .then(itemReceived({ slots: [[2, 2]] }));
    given(...history)
      .when(receives(2))
      .then(lostUnitsFound({ lines: lost }), itemReceived({ slots: [[1, 2]] }));
    given(...history)
      .when(receives(4))
      .then(
        lostUnitsFound({ lines: lost }),
        itemReceived({ slots: [[1, 2]] }),
        itemReceived({ slots: [[0, 0]], outOfTurn: true }),
        unexpectedItemReceived(),
      );
    given(...history)
      .when(receives(1, 'S-1'))
      .then(lostUnitsFound({ lines: lost }), itemReceived({ slots: [[1, 1]], serialNumbers: ['S-1'] }));
  });

  it('books units that have expired on a live case out of turn, by their serials too', () => {
    given(...threePhones, itemReceived(two), outstandingUnitsExpired({ lines: [{ lineId: 'line-1', slots: [[2, 2]] }] }))
      .when(receives(1, 'S-2'))
      .then(itemReceived({ slots: [[2, 2]], serialNumbers: ['S-2'], outOfTurn: true }));
  });

  it('takes in what was lost after the rest was settled and the case closed, out of turn', () => {
    given(...issued, parcelDispatched(), parcelLostInPost(), rmaClosed({ outcome: 'lost' }))
      .when(receives(1))
      .then(lostUnitsFound(), itemReceived({ outOfTurn: true }));
  });

  it('takes in no second time what has left again', () => {
    const rma = caseOf(...issued, itemReceived());
    const left = { ...rma, lines: rma.lines.map((line) => ({ ...line, units: changeUnits(line.units, [[0, 0]], { custody: 'leftUs' }) })) };
    expect(decideReceive(receiveItem(), left)).toEqual([unexpectedItemReceived()]);
  });
});
