import { describe, it } from '@jest/globals';
import { resolutions } from '../../codes.js';
import {
  chooseResolution,
  givenCase as given,
  itemInspected,
  itemReceived,
  parcelDispatched,
  refundApprovalRequested,
  refund,
  refundApproved,
  refundNotSettled,
  refundRejected,
  refundSettled,
  repairAbandoned,
  repairCompleted,
  repairStarted,
  replacementAllocated,
  replacementUnavailable,
  requestedLine,
  resolutionChosen,
  returnCancelled,
  returnDeclined,
  returnRequested,
  rmaClosed,
  rmaIssued,
  unitDisposed,
} from '../../testing/index.js';
import type { RmaEvent } from '../events.js';

const serialNumbers = ['S-0', 'S-1', 'S-2'];
const threePhones = returnRequested({ lines: [requestedLine({ slots: [[0, 2]], serialNumbers })] });
const received = [threePhones, rmaIssued(), itemReceived({ slots: [[0, 2]] })];
const claimed = [returnRequested({ basis: 'warranty', wantedResolution: 'repair' }), rmaIssued(), itemReceived()];

describe('ChooseResolution', () => {
  const all = { lines: [{ lineId: 'line-1', slots: [[0, 2]] }] } as const;
  const one = [{ lineId: 'line-1', quantity: 1 }];

  it('chooses for every unsettled unit unless some are named', () => {
    given(...received)
      .when(chooseResolution())
      .then(resolutionChosen(all));
    given(...received)
      .when(chooseResolution({ lines: one }))
      .then(resolutionChosen());
    given(...received)
      .when(chooseResolution({ lines: [{ lineId: 'line-1', quantity: 1, serialNumbers: ['S-1'] }] }))
      .then(resolutionChosen({ lines: [{ lineId: 'line-1', slots: [[1, 1]] }] }));
  });

  it.each(['refund', 'replaceSame', 'replaceSameValue', 'returnAsIs'] as const)('offers %s on a money-back return', (resolution) => {
    given(...received, resolutionChosen({ resolution: resolution === 'returnAsIs' ? 'refund' : 'returnAsIs' }))
      .when(chooseResolution({ resolution, lines: one }))
      .then(resolutionChosen({ resolution }));
  });

  it.each(['repair', 'replaceSame', 'replaceSameValue', 'returnAsIs'] as const)('offers %s under warranty', (resolution) => {
    given(...claimed, resolutionChosen({ resolution: resolution === 'returnAsIs' ? 'repair' : 'returnAsIs' }))
      .when(chooseResolution({ resolution }))
      .then(resolutionChosen({ resolution }));
  });

  it('offers no repair for money back, and never money under warranty', () => {
    given(...received)
      .when(chooseResolution({ resolution: 'repair' }))
      .thenRefused('RESOLUTION_NOT_OFFERED', { resolution: 'repair', offered: resolutions.filter((one) => one !== 'repair') });
    given(...claimed)
      .when(chooseResolution({ resolution: 'refund' }))
      .thenRefused('RESOLUTION_NOT_OFFERED', {
        resolution: 'refund',
        offered: ['repair', 'replaceSame', 'replaceSameValue', 'returnAsIs'],
      });
  });

  it.each([
    ['with the sender', [returnRequested()]],
    ['issued', [returnRequested(), rmaIssued()]],
    ['in transit', [returnRequested(), rmaIssued(), parcelDispatched()]],
    ['inspected', [returnRequested(), rmaIssued(), itemReceived(), itemInspected()]],
  ] as [string, RmaEvent[]][])('lets the customer change their mind while the unit is %s', (_, history) => {
    given(...history)
      .when(chooseResolution({ resolution: 'returnAsIs' }))
      .then(resolutionChosen({ resolution: 'returnAsIs' }));
  });

  it('is already so when each of the units has it, the wanted one included', () => {
    given(...received)
      .when(chooseResolution({ resolution: 'refund' }))
      .thenNothing();
    given(...received, resolutionChosen(all))
      .when(chooseResolution())
      .thenNothing();
    given(...received, resolutionChosen())
      .when(chooseResolution({ lines: one }))
      .thenNothing();
    given(...received, resolutionChosen())
      .when(chooseResolution())
      .then(resolutionChosen(all));
  });

  it('is told again with who agreed to it', () => {
    given(...received, resolutionChosen(all))
      .when(chooseResolution({ personal: 'sealed:agreedBy' }))
      .then(resolutionChosen({ ...all, personal: 'sealed:agreedBy' }));
  });

  it('leaves out what is settled or being paid', () => {
    const rest = { lines: [{ lineId: 'line-1', slots: [[1, 2]] }] } as const;
    given(...received, refundApproved())
      .when(chooseResolution())
      .then(resolutionChosen(rest));
    given(...received, refundApproved(), refundSettled())
      .when(chooseResolution())
      .then(resolutionChosen(rest));
    given(...received, refundApprovalRequested())
      .when(chooseResolution())
      .then(resolutionChosen(rest));
    given(...received, refundApprovalRequested(), refundRejected())
      .when(chooseResolution())
      .then(resolutionChosen(all));
  });

  it('is refused when nothing is left to choose for', () => {
    const paid = [returnRequested(), rmaIssued(), itemReceived(), refundApproved()];
    given(...paid)
      .when(chooseResolution())
      .thenRefused('ALREADY_SETTLED');
    given(...received, refundApproved())
      .when(chooseResolution({ lines: [{ lineId: 'line-1', quantity: 3 }] }))
      .thenRefused('ALREADY_SETTLED', { lineId: 'line-1', asked: 3, available: 2 });
  });

  it('refuses a line that is not on the RMA', () => {
    given(...received)
      .when(chooseResolution({ lines: [{ lineId: 'line-9', quantity: 1 }] }))
      .thenRefused('LINE_NOT_ON_RMA');
  });

  it.each([
    ['declined', [returnRequested(), returnDeclined()]],
    ['cancelled', [returnRequested(), returnCancelled()]],
    ['closed', [returnRequested(), rmaIssued(), itemReceived(), refundApproved(), refundSettled(), rmaClosed()]],
  ] as [string, RmaEvent[]][])('has nothing to choose on a %s case', (status, history) => {
    given(...history)
      .when(chooseResolution())
      .thenRefused('RMA_NOT_LIVE', { status });
  });

  describe('after a remedy that came to nothing', () => {
    const wanted = returnRequested({ wantedResolution: 'replaceSame' });
    const unavailable = [wanted, rmaIssued(), itemReceived(), replacementUnavailable()];
    const inspected = [...claimed, itemInspected()];
    const abandoned = [...inspected, repairStarted(), repairAbandoned()];

    it('takes a product of the same value, or for money back a refund', () => {
      for (const resolution of ['replaceSameValue', 'refund'] as const)
        given(...unavailable)
          .when(chooseResolution({ resolution }))
          .then(resolutionChosen({ resolution }));
      given(...unavailable, resolutionChosen({ resolution: 'refund' }))
        .when(refund())
        .then(refundApproved());
    });

    it('takes the same again: it is waited for, or tried once more', () => {
      given(...unavailable)
        .when(chooseResolution())
        .then(resolutionChosen());
      given(...unavailable, resolutionChosen())
        .when(chooseResolution())
        .thenNothing();
      given(...abandoned)
        .when(chooseResolution({ resolution: 'repair' }))
        .then(resolutionChosen({ resolution: 'repair' }));
    });

    it('never takes money under warranty: the unit waits for a replacement (I7)', () => {
      given(...abandoned)
        .when(chooseResolution({ resolution: 'refund' }))
        .thenRefused('RESOLUTION_NOT_OFFERED');
      given(...abandoned, resolutionChosen(), replacementUnavailable())
        .when(chooseResolution({ resolution: 'refund' }))
        .thenRefused('RESOLUTION_NOT_OFFERED');
    });

    it('is not chosen while one is under way', () => {
      given(...inspected, repairStarted())
        .when(chooseResolution())
        .thenRefused('ALREADY_SETTLED');
      given(...inspected, repairStarted(), repairCompleted())
        .when(chooseResolution({ resolution: 'returnAsIs' }))
        .thenRefused('ALREADY_SETTLED');
      given(wanted, rmaIssued(), itemReceived(), replacementAllocated())
        .when(chooseResolution({ resolution: 'refund' }))
        .thenRefused('ALREADY_SETTLED');
    });
  });

  it('is not chosen while a payment failed: it is retried, made by hand or rejected', () => {
    const failed = [returnRequested(), rmaIssued(), itemReceived(), refundApproved(), refundNotSettled()];
    given(...failed)
      .when(chooseResolution())
      .thenRefused('ALREADY_SETTLED');
    given(...failed, refundRejected())
      .when(chooseResolution())
      .then(resolutionChosen());
  });

  it('neither repairs nor sends back what was disposed of; replaced or paid it can be', () => {
    const scrapped = [returnRequested(), rmaIssued(), itemReceived(), unitDisposed({ disposition: 'scrap' })];
    given(...scrapped)
      .when(chooseResolution({ resolution: 'returnAsIs' }))
      .thenRefused('NOT_HELD');
    given(...scrapped)
      .when(chooseResolution())
      .then(resolutionChosen());
  });
});
