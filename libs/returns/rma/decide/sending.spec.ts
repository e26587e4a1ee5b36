import { describe, expect, it } from '@jest/globals';
import type { RefusalCode } from '../../refusal-codes.js';
import {
  caseOf,
  dispose,
  givenCase as given,
  itemInspected,
  itemReceived,
  outstandingUnitsExpired,
  refundApprovalRequested,
  refundApproved,
  refundNotSettled,
  refundSettled,
  repairCompleted,
  repairStarted,
  replacementAllocated,
  replacementShipped,
  requestedLine,
  resolutionChosen,
  returnCancelled,
  returnDeclined,
  returnRequested,
  rmaClosed,
  rmaIssued,
  shipBack,
  unexpectedItemReceived,
  unitDisposed,
  unitShippedBack,
} from '../../testing/index.js';
import type { Disposition } from '../../codes.js';
import type { RmaEvent } from '../events.js';

const serialNumbers = ['S-0', 'S-1', 'S-2'];
const phones = returnRequested({ lines: [requestedLine({ slots: [[0, 2]], serialNumbers })] });
const issued = [phones, rmaIssued()];
const received = [...issued, itemReceived({ slots: [[0, 2]] })];
const declined = itemInspected({ verdict: 'declined', reason: 'serialMismatch', disposition: 'returnToSender' });
const asIs = resolutionChosen({ resolution: 'returnAsIs' });
const arrived = [returnRequested(), rmaIssued(), itemReceived()];
const toReplace = resolutionChosen();
const claimed = [returnRequested({ basis: 'warranty', wantedResolution: 'repair' }), rmaIssued(), itemReceived(), itemInspected()];
const units = (...slots: [number, number][]) => [{ lineId: 'line-1', slots }];
const line = (quantity: number, ...serials: string[]) => [{ lineId: 'line-1', quantity, serialNumbers: serials }];

