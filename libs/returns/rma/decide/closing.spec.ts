import { describe, expect, it } from '@jest/globals';
import {
  caseOf,
  closeIfSettled,
  closeRma,
  givenCase as given,
  itemInspected,
  itemReceived,
  outstandingUnitsExpired,
  parcelDispatched,
  parcelLostInPost,
  refundApprovalRequested,
  refundApproved,
  refundRejected,
  refundSettled,
  reopenRma,
  requestedLine,
  returnCancelled,
  returnDeclined,
  returnRequested,
  rmaClosed,
  rmaExpired,
  rmaIssued,
  rmaReopened,
  unexpectedItemReceived,
  unitDisposed,
} from '../../testing/index.js';
import type { RmaEvent } from '../events.js';
import { changeUnits, type Unit } from '../units.js';
import { closeRma as decideClose } from './closing.js';

const issued = [returnRequested(), rmaIssued()];
const received = [...issued, itemReceived()];
const refunded = [...received, refundApproved(), refundSettled()];
const rest = { lines: [{ lineId: 'line-1', slots: [[1, 2]] }] } as const;
const ofThree = [
  returnRequested({ lines: [requestedLine({ slots: [[0, 2]] })] }),
  rmaIssued(),
  itemReceived(),
  refundApproved(),
  refundSettled(),
];

describe('CloseRma', () => {
  it('closes when every received unit is settled', () => {
    given(...refunded)
      .when(closeRma())
      .then(rmaClosed());
  });

  it('is already so on a closed case', () => {
    given(...refunded, rmaClosed())
      .when(closeRma())
      .thenNothing();
  });

  it.each([
    ['with the sender', issued, { outstanding: true, unsettled: false, unexpected: 0 }],
    ['in transit', [...issued, parcelDispatched()], { outstanding: true, unsettled: false, unexpected: 0 }],
    ['received', received, { outstanding: false, unsettled: true, unexpected: 0 }],
    ['inspected', [...received, itemInspected()], { outstanding: false, unsettled: true, unexpected: 0 }],
    ['declined', [...received, itemInspected({ verdict: 'declined', reason: 'serialMismatch' })], { unsettled: true }],
    ['waiting for approval', [...received, refundApprovalRequested()], { unsettled: true }],
    ['being paid', [...received, refundApproved()], { unsettled: true }],
    ['unpaid after a rejection', [...received, refundApprovalRequested(), refundRejected()], { unsettled: true }],
    ['unexpected', [...refunded, unexpectedItemReceived()], { outstanding: false, unsettled: false, unexpected: 1 }],
  ] as [string, RmaEvent[], Record<string, boolean | number>][])('waits for what is %s', (_, history, facts) => {
    given(...history)
      .when(closeRma())
      .thenRefused('NOT_SETTLED', facts);
  });

  it.each([
    ['requested', [returnRequested()]],
    ['declined', [returnRequested(), returnDeclined()]],
    ['cancelled', [returnRequested(), returnCancelled()]],
  ] as [string, RmaEvent[]][])('does not close a %s case', (status, history) => {
    given(...history)
      .when(closeRma())
      .thenRefused('RMA_NOT_LIVE', { status });
  });

  it('says refunded of what was paid, whatever was found or chosen for it afterwards', () => {
    const found = itemInspected({ verdict: 'declined', reason: 'serialMismatch' });
    given(...refunded, found)
      .when(closeRma())
      .then(rmaClosed({ outcome: 'refunded' }));
  });

  it.each([
    ['lost', [{ custody: 'lost' }]],
    ['returned', [{ custody: 'leftUs', verdict: 'declined', settlement: 'done' }]],
    ['returned', [{ custody: 'leftUs', resolution: 'returnAsIs', settlement: 'done' }]],
    ['repaired', [{ custody: 'leftUs', verdict: 'accepted', resolution: 'repair', settlement: 'done' }]],
    ['replaced', [{ custody: 'held', verdict: 'accepted', resolution: 'replaceSame', settlement: 'done' }]],
    [
      'replaced',
      [
        { custody: 'held', resolution: 'replaceSame', settlement: 'done' },
        { custody: 'held', resolution: 'replaceSameValue', settlement: 'done' },
      ],
    ],
    ['mixed', [{ custody: 'lost' }, { custody: 'held', resolution: 'replaceSame', settlement: 'done' }]],
  ] as [string, Partial<Unit>[]][])('says %s of units that ended so', (outcome, ends) => {
    const rma = caseOf(returnRequested({ lines: ends.map((_, index) => requestedLine({ lineId: `line-${index}` })) }), rmaIssued());
    const lines = rma.lines.map((line, index) => ({ ...line, units: changeUnits(line.units, [[0, 0]], ends[index] ?? {}) }));
    expect(decideClose({ ...rma, lines })).toEqual([rmaClosed({ outcome: outcome as 'mixed' })]);
  });

  it('waits no more for what was declined and disposed of instead of sent back', () => {
    const declined = itemInspected({ verdict: 'declined', reason: 'unidentifiable', disposition: 'scrap' });
    given(...received, declined)
      .when(closeRma())
      .thenRefused('NOT_SETTLED', { unsettled: true });
    given(...received, declined, unitDisposed({ disposition: 'scrap' }))
      .when(closeRma())
      .then(rmaClosed({ outcome: 'returned' }));
    given(...received, itemInspected(), unitDisposed({ disposition: 'scrap' }))
      .when(closeRma())
      .thenRefused('NOT_SETTLED', { unsettled: true });
  });

  it('waits for the settlement of what has left again', () => {
    const rma = caseOf(...received);
    const lines = rma.lines.map((line) => ({
      ...line,
      units: changeUnits(line.units, [[0, 0]], { custody: 'leftUs', settlement: 'pending' }),
    }));
    expect(decideClose({ ...rma, lines })).toMatchObject({ refused: 'NOT_SETTLED', facts: { unsettled: true } });
  });
});

