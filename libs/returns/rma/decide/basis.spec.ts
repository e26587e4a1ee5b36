import { describe, expect, it } from '@jest/globals';
import {
  basisChanged,
  caseOf,
  changeBasis,
  givenCase as given,
  inspectItem,
  itemInspected,
  itemReceived,
  refund,
  refundApprovalRequested,
  refundApproved,
  refundRejected,
  refundSettled,
  repairStarted,
  requestedLine,
  resolutionChosen,
  returnCancelled,
  returnDeclined,
  returnRequested,
  rmaClosed,
  rmaExpired,
  rmaIssued,
} from '../../testing/index.js';
import { refuse } from '../../decision.js';
import type { SlotRange } from '../../money/slots.js';
import type { RmaEvent } from '../events.js';
import { statusOf } from '../status.js';

const issued = [returnRequested(), rmaIssued()];
const claim = { basis: 'warranty', wantedResolution: 'repair' } as const;
const claimed = [
  returnRequested({ ...claim, lines: [requestedLine({ slots: [[0, 2]] })] }),
  rmaIssued(),
  itemReceived({ slots: [[0, 2]] }),
];
const units = (...slots: SlotRange[]) => [{ lineId: 'line-1', slots }];
const forMoney = {
  basis: 'moneyBack',
  wantedResolution: 'refund',
  troubleshooting: null,
  personal: null,
} as const;
const window = [{ lineId: 'line-1', entitlement: { until: '2026-03-06', restsOnProof: false } }];
const asMoneyBack = changeBasis({ ...forMoney, judgement: window });

describe('ChangeBasis', () => {
  it('lets a case go on as another promise, as it was judged of the original request', () => {
    given(...issued)
      .when(changeBasis())
      .then(basisChanged());
    given(returnRequested()).when(changeBasis()).then(basisChanged());
    expect(caseOf(...issued, basisChanged())).toMatchObject({
      request: { ...claim, troubleshooting: { outcome: 'notSolved' } },
      lines: [{ entitlement: { until: '2027-02-20' }, units: [{ unit: { resolution: 'repair' } }] }],
    });
  });

  it('pays money back on a case that was opened as warranty inside the fourteen days', () => {
    const changed = basisChanged({ ...forMoney, entitlements: window });
    given(...claimed)
      .when(asMoneyBack)
      .then(changed);
    given(...claimed, changed)
      .when(refund({ lines: [{ lineId: 'line-1', quantity: 1 }] }))
      .then(refundApproved());
    given(...claimed)
      .when(refund())
      .thenRefused('NOT_REFUNDABLE_UNDER_WARRANTY');
  });

  it('is refused for what the order’s facts refuse', () => {
    const refused = refuse('WARRANTY_EXPIRED', 'The warranty of line line-1 ended.', { lineId: 'line-1' });
    given(...issued)
      .when({ ...changeBasis(), judgement: refused })
      .thenRefused('WARRANTY_EXPIRED', { lineId: 'line-1' });
  });

  it('is already so on a case with that basis', () => {
    given(...claimed)
      .when(changeBasis())
      .thenNothing();
    given(...issued, basisChanged())
      .when(changeBasis({ wantedResolution: 'replaceSame' }))
      .thenNothing();
  });

  it.each([
    ['settled', [...issued, itemReceived(), refundApproved(), refundSettled()]],
    ['being paid', [...issued, itemReceived(), refundApproved()]],
    ['waiting for an approval', [...issued, itemReceived(), refundApprovalRequested()]],
  ] as [string, RmaEvent[]][])('is refused where a unit is %s', (_, history) => {
    given(...history)
      .when(changeBasis())
      .thenRefused('ALREADY_SETTLED');
  });

  it('is refused where a unit is in repair, and not where a refund was rejected', () => {
    given(...claimed, itemInspected(), repairStarted())
      .when(asMoneyBack)
      .thenRefused('ALREADY_SETTLED');
    given(...issued, itemReceived(), refundApprovalRequested(), refundRejected())
      .when(changeBasis())
      .then(basisChanged());
  });

  it.each([
    ['declined', [returnRequested(), returnDeclined()]],
    ['cancelled', [...issued, returnCancelled()]],
    ['expired', [...issued, rmaExpired()]],
    ['closed', [...issued, rmaClosed()]],
  ] as [string, RmaEvent[]][])('is refused on a %s case', (status, history) => {
    given(...history)
      .when(changeBasis())
      .thenRefused('RMA_NOT_LIVE', { status });
  });

  it('waits for the proof that the warranty rests on, where the case was issued without it (R5, I14)', () => {
    const judgement = [{ lineId: 'line-1', entitlement: { until: '2027-04-10', restsOnProof: true } }];
    given(...issued)
      .when(changeBasis({ judgement }))
      .thenRefused('FACT_MISSING', { lineId: 'line-1', fact: 'proofConfirmed' });
    given(returnRequested())
      .when(changeBasis({ judgement }))
      .then(basisChanged({ entitlements: judgement }));
    given(returnRequested(), rmaIssued({ proofConfirmed: true }))
      .when(changeBasis({ judgement }))
      .then(basisChanged({ entitlements: judgement }));
  });
});

describe('verdicts on another basis', () => {
  it('stand for money back, but for declines that it does not know: those are accepted, their reason a finding (R4)', () => {
    const found = [
      itemInspected(),
      itemInspected({ slots: [[1, 1]], verdict: 'declined', reason: 'softwareModification' }),
      itemInspected({ slots: [[2, 2]], verdict: 'declined', reason: 'serialMismatch' }),
    ];
    const changed = basisChanged({ ...forMoney, entitlements: window, accepted: units([1, 1]) });
    given(...claimed, ...found)
      .when(asMoneyBack)
      .then(changed);
    expect(caseOf(...claimed, ...found, changed).lines[0]?.units.map(({ unit }) => [unit.verdict, unit.reason])).toEqual([
      ['accepted', null],
      ['declined', 'serialMismatch'],
    ]);
  });

  it('are given anew under warranty, which declines for more; declines stand', () => {
    const history = [
      returnRequested({ lines: [requestedLine({ slots: [[0, 1]] })] }),
      rmaIssued(),
      itemReceived({ slots: [[0, 1]] }),
      itemInspected(),
      itemInspected({ slots: [[1, 1]], verdict: 'declined', reason: 'unidentifiable' }),
    ];
    const changed = basisChanged({ toInspect: units([0, 0]) });
    given(...history)
      .when(changeBasis())
      .then(changed);
    expect(statusOf(caseOf(...history, changed))).toBe('received');
    given(...history, changed)
      .when(inspectItem())
      .then(itemInspected());
  });

  it('and resolutions are the wanted ones of the new basis, whatever was chosen before', () => {
    const changed = basisChanged({ ...forMoney, entitlements: window });
    const rma = caseOf(...claimed, resolutionChosen({ resolution: 'replaceSame' }), changed);
    expect(rma.lines[0]?.units).toMatchObject([{ slots: [0, 2], unit: { resolution: 'refund' } }]);
  });
});