describe('ShipBack', () => {
  it('sends back what was declined and what its sender wants as it is', () => {
    given(...received, declined, resolutionChosen({ resolution: 'returnAsIs', lines: units([2, 2]) }))
      .when(shipBack())
      .then(unitShippedBack({ lines: units([0, 0], [2, 2]) }));
  });

  it('settles what it sends, once (I8)', () => {
    const back = caseOf(...received, declined, unitShippedBack()).lines[0]?.units[0]?.unit;
    expect(back).toMatchObject({ custody: 'leftUs', settlement: 'done', remedy: 'shippedBack', reserved: false, verdict: 'declined' });
    given(...received, declined, unitShippedBack())
      .when(shipBack({ lines: line(1, 'S-0') }))
      .thenRefused('NOT_HELD', { lineId: 'line-1', asked: 1, available: 2 });
  });

  it.each([
    ['requested', [phones]],
    ['declined', [phones, returnDeclined()]],
    ['cancelled', [...issued, returnCancelled()]],
  ] as [string, RmaEvent[]][])('sends back what came out of turn to a %s case', (_, history) => {
    given(...history, itemReceived({ outOfTurn: true }))
      .when(shipBack())
      .then(unitShippedBack());
  });

  it('sends back what expired and came all the same, and nothing else of a live case', () => {
    const late = itemReceived({ slots: [[1, 1]], outOfTurn: true });
    given(...issued, itemReceived(), outstandingUnitsExpired({ lines: units([1, 2]) }), late)
      .when(shipBack())
      .then(unitShippedBack({ lines: units([1, 1]) }));
  });

  it('sends unexpected items back, alone or with the units', () => {
    const surplus = unexpectedItemReceived();
    const foreign = unexpectedItemReceived({ unexpectedId: 'receipt-1#2', why: 'foreign', lineId: null });
    given(...received, surplus, foreign)
      .when(shipBack())
      .then(unitShippedBack({ lines: [], unexpectedIds: ['receipt-1#1', 'receipt-1#2'] }));
    given(...received, declined, surplus, foreign)
      .when(shipBack({ unexpectedIds: ['receipt-1#2'] }))
      .then(unitShippedBack({ lines: [], unexpectedIds: ['receipt-1#2'] }));
    given(...received, declined, surplus)
      .when(shipBack({ lines: line(1) }))
      .then(unitShippedBack());
    given(...received, declined, surplus)
      .when(shipBack({ lines: line(1), unexpectedIds: ['receipt-1#1'] }))
      .then(unitShippedBack({ unexpectedIds: ['receipt-1#1'] }));
    given(...received, declined, surplus)
      .when(shipBack())
      .then(unitShippedBack({ unexpectedIds: ['receipt-1#1'] }));
  });

  it('sends an unexpected item back once, and none that is not there', () => {
    const gone = unitShippedBack({ lines: [], unexpectedIds: ['receipt-1#1'] });
    given(...received, unexpectedItemReceived(), gone)
      .when(shipBack({ unexpectedIds: ['receipt-1#1'] }))
      .thenRefused('UNEXPECTED_ITEM_NOT_OPEN', { unexpectedId: 'receipt-1#1' });
    given(...received)
      .when(shipBack({ unexpectedIds: ['receipt-9#1'] }))
      .thenRefused('UNEXPECTED_ITEM_NOT_OPEN');
    expect(caseOf(...received, unexpectedItemReceived(), gone).unexpected).toMatchObject([{ status: 'shippedBack' }]);
  });

  it.each([
    ['GOODS_NOT_RECEIVED', 'what has not come', issued],
    ['NOTHING_TO_SHIP_BACK', 'what is to be refunded', arrived],
    ['NOTHING_TO_SHIP_BACK', 'what waits for the approval of its refund', [...arrived, refundApprovalRequested()]],
    ['NOTHING_TO_SHIP_BACK', 'what was declined while it is being paid', [...arrived, refundApproved(), declined]],
    ['NOTHING_TO_SHIP_BACK', 'what could not be paid yet', [...arrived, refundApproved(), refundNotSettled(), declined]],
    ['NOTHING_TO_SHIP_BACK', 'what was refunded', [...arrived, refundApproved(), refundSettled()]],
    ['NOTHING_TO_SHIP_BACK', 'what was refunded, on a closed case', [...arrived, refundApproved(), refundSettled(), rmaClosed()]],
    ['NOTHING_TO_SHIP_BACK', 'what is being replaced', [...arrived, toReplace, replacementAllocated(), declined]],
    ['NOTHING_TO_SHIP_BACK', 'what was replaced', [...arrived, toReplace, replacementAllocated(), replacementShipped()]],
    ['NOTHING_TO_SHIP_BACK', 'what is to be repaired', claimed],
    ['NOTHING_TO_SHIP_BACK', 'what is being repaired', [...claimed, repairStarted()]],
    ['NOT_HELD', 'what was scrapped', [...arrived, declined, unitDisposed({ disposition: 'scrap' })]],
  ] as [RefusalCode, string, RmaEvent[]][])('refuses with %s to send back %s', (code, _, history) => {
    given(...history)
      .when(shipBack())
      .thenRefused(code);
    given(...history)
      .when(shipBack({ lines: [{ lineId: 'line-1', quantity: 1 }] }))
      .thenRefused(code);
  });

  it('refuses a line that is not on the RMA', () => {
    given(...received, declined)
      .when(shipBack({ lines: [{ lineId: 'line-9', quantity: 1 }] }))
      .thenRefused('LINE_NOT_ON_RMA');
  });
});

