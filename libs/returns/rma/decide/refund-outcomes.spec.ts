import { describe, expect, it } from '@jest/globals';
import {
  breakdown,
  caseOf,
  failRefund,
  finance,
  givenCase as given,
  itemInspected,
  itemReceived,
  itemReinspected,
  refund,
  refundApprovalRequested,
  refundApproved,
  refundNotSettled,
  refundRejected,
  refundRetryRequested,
  refundSettled,
  rejectRefund,
  requestedLine,
  retryRefund,
  returnRequested,
  rmaIssued,
  settleRefund,
} from '../../testing/index.js';
import { refundPreview } from '../preview.js';

const received = [returnRequested({ lines: [requestedLine({ slots: [[0, 1]] })] }), rmaIssued(), itemReceived({ slots: [[0, 1]] })];
const approved = [...received, refundApproved()];
const failed = [...approved, refundNotSettled()];
const retried = [...failed, refundRetryRequested()];
const other = breakdown({ slots: [[1, 1]], net: 3333, tax: 333 });

describe('SettleRefund', () => {
  it('says what was paid for which units of the reservation', () => {
    given(...approved)
      .when(settleRefund())
      .then(refundSettled());
    given(...approved)
      .when(settleRefund({ provider: 'none', reference: null }))
      .then(refundSettled({ provider: 'none', reference: null }));
    given(...retried)
      .when(settleRefund())
      .then(refundSettled());
  });

  it('settles once, however often it is told (I8)', () => {
    given(...approved, refundSettled())
      .when(settleRefund())
      .thenNothing();
    given(...approved, refundSettled())
      .when(settleRefund({ reference: 'BANK-2' }))
      .thenNothing();
  });

  it('settles nothing that was not approved, or failed', () => {
    given(...received, refundApprovalRequested())
      .when(settleRefund())
      .thenRefused('REFUND_NOT_OPEN', { status: 'awaitingApproval' });
    given(...received, refundApprovalRequested(), refundRejected())
      .when(settleRefund())
      .thenRefused('REFUND_NOT_OPEN', { status: 'rejected' });
    given(...failed)
      .when(settleRefund())
      .thenRefused('REFUND_NOT_OPEN', { status: 'failed' });
    given(...received)
      .when(settleRefund())
      .thenRefused('REFUND_NOT_FOUND', { refundId: 'refund-1' });
    given(...approved)
      .when(settleRefund({ refundId: 'refund-9' }))
      .thenRefused('REFUND_NOT_FOUND');
  });
});

describe('a refund that the provider declined', () => {
  it('is not settled, once per attempt', () => {
    given(...approved)
      .when(failRefund())
      .then(refundNotSettled());
    given(...failed)
      .when(failRefund())
      .thenNothing();
    given(...retried)
      .when(failRefund())
      .thenNothing();
    given(...failed, refundRejected())
      .when(failRefund())
      .thenNothing();
    given(...retried)
      .when(failRefund({ attempt: 2, code: 'no_such_card' }))
      .then(refundNotSettled({ attempt: 2, code: 'no_such_card' }));
    expect(caseOf(...failed).refunds).toMatchObject([{ status: 'failed', attempt: 1 }]);
  });

  it('is none that was paid, waits for its approval, or is not there', () => {
    given(...approved, refundSettled())
      .when(failRefund())
      .thenRefused('REFUND_NOT_OPEN', { status: 'settled' });
    given(...received, refundApprovalRequested())
      .when(failRefund())
      .thenRefused('REFUND_NOT_OPEN');
    given(...received)
      .when(failRefund())
      .thenRefused('REFUND_NOT_FOUND');
    given(...approved)
      .when(failRefund({ attempt: 2 }))
      .thenRefused('REFUND_NOT_OPEN');
  });

  it('keeps its units: none of them is refunded by another one', () => {
    given(...failed)
      .when(refund({ refundId: 'refund-2' }))
      .then(refundApproved({ refundId: 'refund-2', ...other }));
    given(...failed)
      .when(refund({ refundId: 'refund-2', lines: [{ lineId: 'line-1', quantity: 2 }] }))
      .thenRefused('NOTHING_TO_REFUND');
    expect(refundPreview(caseOf(...failed))).toEqual(other);
    expect(caseOf(...failed).lines[0]?.units[0]?.unit).toMatchObject({ settlement: 'failed', refundId: 'refund-1' });
  });

  it('can be rejected, which sets its units free', () => {
    given(...failed)
      .when(rejectRefund())
      .then(refundRejected());
    given(...failed, refundRejected())
      .when(refund({ refundId: 'refund-2', lines: [{ lineId: 'line-1', quantity: 2 }] }))
      .then(refundApproved({ refundId: 'refund-2', ...breakdown({ slots: [[0, 1]], net: 6666, tax: 666 }) }));
    given(...failed, refundApproved({ refundId: 'refund-2', ...other }))
      .when(rejectRefund())
      .then(refundRejected());
    given(...retried)
      .when(rejectRefund())
      .thenRefused('REFUND_NOT_OPEN', { status: 'approved' });
  });
});

describe('RetryRefund', () => {
  it('asks for the next attempt, by the provider or by hand', () => {
    given(...failed)
      .when(retryRefund())
      .then(refundRetryRequested());
    given(...failed)
      .when(retryRefund({ refundId: 'refund-1', provider: 'manual' }))
      .then(refundRetryRequested({ provider: 'manual' }));
    given(...retried, refundNotSettled({ attempt: 2 }))
      .when(retryRefund())
      .then(refundRetryRequested({ attempt: 3 }));
    given(...failed, refundApproved({ refundId: 'refund-2', ...other }))
      .when(retryRefund())
      .then(refundRetryRequested());
    expect(caseOf(...retried).refunds).toMatchObject([{ status: 'approved', attempt: 2 }]);
    expect(caseOf(...retried).lines[0]?.units[0]?.unit).toMatchObject({ settlement: 'pending' });
  });

  it('is already so while the next attempt is made', () => {
    given(...retried)
      .when(retryRefund())
      .thenNothing();
  });

  it.each([
    ['approved', approved],
    ['settled', [...retried, refundSettled()]],
    ['rejected', [...failed, refundRejected()]],
    ['awaitingApproval', [...received, refundApprovalRequested()]],
  ])('is refused on a refund that is %s', (status, history) => {
    given(...history)
      .when(retryRefund({ refundId: 'refund-1' }))
      .thenRefused('REFUND_NOT_OPEN', { refundId: 'refund-1', status });
  });

  it('needs a refund', () => {
    given(...received)
      .when(retryRefund())
      .thenRefused('REFUND_NOT_FOUND', { refundId: null });
  });

  it('is not asked for by who inspected a unit, nor for a unit that was declined since', () => {
    const inspected = itemInspected({ inspectedBy: finance.id });
    given(...failed, inspected)
      .when(retryRefund())
      .thenRefused('SEPARATION_OF_DUTIES', { actor: finance.id });
    given(...failed, itemInspected(), itemReinspected({ verdict: 'declined', reason: 'serialMismatch' }))
      .when(retryRefund())
      .thenRefused('REFUND_NOT_OPEN', { refundId: 'refund-1' });
  });
});
