import { describe, expect, it } from '@jest/globals';
import {
  caseOf,
  declareLost,
  givenCase as given,
  itemInspected,
  itemReceived,
  outstandingUnitsExpired,
  parcelDispatched,
  parcelLostInPost,
  recordDispatch,
  refund,
  refundApproved,
  refundSettled,
  requestedLine,
  returnCancelled,
  returnDeclined,
  returnRequested,
  rmaClosed,
  rmaExpired,
  rmaIssued,
} from '../../testing/index.js';
import type { RmaEvent } from '../events.js';
import { statusOf } from '../status.js';

const serialNumbers = ['S-0', 'S-1', 'S-2'];
const threePhones = [returnRequested({ lines: [requestedLine({ slots: [[0, 2]], serialNumbers })] }), rmaIssued()];
const issued = [returnRequested(), rmaIssued()];
const two = { lineId: 'line-1', slots: [[0, 1]] } as const;
const third = { lineId: 'line-1', slots: [[2, 2]] } as const;

describe('RecordDispatch', () => {
  it('says which units are on the way, all of them unless some are named', () => {
    given(...threePhones)
      .when(recordDispatch())
      .then(parcelDispatched({ lines: [{ lineId: 'line-1', slots: [[0, 2]] }] }));
    given(...threePhones)
      .when(recordDispatch({ lines: [{ lineId: 'line-1', quantity: 2 }] }))
      .then(parcelDispatched({ lines: [two] }));
    given(...threePhones)
      .when(recordDispatch({ lines: [{ lineId: 'line-1', quantity: 1, serialNumbers: ['S-2'] }] }))
      .then(parcelDispatched({ lines: [{ lineId: 'line-1', slots: [[2, 2]] }] }));
  });

  it('sends the rest in a second parcel, also when the first has arrived', () => {
    const rest = parcelDispatched({ lines: [{ lineId: 'line-1', slots: [[2, 2]] }] });
    given(...threePhones, parcelDispatched({ lines: [two] }))
      .when(recordDispatch())
      .then(rest);
    given(...threePhones, itemReceived(two), itemInspected(two))
      .when(recordDispatch())
      .then(rest);
  });

  it('means a line that is named twice with all its units', () => {
    const one = { lineId: 'line-1', quantity: 1 };
    given(...threePhones)
      .when(recordDispatch({ lines: [one, one] }))
      .then(parcelDispatched({ lines: [two] }));
    given(...threePhones)
      .when(recordDispatch({ lines: [{ ...one, serialNumbers: ['S-2'] }, one] }))
      .then(
        parcelDispatched({
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

  it('is already so when nothing is with the sender', () => {
    given(...issued, parcelDispatched())
      .when(recordDispatch())
      .thenNothing();
    given(...issued, itemReceived())
      .when(recordDispatch())
      .thenNothing();
  });

  it('refuses more than is with the sender', () => {
    given(...threePhones, parcelDispatched({ lines: [two] }))
      .when(recordDispatch({ lines: [{ lineId: 'line-1', quantity: 2 }] }))
      .thenRefused('NOT_WITH_SENDER', { lineId: 'line-1', asked: 2, available: 1 });
    given(...threePhones, parcelDispatched({ lines: [two] }))
      .when(recordDispatch({ lines: [{ lineId: 'line-1', quantity: 1, serialNumbers: ['S-0'] }] }))
      .thenRefused('NOT_WITH_SENDER', { asked: 1, available: 1 });
  });

  it('refuses lines and serials that are not on the RMA', () => {
    given(...issued)
      .when(recordDispatch({ lines: [{ lineId: 'line-9', quantity: 1 }] }))
      .thenRefused('LINE_NOT_ON_RMA', { lineId: 'line-9' });
    given(...threePhones)
      .when(recordDispatch({ lines: [{ lineId: 'line-1', quantity: 1, serialNumbers: ['X'] }] }))
      .thenRefused('SERIAL_NOT_ON_RMA', { lineId: 'line-1', serialNumber: 'X' });
  });

  it.each([
    ['requested', [returnRequested()]],
    ['declined', [returnRequested(), returnDeclined()]],
    ['cancelled', [...issued, returnCancelled()]],
    ['closed', [...issued, itemReceived(), refundApproved(), refundSettled(), rmaClosed()]],
  ] as [string, RmaEvent[]][])('expects nothing on a %s case', (status, history) => {
    given(...history)
      .when(recordDispatch())
      .thenRefused('RMA_NOT_LIVE', { status });
  });

  it('expects no unit that has expired', () => {
    given(...threePhones, itemReceived(two), outstandingUnitsExpired({ lines: [third] }))
      .when(recordDispatch())
      .thenNothing();
    given(...threePhones, itemReceived(two), outstandingUnitsExpired({ lines: [third] }))
      .when(recordDispatch({ lines: [{ lineId: 'line-1', quantity: 1 }] }))
      .thenRefused('NOT_WITH_SENDER', { asked: 1, available: 0 });
  });
});

describe('DeclareLost', () => {
  const onTheWay = [...threePhones, parcelDispatched({ lines: [two] })];

  it('gives up the units that are in transit, all of them or those that are named', () => {
    given(...onTheWay)
      .when(declareLost())
      .then(parcelLostInPost({ lines: [two] }));
    given(...onTheWay)
      .when(declareLost({ lines: [{ lineId: 'line-1', quantity: 1, serialNumbers: ['S-1'] }] }))
      .then(parcelLostInPost({ lines: [{ lineId: 'line-1', slots: [[1, 1]] }] }));
  });

  it('takes the case to lostInPost when all of it is lost, else only those units', () => {
    const all = { lines: [{ lineId: 'line-1', slots: [[0, 2]] }] } as const;
    expect(statusOf(caseOf(...threePhones, parcelDispatched(all), parcelLostInPost(all)))).toBe('lostInPost');
    expect(statusOf(caseOf(...onTheWay, parcelLostInPost({ lines: [two] })))).toBe('issued');
    expect(statusOf(caseOf(...onTheWay, parcelLostInPost()))).toBe('inTransit');
  });

  it('is already so of what is lost', () => {
    given(...onTheWay, parcelLostInPost({ lines: [two] }))
      .when(declareLost())
      .thenNothing();
    given(...onTheWay, parcelLostInPost({ lines: [two] }))
      .when(declareLost({ lines: [{ lineId: 'line-1', quantity: 2 }] }))
      .thenNothing();
  });

  it('gives up nothing that is not on its way', () => {
    given(...threePhones)
      .when(declareLost())
      .thenRefused('NOT_IN_TRANSIT', { status: 'issued' });
    given(...onTheWay)
      .when(declareLost({ lines: [{ lineId: 'line-1', quantity: 3 }] }))
      .thenRefused('NOT_IN_TRANSIT', { asked: 3, available: 2 });
    given(...onTheWay, itemReceived(two))
      .when(declareLost())
      .thenRefused('NOT_IN_TRANSIT', { status: 'received' });
  });

  it('leads to no settlement (I7)', () => {
    given(...issued, parcelDispatched(), parcelLostInPost())
      .when(refund())
      .thenRefused('GOODS_NOT_RECEIVED', { status: 'lostInPost' });
  });

  it.each([
    ['requested', [returnRequested()]],
    ['expired', [...issued, rmaExpired()]],
    ['closed', [...issued, itemReceived(), refundApproved(), refundSettled(), rmaClosed()]],
  ] as [string, RmaEvent[]][])('is refused on a %s case', (status, history) => {
    given(...history)
      .when(declareLost())
      .thenRefused('RMA_NOT_LIVE', { status });
  });
});
