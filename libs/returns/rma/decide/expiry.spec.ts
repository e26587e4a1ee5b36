import { describe, expect, it } from '@jest/globals';
import {
  caseOf,
  expireRma,
  givenCase as given,
  itemReceived,
  outstandingUnitsExpired,
  parcelDispatched,
  parcelLostInPost,
  receiptCorrected,
  refund,
  requestedLine,
  returnCancelled,
  returnDeclined,
  returnRequested,
  rmaClosed,
  rmaExpired,
  rmaIssued,
  rmaReinstated,
  unexpectedItemReceived,
} from '../../testing/index.js';
import type { RmaEvent } from '../events.js';
import { statusOf } from '../status.js';

const issued = [returnRequested(), rmaIssued()];
const threePhones = [returnRequested({ lines: [requestedLine({ slots: [[0, 2]] })] }), rmaIssued()];
const two = { lineId: 'line-1', slots: [[0, 1]] } as const;
const third = { lines: [{ lineId: 'line-1', slots: [[2, 2]] }] } as const;

describe('ExpireRma', () => {
  it('ends a return of which nothing came or left by the end of the last day (R3)', () => {
    given(...issued)
      .when(expireRma())
      .then(rmaExpired());
    given(...issued)
      .when(expireRma({ now: '2026-03-31T15:59:59.999Z' }))
      .thenNothing();
  });

  it('knows the last day in the zone that the case was requested in (R1)', () => {
    const in_ = (timeZone: string) => [returnRequested({ timeZone }), rmaIssued()];
    given(...in_('Pacific/Kiritimati'))
      .when(expireRma({ now: '2026-03-31T10:00:00.000Z' }))
      .then(rmaExpired());
    given(...in_('America/Los_Angeles'))
      .when(expireRma({ now: '2026-04-01T06:59:59.999Z' }))
      .thenNothing();
    given(...in_('America/Los_Angeles'))
      .when(expireRma({ now: '2026-04-01T07:00:00.000Z' }))
      .then(rmaExpired());
  });

  it.each([
    ['came', itemReceived(two)],
    ['left', parcelDispatched({ lines: [two] })],
  ] as [string, RmaEvent][])('ends the units that are still with the sender where others %s', (_, event) => {
    given(...threePhones, event)
      .when(expireRma())
      .then(outstandingUnitsExpired(third));
  });

  it('ends the units that are still with the sender where others were lost, or something foreign came', () => {
    const lost = [parcelDispatched({ lines: [two] }), parcelLostInPost({ lines: [two] })];
    given(...threePhones, ...lost)
      .when(expireRma())
      .then(outstandingUnitsExpired(third));
    given(...issued, unexpectedItemReceived())
      .when(expireRma())
      .then(outstandingUnitsExpired());
  });

  it('leaves what came to go on, and settles nothing of what expired', () => {
    const rma = caseOf(...threePhones, itemReceived(two), outstandingUnitsExpired(third));
    expect(statusOf(rma)).toBe('received');
    given(...threePhones, itemReceived(two), outstandingUnitsExpired(third), itemReceived({ slots: [[2, 2]], outOfTurn: true }))
      .when(refund({ lines: [{ lineId: 'line-1', quantity: 3 }] }))
      .thenRefused('NOTHING_TO_REFUND');
  });

  it.each([
    ['has no unit with the sender', [...issued, parcelDispatched()]],
    ['has received all', [...issued, itemReceived()]],
    ['is requested', [returnRequested()]],
    ['is declined', [returnRequested(), returnDeclined()]],
    ['is cancelled', [...issued, returnCancelled()]],
    ['is closed', [...issued, rmaClosed()]],
    ['has expired', [...issued, rmaExpired()]],
    ['has expired as far as it is outstanding', [...threePhones, itemReceived(two), outstandingUnitsExpired(third)]],
    ['was reinstated until a later day', [...issued, rmaExpired(), rmaReinstated({ returnBy: '2026-04-30' })]],
  ] as [string, RmaEvent[]][])('does nothing on a case that %s', (_, history) => {
    given(...history)
      .when(expireRma())
      .thenNothing();
  });

  it('ends a reinstated return after its new last day, under its new reservation', () => {
    given(...issued, rmaExpired(), rmaReinstated({ returnBy: '2026-04-30' }))
      .when(expireRma({ now: '2026-04-30T16:00:00.000Z' }))
      .then(rmaExpired({ reservationId: 'rma-1#2' }));
  });

  it('ends what a corrected count gave back to the sender after the last day', () => {
    given(...threePhones, itemReceived({ slots: [[0, 2]] }), receiptCorrected({ from: 3, to: 2, slots: [[2, 2]] }))
      .when(expireRma())
      .then(outstandingUnitsExpired(third));
  });
});
