import { describe, expect, it } from '@jest/globals';
import {
  caseOf,
  itemInspected,
  itemReceived,
  outstandingUnitsExpired,
  parcelDispatched,
  parcelLostInPost,
  receiptCorrected,
  refundApproved,
  refundSettled,
  requestedLine,
  returnCancelled,
  returnDeclined,
  returnRequested,
  rmaClosed,
  rmaExpired,
  rmaIssued,
  rmaReinstated,
  rmaReopened,
  unexpectedItemReceived,
  unitDisposed,
} from '../testing/index.js';
import type { RmaEvent } from './events.js';
import { isLive, statusOf } from './status.js';
import { changeUnits, type Unit } from './units.js';

const issued = [returnRequested({ lines: [requestedLine({ slots: [[0, 2]] })] }), rmaIssued()];
const two = { lineId: 'line-1', slots: [[0, 1]] } as const;
const rest = { lineId: 'line-1', slots: [[2, 2]] } as const;

describe('the header status', () => {
  it.each([
    ['requested', [returnRequested()]],
    ['requested', [returnRequested(), itemReceived({ outOfTurn: true })]],
    ['declined', [returnRequested(), returnDeclined()]],
    ['cancelled', [returnRequested(), returnCancelled()]],
    ['cancelled', [returnRequested(), returnCancelled(), itemReceived({ outOfTurn: true }), itemInspected()]],
    ['issued', issued],
    ['inTransit', [...issued, parcelDispatched({ lines: [two] })]],
    ['received', [...issued, itemReceived(two)]],
    ['received', [...issued, parcelDispatched({ lines: [rest] }), itemReceived(two)]],
    ['received', [...issued, itemReceived(two), itemInspected()]],
    ['inspected', [...issued, itemReceived(two), itemInspected(two)]],
    ['inspected', [...issued, itemReceived(two), itemInspected(two), parcelDispatched({ lines: [rest] })]],
    ['inspected', [...issued, itemReceived(two), itemInspected(two), unexpectedItemReceived()]],
    ['expired', [...issued, rmaExpired()]],
    ['expired', [...issued, rmaExpired(), itemReceived({ outOfTurn: true })]],
    ['inspected', [...issued, itemReceived(two), itemInspected(two), outstandingUnitsExpired({ lines: [rest] })]],
    [
      'lostInPost',
      [...issued, parcelDispatched({ lines: [two] }), parcelLostInPost({ lines: [two] }), outstandingUnitsExpired({ lines: [rest] })],
    ],
    ['issued', [...issued, rmaExpired(), rmaReinstated({ lines: [two, rest] })]],
    ['received', [...issued, unexpectedItemReceived(), outstandingUnitsExpired({ lines: [two, rest] })]],
    [
      'received',
      [
        ...issued,
        unexpectedItemReceived(),
        outstandingUnitsExpired({ lines: [{ lineId: 'line-1', slots: [[0, 2]] }] }),
        unitDisposed({ lines: [], unexpectedIds: ['receipt-1#1'] }),
      ],
    ],
    ['issued', [...issued, itemReceived(two), receiptCorrected({ from: 2, to: 0, slots: [[0, 1]] })]],
    ['inspected', [...issued, itemReceived(two), itemInspected(two), rmaClosed(), rmaReopened()]],
    ['received', [...issued, itemReceived(two), itemInspected(two), itemReceived(rest)]],
    ['received', [...issued, itemReceived(two), refundApproved(), refundSettled()]],
    ['received', [...issued, unexpectedItemReceived()]],
    ['received', [...issued, parcelDispatched(), unexpectedItemReceived()]],
    ['received', [returnRequested(), itemReceived({ outOfTurn: true }), rmaIssued()]],
    ['closed', [...issued, rmaClosed()]],
  ] as [string, RmaEvent[]][])('is %s', (status, history) => {
    expect(statusOf(caseOf(...history))).toBe(status);
  });

  it.each([
    ['lostInPost', [{ custody: 'lost' }, { custody: 'lost' }]],
    ['issued', [{ custody: 'lost' }, { custody: 'withSender' }]],
    ['inTransit', [{ custody: 'lost' }, { custody: 'inTransit' }]],
    ['inspected', [{ custody: 'lost' }, { custody: 'leftUs', verdict: 'declined' }]],
    ['inspected', [{ custody: 'leftUs', verdict: 'pending' }, { custody: 'withSender' }]],
    [
      'received',
      [
        { custody: 'leftUs', verdict: 'declined' },
        { custody: 'held', verdict: 'pending' },
      ],
    ],
  ] as [string, Partial<Unit>[]][])('is %s where units are %j', (status, facts) => {
    const rma = caseOf(returnRequested({ lines: facts.map((_, index) => requestedLine({ lineId: `line-${index}` })) }), rmaIssued());
    const lines = rma.lines.map((line, index) => ({ ...line, units: changeUnits(line.units, [[0, 0]], facts[index] ?? {}) }));
    expect(statusOf({ ...rma, lines })).toBe(status);
  });
});

it('a case is live from its issue to its end', () => {
  expect(
    [[returnRequested()], issued, [...issued, itemReceived()], [...issued, rmaClosed()]].map((history) => isLive(caseOf(...history))),
  ).toEqual([false, true, true, false]);
});