describe('Dispose', () => {
  it('may differ from the plan', () => {
    given(...arrived, itemInspected({ disposition: 'restock' }))
      .when(dispose({ disposition: 'refurbish' }))
      .then(unitDisposed({ disposition: 'refurbish' }));
    given(...received)
      .when(dispose({ lines: line(1, 'S-1') }))
      .then(unitDisposed({ lines: units([1, 1]) }));
  });

  it.each(['restock', 'refurbish', 'repair', 'scrap', 'returnToSender', 'sendToFactory', 'quarantine'] as Disposition[])(
    'as %s moves neither verdict nor money (I9)',
    (disposition) => {
      const paid = [...arrived, itemInspected(), refundApproved(), refundSettled()];
      for (const history of [arrived, [...arrived, declined], paid, [...paid, rmaClosed()]]) {
        given(...history)
          .when(dispose({ disposition, lines: [{ lineId: 'line-1', quantity: 1 }] }))
          .then(unitDisposed({ disposition }));
        const before = caseOf(...history);
        const after = caseOf(...history, unitDisposed({ disposition }));
        const facts = ({ lines }: typeof before) =>
          lines.map((one) => one.units.map(({ unit: { custody: _, disposition: _planned, ...unit } }) => unit));
        expect([facts(after), after.refunds, after.stage]).toEqual([facts(before), before.refunds, before.stage]);
      }
    },
  );

  it('means what goes back to its sender only where it is named, or was planned so', () => {
    given(...received, declined)
      .when(dispose())
      .then(unitDisposed({ lines: units([1, 2]) }));
    given(...arrived, asIs)
      .when(dispose({ disposition: 'scrap' }))
      .thenRefused('GOES_BACK_TO_SENDER');
    given(...arrived, asIs)
      .when(dispose({ disposition: 'scrap', lines: line(1) }))
      .then(unitDisposed({ disposition: 'scrap' }));
    given(...arrived, itemInspected({ verdict: 'declined', reason: 'unidentifiable', disposition: 'scrap' }))
      .when(dispose({ disposition: 'scrap' }))
      .then(unitDisposed({ disposition: 'scrap' }));
  });

  it('never takes from its owner what is being repaired', () => {
    for (const history of [
      [...claimed, repairStarted()],
      [...claimed, repairStarted(), repairCompleted()],
    ])
      given(...history)
        .when(dispose({ disposition: 'scrap', lines: [{ lineId: 'line-1', quantity: 1 }] }))
        .thenRefused('GOES_BACK_TO_SENDER');
  });

  it('leaves here what goes to its sender, until it is shipped back', () => {
    const planned = unitDisposed({ disposition: 'returnToSender', unexpectedIds: ['receipt-1#1'] });
    given(...received, declined, unexpectedItemReceived(), planned)
      .when(shipBack())
      .then(unitShippedBack({ unexpectedIds: ['receipt-1#1'] }));
  });

  it('disposes of unexpected items, which hold the case up no more', () => {
    const scrapped = unitDisposed({ disposition: 'scrap', lines: [], unexpectedIds: ['receipt-1#1'] });
    given(...received, unexpectedItemReceived())
      .when(dispose({ disposition: 'scrap', unexpectedIds: ['receipt-1#1'] }))
      .then(scrapped);
    given(...received, unexpectedItemReceived())
      .when(dispose())
      .then(unitDisposed({ lines: units([0, 2]), unexpectedIds: ['receipt-1#1'] }));
    expect(caseOf(...received, unexpectedItemReceived(), scrapped).unexpected).toMatchObject([{ status: 'disposed' }]);
    given(...received, unexpectedItemReceived(), scrapped)
      .when(dispose({ unexpectedIds: ['receipt-1#1'] }))
      .thenRefused('UNEXPECTED_ITEM_NOT_OPEN');
  });

  it('needs goods that were received and are here still', () => {
    given(...issued)
      .when(dispose())
      .thenRefused('GOODS_NOT_RECEIVED');
    given(...arrived, unitDisposed({ disposition: 'scrap' }))
      .when(dispose())
      .thenRefused('NOT_HELD');
    given(...arrived, declined, unitShippedBack())
      .when(dispose())
      .thenRefused('NOT_HELD');
  });
});
