import { describe, expect, it } from '@jest/globals';
import type { RefusalCode } from '../../refusal-codes.js';
import {
  admin,
  breakdown,
  caseOf,
  givenCase as given,
  itemInspected,
  itemReceived,
  parcelDispatched,
  refund,
  refundApprovalRequested,
  refundApproved,
  refundRejected,
  refundSettled,
  requestedLine,
  resolutionChosen,
  returnCancelled,
  returnDeclined,
  returnRequested,
  rmaClosed,
  rmaIssued,
  unexpectedItemReceived,
} from '../../testing/index.js';
import type { RmaEvent } from '../events.js';
import { refundPreview } from '../preview.js';

const serialNumbers = ['S-0', 'S-1', 'S-2'];
const threePhones = returnRequested({ lines: [requestedLine({ slots: [[0, 2]], serialNumbers })] });
const issued = [threePhones, rmaIssued()];
const received = [...issued, itemReceived({ slots: [[0, 2]] })];
const everything = breakdown({ slots: [[0, 2]], net: 10_000, tax: 1_000 });
const declined = itemInspected({ verdict: 'declined', reason: 'serialMismatch' });
const line = (quantity: number, ...serialNumbers: string[]) => [{ lineId: 'line-1', quantity, serialNumbers }];

describe('Refund', () => {
  it('pays the worth of the slots, tax with the goods, no shipping and no fee (R8, I6)', () => {
    given(...received)
      .when(refund())
      .then(refundApproved(everything));
    given(...received)
      .when(refund({ lines: line(1) }))
      .then(refundApproved(breakdown({ slots: [[0, 0]], net: 3333, tax: 333 })));
    given(...received)
      .when(refund({ lines: line(2, 'S-2') }))
      .then(
        refundApproved(
          breakdown({
            slots: [
              [0, 0],
              [2, 2],
            ],
            net: 3333 + 3334,
            tax: 333 + 334,
          }),
        ),
      );
  });

  it('pays several lines, each by itself', () => {
    const second = requestedLine({ lineId: 'line-2', slots: [[1, 1]], lineQuantity: 7, itemsTotal: 100, tax: 0 });
    const both = breakdown({ slots: [[0, 0]], net: 3333, tax: 333 }, { lineId: 'line-2', slots: [[1, 1]], net: 14, tax: 0 });
    expect(both.total.amount).toBe(3680);
    given(
      returnRequested({ lines: [requestedLine(), second] }),
      rmaIssued(),
      itemReceived(),
      itemReceived({ lineId: 'line-2', slots: [[1, 1]] }),
    )
      .when(refund())
      .then(refundApproved(both));
  });

  it('pays what arrived, and the rest when it comes a week later', () => {
    const two = [...issued, itemReceived({ slots: [[0, 1]] })];
    const firstTwo = breakdown({ slots: [[0, 1]], net: 6666, tax: 666 });
    given(...two)
      .when(refund())
      .then(refundApproved(firstTwo));
    given(
      ...two,
      refundApproved(firstTwo),
      refundSettled({ lines: [{ lineId: 'line-1', slots: [[0, 1]] }] }),
      itemReceived({ slots: [[2, 2]] }),
    )
      .when(refund({ refundId: 'refund-2' }))
      .then(refundApproved({ refundId: 'refund-2', ...breakdown({ slots: [[2, 2]], net: 3334, tax: 334 }) }));
  });

  it('pays before any inspection and after one that accepted, abuse found or not (R4)', () => {
    const abused = itemInspected({ slots: [[0, 2]], findings: ['abuseOrMisuse'], condition: 'broken', disposition: 'scrap' });
    given(...received, abused)
      .when(refund())
      .then(refundApproved(everything));
  });

  it('pays for what was damaged on the way back: it was received (R13)', () => {
    const damaged = itemInspected({ slots: [[0, 2]], findings: ['damagedInReturnTransit'] });
    given(...received, damaged)
      .when(refund())
      .then(refundApproved(everything));
  });

  it('pays a line that is named twice once for each unit', () => {
    given(...received)
      .when(refund({ lines: [...line(1), ...line(1)] }))
      .then(refundApproved(breakdown({ slots: [[0, 1]], net: 6666, tax: 666 })));
    given(...received)
      .when(refund({ lines: [...line(2), ...line(2)] }))
      .thenRefused('GOODS_NOT_RECEIVED');
  });

  it('pays no unexpected item', () => {
    given(...received, unexpectedItemReceived({ quantity: 5 }))
      .when(refund())
      .then(refundApproved(everything));
    given(...issued, unexpectedItemReceived())
      .when(refund())
      .thenRefused('GOODS_NOT_RECEIVED');
  });

  it('leaves out units that were declined, paid or want something else', () => {
    given(...received, declined)
      .when(refund())
      .then(refundApproved(breakdown({ slots: [[1, 2]], net: 6667, tax: 667 })));
    given(...received, resolutionChosen())
      .when(refund())
      .then(refundApproved(breakdown({ slots: [[1, 2]], net: 6667, tax: 667 })));
    given(...received, refundApproved())
      .when(refund({ refundId: 'refund-2' }))
      .then(refundApproved({ refundId: 'refund-2', ...breakdown({ slots: [[1, 2]], net: 6667, tax: 667 }) }));
  });

  it('pays a unit whose earlier refund was rejected', () => {
    given(...received, refundApprovalRequested(), refundRejected())
      .when(refund({ refundId: 'refund-2' }))
      .then(refundApproved({ refundId: 'refund-2', ...everything }));
  });

  it.each([
    ['GOODS_NOT_RECEIVED', 'before anything was received (I7)', issued, undefined],
    ['GOODS_NOT_RECEIVED', 'while the goods travel', [...issued, parcelDispatched()], undefined],
    ['GOODS_NOT_RECEIVED', 'before the RMA was issued', [threePhones], undefined],
    ['GOODS_NOT_RECEIVED', 'for more than was received', [...issued, itemReceived({ slots: [[0, 1]] })], line(3)],
    ['GOODS_NOT_RECEIVED', 'for a serial that was not received', [...issued, itemReceived({ slots: [[0, 1]] })], line(1, 'S-2')],
    ['NOTHING_TO_REFUND', 'for what is being paid', [...received, refundApproved(everything)], undefined],
    ['NOTHING_TO_REFUND', 'for what waits for approval', [...received, refundApprovalRequested(everything)], undefined],
    [
      'NOTHING_TO_REFUND',
      'for what was paid',
      [...received, refundApproved(everything), refundSettled({ lines: [{ lineId: 'line-1', slots: [[0, 2]] }] })],
      undefined,
    ],
    ['NOTHING_TO_REFUND', 'for more than is left to pay', [...received, refundApproved()], line(3)],
    ['NOTHING_TO_REFUND', 'for what was declined', [...received, declined], line(1, 'S-0')],
    [
      'OTHER_RESOLUTION_CHOSEN',
      'for what is to be replaced',
      [...received, resolutionChosen({ lines: [{ lineId: 'line-1', slots: [[0, 2]] }] })],
      undefined,
    ],
    ['OTHER_RESOLUTION_CHOSEN', 'for one that is to be replaced', [...received, resolutionChosen()], line(1, 'S-0')],
    ['LINE_NOT_ON_RMA', 'for a line of another return', received, [{ lineId: 'line-9', quantity: 1 }]],
    ['SERIAL_NOT_ON_RMA', 'for a serial of another return', received, line(1, 'X')],
    ['RMA_NOT_LIVE', 'for goods that came out of turn to a requested case', [threePhones, itemReceived({ outOfTurn: true })], undefined],
    [
      'RMA_NOT_LIVE',
      'for goods that came to a declined case',
      [threePhones, returnDeclined(), itemReceived({ outOfTurn: true })],
      undefined,
    ],
    [
      'RMA_NOT_LIVE',
      'for goods that came to a cancelled case',
      [...issued, returnCancelled(), itemReceived({ outOfTurn: true })],
      undefined,
    ],
    ['RMA_NOT_LIVE', 'on a closed case', [...received, refundApproved(everything), rmaClosed()], undefined],
  ] as [RefusalCode, string, RmaEvent[], { lineId: string; quantity: number }[] | undefined][])(
    'refuses with %s %s',
    (code, _, history, lines) => {
      given(...history)
        .when(refund({ refundId: 'refund-9', lines }))
        .thenRefused(code);
      given(...history)
        .when(refund({ refundId: 'refund-9', lines, actor: admin }))
        .thenRefused(code);
    },
  );

  it('says how many of the named units were received', () => {
    given(...issued, itemReceived({ slots: [[0, 1]] }))
      .when(refund({ lines: line(3) }))
      .thenRefused('GOODS_NOT_RECEIVED', { lineId: 'line-1', asked: 3, available: 2 });
    given(...issued)
      .when(refund())
      .thenRefused('GOODS_NOT_RECEIVED', { status: 'issued' });
  });

  it('looks for another resolution on the named lines alone', () => {
    const second = requestedLine({ lineId: 'line-2' });
    const both = [returnRequested({ lines: [requestedLine(), second] }), rmaIssued(), itemReceived(), itemReceived({ lineId: 'line-2' })];
    given(...both, refundApproved(), resolutionChosen({ lines: [{ lineId: 'line-2', slots: [[0, 0]] }] }))
      .when(refund({ refundId: 'refund-2', lines: line(1) }))
      .thenRefused('NOTHING_TO_REFUND');
    given(...both, refundApproved(), resolutionChosen({ lines: [{ lineId: 'line-2', slots: [[0, 0]] }] }))
      .when(refund({ refundId: 'refund-2' }))
      .thenRefused('OTHER_RESOLUTION_CHOSEN');
    given(...both, declined, resolutionChosen())
      .when(refund({ lines: line(1) }))
      .thenRefused('NOTHING_TO_REFUND');
  });

  it('does not look at what was chosen for units that have not come', () => {
    given(...issued, itemReceived(), refundApproved(), resolutionChosen({ lines: [{ lineId: 'line-1', slots: [[1, 2]] }] }))
      .when(refund({ refundId: 'refund-2' }))
      .thenRefused('NOTHING_TO_REFUND');
  });

  it('never pays under warranty (I7)', () => {
    const claim = [returnRequested({ basis: 'warranty', wantedResolution: 'repair' }), rmaIssued(), itemReceived(), itemInspected()];
    given(...claim)
      .when(refund({ actor: admin }))
      .thenRefused('NOT_REFUNDABLE_UNDER_WARRANTY', { basis: 'warranty' });
    expect(refundPreview(caseOf(...claim))).toEqual({ ...breakdown(), lines: [], total: { amount: 0, currency: 'GBP' } });
  });
});
