import { describe, expect, it } from '@jest/globals';
import {
  admin,
  breakdown,
  caseOf,
  itemInspected,
  itemReceived,
  refund,
  refundApproved,
  requestedLine,
  resolutionChosen,
  returnCancelled,
  returnRequested,
  rmaIssued,
} from '../testing/index.js';
import { breakdownOf } from './breakdown.js';
import { decideRma } from './decide.js';
import type { RmaEvent, UnitsOfLine } from './events.js';
import { refundPreview } from './preview.js';

const issued = [returnRequested({ lines: [requestedLine({ slots: [[0, 2]] })] }), rmaIssued()];
const nothing = { ...breakdown(), lines: [], total: { amount: 0, currency: 'GBP' } };

describe('the refund preview', () => {
  it.each([
    ['everything', [itemReceived({ slots: [[0, 2]] })]],
    ['what has come', [itemReceived({ slots: [[0, 1]] })]],
    ['what was not declined', [itemReceived({ slots: [[0, 2]] }), itemInspected({ verdict: 'declined', reason: 'unidentifiable' })]],
    ['what is not to be replaced', [itemReceived({ slots: [[0, 2]] }), resolutionChosen()]],
    ['what is not being paid yet', [itemReceived({ slots: [[0, 2]] }), refundApproved()]],
  ] as [string, RmaEvent[]][])('of %s is the refund that would be approved', (_, events) => {
    const rma = caseOf(...issued, ...events);
    expect(decideRma(refund({ refundId: 'refund-7', actor: admin }), rma)).toEqual([
      { type: 'RefundApproved', refundId: 'refund-7', ...refundPreview(rma) },
    ]);
  });

  it('before anything was received has no lines and a total of 0', () => {
    expect(refundPreview(caseOf(...issued))).toEqual(nothing);
  });

  it('under warranty is nothing, whatever was wanted', () => {
    expect(refundPreview(caseOf(returnRequested({ basis: 'warranty' }), rmaIssued(), itemReceived()))).toEqual(nothing);
  });

  it('of goods that came out of turn is nothing', () => {
    expect(refundPreview(caseOf(...issued, returnCancelled(), itemReceived({ outOfTurn: true })))).toEqual(nothing);
  });
});

it('a breakdown is of units on the RMA', () => {
  const elsewhere = [{ lineId: 'line-9', slots: [[0, 0]] }] as unknown as UnitsOfLine[];
  expect(() => breakdownOf(caseOf(...issued), elsewhere)).toThrow('No line line-9 on the RMA');
});
