import { describe, it } from '@jest/globals';
import {
  givenCase as given,
  itemReceived,
  linkedParcelReceived,
  parcelItem,
  receiveParcel,
  requestedLine,
  returnCancelled,
  returnRequested,
  rmaIssued,
  unexpectedItemReceived,
} from '../../testing/index.js';

const serialNumbers = ['S-0', 'S-1', 'S-2'];
const three = requestedLine({ slots: [[0, 2]], serialNumbers });
const other = requestedLine({ lineId: 'line-2', slots: [[0, 1]] });
const issued = [returnRequested({ lines: [three, other] }), rmaIssued()];
const arrived = { formPresent: false } as const;
const unexpected = (told: object) => unexpectedItemReceived({ unexpectedId: 'parcel-1#1', ...arrived, ...told });

describe('ReceiveParcel', () => {
  it('books the goods by serial first, then by product, without the RMA form (R14)', () => {
    given(...issued)
      .when(receiveParcel({ items: [parcelItem(), parcelItem({ serialNumber: 'S-0' }), parcelItem({ sku: null, serialNumber: 'S-2' })] }))
      .then(
        linkedParcelReceived(),
        itemReceived({ ...arrived, serialNumbers: ['S-0'] }),
        itemReceived({ ...arrived, slots: [[2, 2]], serialNumbers: ['S-2'] }),
        itemReceived({ ...arrived, slots: [[1, 1]] }),
      );
  });

  it('shares a product among the lines that expect it, and what none expects is a surplus', () => {
    given(...issued)
      .when(receiveParcel({ items: [parcelItem({ quantity: 4 }), parcelItem({ quantity: 2 })] }))
      .then(
        linkedParcelReceived(),
        itemReceived({ ...arrived, slots: [[0, 2]] }),
        itemReceived({ ...arrived, lineId: 'line-2' }),
        itemReceived({ ...arrived, lineId: 'line-2', slots: [[1, 1]] }),
        unexpected({ why: 'surplus', lineId: 'line-2' }),
      );
  });

  it('knows a unit by the product that replaced it once', () => {
    const line = requestedLine({ replaced: [{ slots: [[0, 0]], sku: 'PHONE-2' }] });
    given(returnRequested({ lines: [line] }), rmaIssued())
      .when(receiveParcel({ items: [parcelItem({ sku: 'PHONE-2' })] }))
      .then(linkedParcelReceived(), itemReceived(arrived));
  });

  it('books everything else as unexpected, with its description', () => {
    const socks = { sku: 'SOCKS', serialNumber: null, quantity: 2 } as const;
    const nameless = { sku: null, serialNumber: 'X-9', quantity: 1 } as const;
    given(...issued)
      .when(receiveParcel({ items: [parcelItem({ serialNumber: 'X-1' }), parcelItem(socks), parcelItem(nameless)] }))
      .then(
        linkedParcelReceived(),
        unexpected({ why: 'serialNotOnLine', serialNumber: 'X-1' }),
        unexpected({ unexpectedId: 'parcel-1#2', why: 'foreign', lineId: null, ...nameless, personal: 'sealed:description' }),
        unexpected({ unexpectedId: 'parcel-1#3', why: 'foreign', lineId: null, ...socks, personal: 'sealed:description' }),
      );
  });

  it('is out of turn where the return is not live', () => {
    given(...issued, returnCancelled())
      .when(receiveParcel())
      .then(linkedParcelReceived(), itemReceived({ ...arrived, outOfTurn: true }));
  });

  it('books nothing twice', () => {
    given(...issued, linkedParcelReceived(), itemReceived(arrived))
      .when(receiveParcel())
      .thenNothing();
  });
});
