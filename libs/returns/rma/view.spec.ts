import { describe, expect, it } from '@jest/globals';
import {
  breakdown,
  caseOf,
  factoryClaimRequested,
  itemInspected,
  itemReceived,
  outstandingUnitsExpired,
  refundApproved,
  refundSettled,
  replacementAllocated,
  replacementShipped,
  requestedLine,
  returnRequested,
  rmaIssued,
  unexpectedItemReceived,
} from '../testing/index.js';
import { caseView } from './view.js';

const serialNumbers = ['S-0', 'S-1'];
const requested = returnRequested({ lines: [requestedLine({ slots: [[0, 2]], serialNumbers })] });

describe('a case as people read it', () => {
  it('says what was asked for, and who asked', () => {
    expect(caseView(caseOf(requested))).toEqual({
      rmaId: 'rma-1',
      rmaNumber: null,
      orderId: 'order-1',
      orderNumber: 'INV-1001',
      basis: 'moneyBack',
      status: 'requested',
      policyVersion: 'seller@test00000000',
      channel: 'reseller',
      requestedBy: { kind: 'reseller', id: 'reseller-1' },
      requestedAt: '2026-03-01T02:00:00.000Z',
      wantedResolution: 'refund',
      lines: [
        {
          lineId: 'line-1',
          sku: 'PHONE-1',
          quantity: 3,
          reason: 'changeOfMind',
          entitledUntil: '2026-03-06',
          units: [
            {
              quantity: 3,
              serialNumbers: ['S-0', 'S-1'],
              custody: 'withSender',
              verdict: 'pending',
              resolution: 'refund',
              settlement: 'none',
            },
          ],
        },
      ],
      unexpected: [],
      refunds: [],
    });
  });

  it('shows equal units as one group, and the others apart', () => {
    const declined = itemInspected({ slots: [[1, 1]], verdict: 'declined', reason: 'serialMismatch', disposition: 'returnToSender' });
    const view = caseView(caseOf(requested, rmaIssued(), itemReceived({ slots: [[0, 1]] }), declined));
    expect(view).toMatchObject({ status: 'received', rmaNumber: rmaIssued().rmaNumber, returnBy: '2026-03-31' });
    const open = { verdict: 'pending', resolution: 'refund', settlement: 'none' };
    expect(view.lines[0]?.units).toEqual([
      { ...open, quantity: 1, serialNumbers: ['S-0'], custody: 'held' },
      {
        ...open,
        quantity: 1,
        serialNumbers: ['S-1'],
        custody: 'held',
        verdict: 'declined',
        reason: 'serialMismatch',
        disposition: 'returnToSender',
      },
      { ...open, quantity: 1, custody: 'withSender' },
    ]);
  });

  it('lists refunds with their breakdown, and what came unexpected', () => {
    const view = caseView(caseOf(requested, rmaIssued(), itemReceived(), unexpectedItemReceived(), refundApproved(), refundSettled()));
    expect(view.refunds).toEqual([{ refundId: 'refund-1', status: 'settled', reference: 'BANK-1', ...breakdown() }]);
    expect(view.unexpected).toEqual([
      {
        unexpectedId: 'receipt-1#1',
        why: 'surplus',
        lineId: 'line-1',
        sku: 'PHONE-1',
        serialNumber: null,
        quantity: 1,
        status: 'open',
        personal: null,
      },
    ]);
  });

  it('shows what is done for units beside paying, and which are held no more', () => {
    const lines = [{ lineId: 'line-1', slots: [[1, 1]] }] as const;
    const shipped = replacementShipped({ lines: [{ lineId: 'line-1', slots: [[1, 1]], sku: 'PHONE-2', serialNumbers: ['N-1'] }] });
    const rma = caseOf(
      requested,
      rmaIssued(),
      itemReceived({ slots: [[0, 1]] }),
      replacementAllocated({ sku: 'PHONE-2' }),
      replacementAllocated({ sku: 'PHONE-2', slots: [[1, 1]] }),
      shipped,
      outstandingUnitsExpired({ lines: [{ lineId: 'line-1', slots: [[2, 2]] }] }),
      factoryClaimRequested({ lines: [{ ...lines[0], sku: 'PHONE-1', faultCode: null, findings: [] }] }),
    );
    const open = { quantity: 1, verdict: 'pending', resolution: 'refund' };
    expect(caseView(rma).lines[0]?.units).toEqual([
      {
        ...open,
        serialNumbers: ['S-0'],
        custody: 'held',
        settlement: 'pending',
        remedy: 'replacementAllocated',
        replacementSku: 'PHONE-2',
      },
      {
        ...open,
        serialNumbers: ['S-1'],
        custody: 'held',
        settlement: 'done',
        remedy: 'replacementShipped',
        replacementSku: 'PHONE-2',
        claimId: 'claim-1',
      },
      { ...open, custody: 'withSender', settlement: 'none', released: true },
    ]);
  });
});
