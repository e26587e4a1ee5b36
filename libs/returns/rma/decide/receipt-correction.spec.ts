import { describe, it } from '@jest/globals';
import {
  correctReceipt,
  givenCase as given,
  inspectedItem,
  inspectItem,
  itemInspected,
  itemReceived,
  lostUnitsFound,
  parcelDispatched,
  parcelLostInPost,
  receiptCorrected,
  refund,
  refundApproved,
  requestedLine,
  returnRequested,
  rmaExpired,
  rmaIssued,
  unitDisposed,
} from '../../testing/index.js';
import type { SlotRange } from '../../money/slots.js';

const ofThree = [returnRequested({ lines: [requestedLine({ slots: [[0, 2]] })] }), rmaIssued()];
const slots = (...ranges: SlotRange[]) => ({ slots: ranges });
const lines = (...ranges: SlotRange[]) => ({ lines: [{ lineId: 'line-1', slots: ranges }] });

describe('CorrectReceipt', () => {
  it('gives the highest units back to the sender where fewer came in truth', () => {
    given(...ofThree, itemReceived(slots([0, 2])))
      .when(correctReceipt({ quantity: 1 }))
      .then(receiptCorrected({ from: 3, to: 1, slots: [[1, 2]] }));
    given(...ofThree, itemReceived())
      .when(correctReceipt({ quantity: 0 }))
      .then(receiptCorrected());
  });

  it('takes in the lowest awaited units where more came in truth', () => {
    given(...ofThree, itemReceived(slots([1, 1])))
      .when(correctReceipt({ quantity: 2 }))
      .then(receiptCorrected({ from: 1, to: 2, slots: [[0, 0]] }));
    given(...ofThree)
      .when(correctReceipt({ quantity: 3 }))
      .then(receiptCorrected({ from: 0, to: 3, slots: [[0, 2]] }));
  });

  it('is already so where the count was right', () => {
    given(...ofThree, itemReceived())
      .when(correctReceipt({ quantity: 1 }))
      .thenNothing();
  });

  it('takes in no more than the RMA expects (I2)', () => {
    given(...ofThree, itemReceived(slots([0, 1])))
      .when(correctReceipt({ quantity: 4 }))
      .thenRefused('RECEIPT_NOT_CORRECTABLE', { lineId: 'line-1', quantity: 4, atMost: 3 });
  });

  it('gives back no unit that was inspected, is being settled or was sent on (I3)', () => {
    const received = [...ofThree, itemReceived(slots([0, 2]))];
    given(...received, itemInspected(slots([2, 2])))
      .when(correctReceipt({ quantity: 2 }))
      .then(receiptCorrected({ from: 3, to: 2, slots: [[1, 1]] }));
    given(...received, itemInspected(slots([0, 1])), refundApproved(), unitDisposed({ ...lines([1, 1]), disposition: 'scrap' }))
      .when(correctReceipt({ quantity: 1 }))
      .thenRefused('RECEIPT_NOT_CORRECTABLE', { quantity: 1, atLeast: 2 });
    given(...received, refundApproved())
      .when(correctReceipt({ quantity: 0 }))
      .thenRefused('RECEIPT_NOT_CORRECTABLE', { atLeast: 1 });
    given(...received, unitDisposed({ ...lines([0, 0]), disposition: 'restock' }))
      .when(correctReceipt({ quantity: 0 }))
      .thenRefused('RECEIPT_NOT_CORRECTABLE', { atLeast: 1 });
  });

  it('leaves nothing to be inspected or paid of what did not come', () => {
    const corrected = [...ofThree, itemReceived(slots([0, 2])), receiptCorrected({ from: 3, to: 2, slots: [[2, 2]] })];
    const three = [{ lineId: 'line-1', quantity: 3 }];
    given(...corrected)
      .when(refund({ lines: three }))
      .thenRefused('GOODS_NOT_RECEIVED', { asked: 3, available: 2 });
    given(...corrected)
      .when(inspectItem({ items: [inspectedItem({ quantity: 3 })] }))
      .thenRefused('NOT_RECEIVED', { asked: 3, available: 2 });
  });

  it('finds what was given up for lost', () => {
    const lost = [...ofThree, parcelDispatched(lines([0, 2])), parcelLostInPost(lines([0, 2])), lostUnitsFound(), itemReceived()];
    given(...lost)
      .when(correctReceipt({ quantity: 2 }))
      .then(lostUnitsFound(lines([1, 1])), receiptCorrected({ from: 1, to: 2, slots: [[1, 1]] }));
  });

  it('corrects what was booked out of turn too', () => {
    given(...ofThree, rmaExpired(), itemReceived({ ...slots([0, 1]), outOfTurn: true }))
      .when(correctReceipt({ quantity: 1 }))
      .then(receiptCorrected({ from: 2, to: 1, slots: [[1, 1]] }));
  });

  it('needs a line of the RMA', () => {
    given(...ofThree)
      .when(correctReceipt({ lineId: 'line-9' }))
      .thenRefused('LINE_NOT_ON_RMA', { lineId: 'line-9' });
  });
});