describe('what the system closes', () => {
  it('is a case whose last unit is settled', () => {
    given(...refunded)
      .when(closeIfSettled())
      .then(rmaClosed());
  });

  it('is what is settled as far as it came, when the rest was lost or has expired', () => {
    given(...ofThree, outstandingUnitsExpired(rest))
      .when(closeIfSettled())
      .then(rmaClosed());
    given(...ofThree, parcelDispatched(rest), parcelLostInPost(rest))
      .when(closeIfSettled())
      .then(rmaClosed({ outcome: 'mixed' }));
  });

  it('is a case to which only foreign things came, when they are gone and nothing else will come', () => {
    const foreign = [...issued, unexpectedItemReceived(), outstandingUnitsExpired()];
    given(...foreign)
      .when(closeIfSettled())
      .thenNothing();
    given(...foreign, unitDisposed({ lines: [], unexpectedIds: ['receipt-1#1'] }))
      .when(closeIfSettled())
      .then(rmaClosed({ outcome: 'returned' }));
  });

  it.each([
    ['with goods outstanding', ofThree],
    ['with goods on the way', [...ofThree, parcelDispatched(rest)]],
    ['that is not settled', received],
    ['with an unexpected item', [...refunded, unexpectedItemReceived()]],
    ['to which nothing came', [...issued, parcelDispatched(), parcelLostInPost()]],
    ['that was reopened', [...refunded, rmaClosed(), rmaReopened()]],
    ['that is closed', [...refunded, rmaClosed()]],
    ['that is not live', [returnRequested(), itemReceived({ outOfTurn: true })]],
    ['that has expired', [...issued, rmaExpired()]],
  ] as [string, RmaEvent[]][])('is no case %s', (_, history) => {
    given(...history)
      .when(closeIfSettled())
      .thenNothing();
  });
});

describe('an agent’s close', () => {
  it('closes what was lost altogether, and what was reopened', () => {
    given(...issued, parcelDispatched(), parcelLostInPost())
      .when(closeRma())
      .then(rmaClosed({ outcome: 'lost' }));
    given(...refunded, rmaClosed(), rmaReopened())
      .when(closeRma())
      .then(rmaClosed());
  });
});

describe('ReopenRma', () => {
  it('makes a closed case live again', () => {
    given(...refunded, rmaClosed())
      .when(reopenRma())
      .then(rmaReopened());
    expect(caseOf(...refunded, rmaClosed(), rmaReopened())).toMatchObject({ stage: 'issued', closesByHand: true });
  });

  it('is already so on a reopened case', () => {
    given(...refunded, rmaClosed(), rmaReopened())
      .when(reopenRma())
      .thenNothing();
  });

  it.each([
    ['requested', [returnRequested()]],
    ['issued', issued],
    ['received', refunded],
    ['declined', [returnRequested(), returnDeclined()]],
    ['cancelled', [...issued, returnCancelled()]],
    ['expired', [...issued, rmaExpired()]],
  ] as [string, RmaEvent[]][])('is refused on a %s case', (status, history) => {
    given(...history)
      .when(reopenRma())
      .thenRefused('NOT_CLOSED', { status });
  });
});
