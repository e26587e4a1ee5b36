import { describe, expect, it } from '@jest/globals';
import {
  breakdown,
  caseOf,
  itemInspected,
  itemReceived,
  parcelDispatched,
  refundApprovalRequested,
  refundApproved,
  refundRejected,
  refundSettled,
  requestedLine,
  resolutionChosen,
  returnRequested,
  rmaIssued,
  unexpectedItemReceived,
} from '../testing/index.js';
import type { RmaEvent } from './events.js';
import { evolveRma, noRma } from './state.js';

const issued = [returnRequested({ lines: [requestedLine({ slots: [[0, 2]] })] }), rmaIssued()];
const untouched = {
  custody: 'withSender',
  verdict: 'pending',
  reason: null,
  resolution: 'refund',
  settlement: 'none',
  disposition: null,
  refundId: null,
  inspectedBy: null,
  reserved: true,
  remedy: 'none',
  replacementSku: null,
  claimId: null,
};
const unitsAfter = (...events: RmaEvent[]) => caseOf(...issued, ...events).lines[0]?.units;
const first = (change: object) => [
  { slots: [0, 0], unit: { ...untouched, ...change } },
  { slots: [1, 2], unit: untouched },
];

describe('a case, folded', () => {
  it('begins with every unit at the sender and the resolution that was wanted', () => {
    expect(unitsAfter()).toEqual([{ slots: [0, 2], unit: untouched }]);
    expect(caseOf(...issued)).toMatchObject({
      rmaNumber: rmaIssued().rmaNumber,
      returnBy: '2026-03-31',
      orderId: 'order-1',
      unexpected: [],
      refunds: [],
    });
  });

  it('keeps custody, verdict and settlement apart', () => {
    expect(unitsAfter(parcelDispatched())).toEqual(first({ custody: 'inTransit' }));
    expect(unitsAfter(itemReceived())).toEqual(first({ custody: 'held' }));
    expect(unitsAfter(resolutionChosen())).toEqual(first({ resolution: 'replaceSame' }));
    const declined = itemInspected({ verdict: 'declined', reason: 'serialMismatch', disposition: 'returnToSender' });
    const found = { verdict: 'declined', reason: 'serialMismatch', disposition: 'returnToSender', inspectedBy: 'warehouse-1' };
    expect(unitsAfter(declined)).toEqual(first(found));
    expect(unitsAfter(refundApproved())).toEqual(first({ settlement: 'pending', refundId: 'refund-1' }));
    expect(unitsAfter(refundApproved(), refundSettled())).toEqual(first({ settlement: 'done', refundId: 'refund-1', reserved: false }));
  });

  it('joins units again that are alike', () => {
    expect(unitsAfter(parcelDispatched(), parcelDispatched({ lines: [{ lineId: 'line-1', slots: [[1, 2]] }] }))).toHaveLength(1);
  });

  it('moves neither verdict nor money with the disposition (I9)', () => {
    const { disposition: _, ...restocked } = unitsAfter(itemReceived(), itemInspected(), refundApproved())?.[0]?.unit ?? untouched;
    const { disposition, ...scrapped } =
      unitsAfter(itemReceived(), itemInspected({ disposition: 'scrap' }), refundApproved())?.[0]?.unit ?? untouched;
    expect(disposition).toBe('scrap');
    expect(scrapped).toEqual(restocked);
  });

  it('follows a refund from its request to its end', () => {
    const asked = refundApprovalRequested();
    const known = { refundId: 'refund-1', ...breakdown(), attempt: 1 };
    const refundsAfter = (...events: RmaEvent[]) => caseOf(...issued, itemReceived(), ...events).refunds;
    expect(refundsAfter(asked)).toEqual([{ ...known, status: 'awaitingApproval', requestedBy: 'agent-1', reference: null }]);
    expect(refundsAfter(asked, refundRejected())).toEqual([{ ...known, status: 'rejected', requestedBy: 'agent-1', reference: null }]);
    expect(refundsAfter(asked, refundApproved())).toEqual([{ ...known, status: 'approved', requestedBy: 'agent-1', reference: null }]);
    expect(refundsAfter(refundApproved())).toEqual([{ ...known, status: 'approved', requestedBy: null, reference: null }]);
    expect(refundsAfter(refundApproved(), refundSettled())).toMatchObject([{ status: 'settled', reference: 'BANK-1' }]);
  });

  it('keeps the refunds of a case apart', () => {
    const other = { refundId: 'refund-2', ...breakdown({ slots: [[1, 1]], net: 3333, tax: 333 }) };
    const rma = caseOf(...issued, itemReceived({ slots: [[0, 1]] }), refundApprovalRequested(), refundApproved(other), refundRejected());
    expect(rma.refunds).toMatchObject([
      { refundId: 'refund-1', status: 'rejected' },
      { refundId: 'refund-2', status: 'approved' },
    ]);
    expect(rma.lines[0]?.units.map(({ unit }) => [unit.settlement, unit.refundId])).toEqual([
      ['none', null],
      ['pending', 'refund-2'],
      ['none', null],
    ]);
  });

  it('knows on which of its slots the serials are', () => {
    const line = requestedLine({
      slots: [
        [1, 2],
        [4, 6],
      ],
      serialNumbers: ['S-1', 'S-2', 'S-4'],
    });
    expect(caseOf(returnRequested({ lines: [line] })).lines[0]?.serials).toEqual([
      { slot: 1, serialNumber: 'S-1' },
      { slot: 2, serialNumber: 'S-2' },
      { slot: 4, serialNumber: 'S-4' },
    ]);
  });

  it('lists what came unexpected', () => {
    const { type: _, ...item } = unexpectedItemReceived();
    expect(caseOf(...issued, unexpectedItemReceived()).unexpected).toEqual([{ ...item, status: 'open' }]);
  });

  it('stops at what cannot be', () => {
    expect(() => evolveRma(noRma, rmaIssued())).toThrow('RmaIssued before ReturnRequested');
    expect(() => caseOf(...issued, itemReceived({ lineId: 'line-9' }))).toThrow('No line line-9 on the RMA');
    expect(() => caseOf(...issued, refundSettled())).toThrow('No refund refund-1 on the RMA');
    expect(() => caseOf(...issued, { type: 'UnitVanished' } as unknown as RmaEvent)).toThrow('Unknown type: {"type":"UnitVanished"}');
  });
});
