import { describe, expect, it } from '@jest/globals';
import type { RefusalCode } from '../../refusal-codes.js';
import {
  abandonRepair,
  allocateReplacement,
  caseOf,
  chooseResolution,
  completeRepair,
  givenCase as given,
  itemInspected,
  itemReceived,
  refund,
  repairAbandoned,
  repairCompleted,
  repairStarted,
  replacementAllocated,
  requestedLine,
  resolutionChosen,
  returnCancelled,
  returnRequested,
  rmaIssued,
  shipBack,
  startRepair,
  unitDisposed,
  unitShippedBack,
} from '../../testing/index.js';
import type { RmaEvent } from '../events.js';

const all = [{ lineId: 'line-1', slots: [[0, 1]] }] as const;
const claim = returnRequested({ basis: 'warranty', wantedResolution: 'repair', lines: [requestedLine({ slots: [[0, 1]] })] });
const received = [claim, rmaIssued(), itemReceived({ slots: [[0, 1]] })];
const accepted = [...received, itemInspected({ slots: [[0, 1]] })];
const one = { lines: [{ lineId: 'line-1', quantity: 1 }] };
const unitAfter = (...events: RmaEvent[]) => caseOf(...accepted, ...events).lines[0]?.units[0]?.unit;

describe('StartRepair', () => {
  it('begins with every accepted unit under warranty that is to be repaired, unless some are named', () => {
    given(...accepted)
      .when(startRepair())
      .then(repairStarted({ lines: all }));
    given(...accepted)
      .when(startRepair(one))
      .then(repairStarted());
    expect(unitAfter(repairStarted())).toMatchObject({ settlement: 'pending', remedy: 'inRepair' });
  });

  it('is already so when the units are being repaired, whoever began', () => {
    given(...accepted, repairStarted({ lines: all }))
      .when(startRepair())
      .thenNothing();
    given(...accepted, repairStarted())
      .when(startRepair())
      .then(repairStarted({ lines: [{ lineId: 'line-1', slots: [[1, 1]] }] }));
  });

  it.each([
    ['GOODS_NOT_RECEIVED', 'of goods that have not come', [claim, rmaIssued()]],
    ['NOT_ACCEPTED', 'before the inspection', received],
    [
      'NOT_ACCEPTED',
      'of what was declined',
      [...received, itemInspected({ slots: [[0, 1]], verdict: 'declined', reason: 'abuseOrMisuse' })],
    ],
    ['OTHER_RESOLUTION_CHOSEN', 'of what is to be replaced', [...accepted, resolutionChosen({ lines: all })]],
    [
      'OTHER_RESOLUTION_CHOSEN',
      'of what cannot be repaired',
      [...accepted, repairStarted({ lines: all }), repairAbandoned({ lines: all })],
    ],
    ['OTHER_RESOLUTION_CHOSEN', 'for money back', [returnRequested(), rmaIssued(), itemReceived(), itemInspected()]],
    [
      'ALREADY_SETTLED',
      'of what went back',
      [...accepted, resolutionChosen({ resolution: 'returnAsIs', lines: all }), unitShippedBack({ lines: all })],
    ],
    ['NOT_HELD', 'of what is not here', [...accepted, unitDisposed({ disposition: 'sendToFactory', lines: all })]],
    ['RMA_NOT_LIVE', 'on a cancelled case', [claim, returnCancelled(), itemReceived({ outOfTurn: true }), itemInspected()]],
  ] as [RefusalCode, string, RmaEvent[]][])('is refused with %s %s', (code, _, history) => {
    given(...history)
      .when(startRepair())
      .thenRefused(code);
  });
});

describe('CompleteRepair', () => {
  it('names parts and labour, and charges nothing', () => {
    given(...accepted, repairStarted())
      .when(completeRepair())
      .then(repairCompleted());
    given(...accepted, repairStarted({ lines: all }))
      .when(completeRepair({ ...one, parts: [], labourMinutes: 0 }))
      .then(repairCompleted({ parts: [], labourMinutes: 0 }));
  });

  it('leaves the unit to be shipped back, which settles it (I8)', () => {
    expect(unitAfter(repairStarted(), repairCompleted())).toMatchObject({ settlement: 'pending', remedy: 'repaired', reserved: true });
    const done = [...accepted, repairStarted({ lines: all }), repairCompleted({ lines: all })];
    given(...done)
      .when(shipBack())
      .then(unitShippedBack({ lines: all }));
    expect(unitAfter(repairStarted(), repairCompleted(), unitShippedBack())).toMatchObject({
      custody: 'leftUs',
      settlement: 'done',
      remedy: 'repaired',
      reserved: false,
    });
    given(...done, unitShippedBack({ lines: all }))
      .when(shipBack())
      .thenRefused('NOT_HELD');
  });

  it('needs a repair that was started, and happens once', () => {
    given(...accepted)
      .when(completeRepair())
      .thenRefused('NOT_IN_REPAIR');
    given(...accepted, repairStarted(), repairCompleted())
      .when(completeRepair())
      .thenRefused('NOT_IN_REPAIR');
    given(...accepted, repairStarted())
      .when(completeRepair({ lines: [{ lineId: 'line-1', quantity: 2 }] }))
      .thenRefused('NOT_IN_REPAIR', { asked: 2, available: 1 });
  });
});

describe('AbandonRepair', () => {
  const abandoned = [...accepted, repairStarted(), repairAbandoned()];

  it('frees the unit for a replacement, never for money (I7)', () => {
    given(...accepted, repairStarted())
      .when(abandonRepair())
      .then(repairAbandoned());
    given(...abandoned, resolutionChosen())
      .when(allocateReplacement(one))
      .then(replacementAllocated());
    given(...abandoned)
      .when(chooseResolution({ resolution: 'refund' }))
      .thenRefused('RESOLUTION_NOT_OFFERED');
    given(...abandoned)
      .when(refund())
      .thenRefused('NOT_REFUNDABLE_UNDER_WARRANTY');
  });

  it('can be followed by another try, when it is chosen again', () => {
    given(...abandoned)
      .when(startRepair(one))
      .then(repairStarted({ lines: [{ lineId: 'line-1', slots: [[1, 1]] }] }));
    given(...abandoned, resolutionChosen({ resolution: 'repair' }))
      .when(startRepair(one))
      .then(repairStarted());
  });

  it('is already so when it was told, and needs a repair that was started', () => {
    given(...abandoned)
      .when(abandonRepair())
      .thenNothing();
    given(...accepted)
      .when(abandonRepair())
      .thenRefused('NOT_IN_REPAIR');
  });
});
