import { describe, expect, it } from '@jest/globals';
import { declineReasons, type DeclineReason } from '../../codes.js';
import {
  caseOf,
  givenCase as given,
  inspectedItem,
  inspectItem,
  evidenceAttached,
  itemInspected,
  itemReceived,
  parcelDispatched,
  refundApproved,
  refundSettled,
  requestedLine,
  returnCancelled,
  returnDeclined,
  returnRequested,
  rmaIssued,
} from '../../testing/index.js';
import type { RmaEvent } from '../events.js';

const serialNumbers = ['S-0', 'S-1', 'S-2'];
const threePhones = returnRequested({ lines: [requestedLine({ slots: [[0, 2]], serialNumbers })] });
const received = [threePhones, rmaIssued(), itemReceived({ slots: [[0, 2]] })];
const claimed = [returnRequested({ basis: 'warranty', wantedResolution: 'repair' }), rmaIssued(), itemReceived()];
const declines = (reason: DeclineReason | null) => inspectItem({ items: [inspectedItem({ verdict: 'declined', reason })] });

describe('InspectItem', () => {
  it('says what was found of the lowest units that wait for a verdict, and who found it', () => {
    const item = {
      condition: 'scratched',
      faultCode: 'F-12',
      findings: ['abuseOrMisuse'],
      disposition: 'refurbish',
      evidence: ['evidence-1'],
      personal: 'sealed:note',
    } as const;
    given(...received, evidenceAttached())
      .when(inspectItem({ items: [inspectedItem({ ...item, quantity: 2 })], actor: { id: 'warehouse-2', role: 'warehouse' } }))
      .then(itemInspected({ ...item, slots: [[0, 1]], inspectedBy: 'warehouse-2' }));
    given(...received, itemInspected({ slots: [[0, 1]] }))
      .when(inspectItem())
      .then(itemInspected({ slots: [[2, 2]] }));
  });

  it('takes named serials', () => {
    given(...received)
      .when(inspectItem({ items: [inspectedItem({ serialNumbers: ['S-1'] })] }))
      .then(itemInspected({ slots: [[1, 1]] }));
    given(...received)
      .when(inspectItem({ items: [inspectedItem({ serialNumbers: ['X'] })] }))
      .thenRefused('SERIAL_NOT_ON_RMA', { serialNumber: 'X' });
  });

  it('finds differently of units of the same line', () => {
    const declined = { verdict: 'declined', reason: 'serialMismatch', disposition: 'returnToSender' } as const;
    given(...received)
      .when(inspectItem({ items: [inspectedItem({ quantity: 2 }), inspectedItem(declined)] }))
      .then(itemInspected({ slots: [[0, 1]] }), itemInspected({ ...declined, slots: [[2, 2]] }));
  });

  it('never inspects more than was received (I3)', () => {
    given(threePhones, rmaIssued(), itemReceived({ slots: [[0, 1]] }))
      .when(inspectItem({ items: [inspectedItem({ quantity: 3 })] }))
      .thenRefused('NOT_RECEIVED', { lineId: 'line-1', asked: 3, available: 2 });
    given(...received)
      .when(inspectItem({ items: [inspectedItem({ quantity: 2 }), inspectedItem({ quantity: 2 })] }))
      .thenRefused('NOT_RECEIVED', { asked: 2, available: 1 });
    given(threePhones, rmaIssued(), parcelDispatched()).when(inspectItem()).thenRefused('NOT_RECEIVED', { asked: 1, available: 0 });
  });

  it('refuses a line that is not on the RMA', () => {
    given(...received)
      .when(inspectItem({ items: [inspectedItem({ lineId: 'line-9' })] }))
      .thenRefused('LINE_NOT_ON_RMA', { lineId: 'line-9' });
  });

  it.each([
    ['requested', [returnRequested()]],
    ['declined', [returnRequested(), returnDeclined()]],
    ['cancelled', [returnRequested(), rmaIssued(), returnCancelled()]],
  ] as [string, RmaEvent[]][])('inspects what came to a %s case out of turn', (_, history) => {
    given(...history, itemReceived({ outOfTurn: true }))
      .when(inspectItem())
      .then(itemInspected());
  });

  it('after the settlement finds, and moves nothing', () => {
    const settled = [returnRequested(), rmaIssued(), itemReceived(), refundApproved(), refundSettled()];
    const found = itemInspected({ verdict: 'declined', reason: 'serialMismatch' });
    given(...settled)
      .when(declines('serialMismatch'))
      .then(found);
    expect(caseOf(...settled, found)).toMatchObject({
      refunds: [{ status: 'settled' }],
      lines: [{ units: [{ unit: { settlement: 'done', refundId: 'refund-1' } }] }],
    });
  });
});

describe('the reasons to decline at inspection', () => {
  const moneyBack: DeclineReason[] = ['serialMismatch', 'unidentifiable', 'noRecordOfSale'];
  const warranty = declineReasons.filter((reason) => reason !== 'outsideWindow');

  it.each(moneyBack)('of a money-back return include %s', (reason) => {
    given(...received)
      .when(declines(reason))
      .then(itemInspected({ verdict: 'declined', reason }));
  });

  it.each(declineReasons.filter((reason) => !moneyBack.includes(reason)))('of a money-back return do not include %s', (reason) => {
    given(...received)
      .when(declines(reason))
      .thenRefused('REASON_NOT_ALLOWED', { lineId: 'line-1', reason, allowed: moneyBack });
  });

  it.each(warranty)('under warranty include %s', (reason) => {
    given(...claimed)
      .when(declines(reason))
      .then(itemInspected({ verdict: 'declined', reason }));
  });

  it('under warranty do not include outsideWindow', () => {
    given(...claimed)
      .when(declines('outsideWindow'))
      .thenRefused('REASON_NOT_ALLOWED', { allowed: [...warranty] });
  });

  it('are told with every decline, and with no acceptance', () => {
    given(...received)
      .when(declines(null))
      .thenRefused('FACT_MISSING', { lineId: 'line-1', fact: 'reason' });
    given(...received)
      .when(inspectItem({ items: [inspectedItem({ reason: 'serialMismatch' })] }))
      .thenRefused('REASON_NOT_ALLOWED', { reason: 'serialMismatch' });
  });

  it('leave abuse found on a money-back return a finding: the refund stands (R4)', () => {
    const flashed = { findings: ['softwareModification', 'abuseOrMisuse'] } as const;
    given(...received)
      .when(inspectItem({ items: [inspectedItem(flashed)] }))
      .then(itemInspected(flashed));
  });

  it('are refused for all items of an inspection together', () => {
    given(...received)
      .when(inspectItem({ items: [inspectedItem(), inspectedItem({ verdict: 'declined', reason: 'abuseOrMisuse' })] }))
      .thenRefused('REASON_NOT_ALLOWED');
  });
});
