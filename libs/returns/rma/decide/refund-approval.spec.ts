import { describe, it } from '@jest/globals';
import {
  admin,
  approveRefund,
  breakdown,
  finance,
  givenCase as given,
  itemInspected,
  itemReceived,
  lead,
  policy,
  policyBook,
  refund,
  refundApprovalRequested,
  refundApproved,
  refundRejected,
  refundSettled,
  rejectRefund,
  requestedLine,
  returnRequested,
  rmaIssued,
} from '../../testing/index.js';

const serialNumbers = ['S-0', 'S-1', 'S-2'];
const threePhones = returnRequested({ lines: [requestedLine({ slots: [[0, 2]], serialNumbers })] });
const issued = [threePhones, rmaIssued()];
const received = [...issued, itemReceived({ slots: [[0, 2]] })];
const everything = breakdown({ slots: [[0, 2]], net: 10_000, tax: 1_000 });
const declined = itemInspected({ verdict: 'declined', reason: 'serialMismatch' });
const line = (quantity: number, ...serialNumbers: string[]) => [{ lineId: 'line-1', quantity, serialNumbers }];

describe('the amount that needs an approval', () => {
  const costing = (itemsTotal: number) => [
    returnRequested({ lines: [requestedLine({ lineQuantity: 1, itemsTotal, tax: 1_000 })] }),
    rmaIssued(),
    itemReceived(),
  ];
  const paying = (net: number) => breakdown({ slots: [[0, 0]], net, tax: 1_000 });

  it('is above the policy’s, tax included', () => {
    given(...costing(39_000))
      .when(refund())
      .then(refundApproved(paying(39_000)));
    given(...costing(39_001))
      .when(refund())
      .then(refundApprovalRequested(paying(39_001)));
    given(...costing(39_001))
      .when(refund({ actor: lead }))
      .then(refundApprovalRequested({ ...paying(39_001), requestedBy: 'lead-1' }));
  });

  it.each([finance, admin])('is none for $role', (actor) => {
    given(...costing(1_000_000))
      .when(refund({ actor }))
      .then(refundApproved(paying(1_000_000)));
  });

  it('is any in a currency that the policy does not name', () => {
    const inYen = returnRequested({ currency: 'JPY', lines: [requestedLine({ lineQuantity: 1, itemsTotal: 1, tax: 0 })] });
    const yen = (amount: number) => ({ amount, currency: 'JPY' });
    given(inYen, rmaIssued(), itemReceived())
      .when(refund())
      .then(
        refundApprovalRequested({
          lines: [{ lineId: 'line-1', quantity: 1, slots: [[0, 0]], net: yen(1), tax: yen(0), total: yen(1) }],
          shipping: yen(0),
          fees: yen(0),
          total: yen(1),
        }),
      );
  });

  it('is that of the procedure in force at the refund (R10)', () => {
    const stricter = policy({
      version: 'seller@000000000002',
      effectiveFrom: '2026-03-02',
      procedure: { ...policy().procedure, refundWithoutApprovalUpTo: { GBP: 10_999 } },
    });
    const policies = policyBook(policy(), stricter);
    given(...received)
      .when(refund({ policies, now: '2026-03-01T15:59:59.999Z' }))
      .then(refundApproved(everything));
    given(...received)
      .when(refund({ policies, now: '2026-03-01T16:00:00.000Z' }))
      .then(refundApprovalRequested(everything));
  });
});

describe('separation of duties', () => {
  const inspectedBy = (id: string) => [...received, itemInspected({ inspectedBy: id })];

  it.each([
    ['agent', 'agent-1'],
    ['finance', 'finance-1'],
    ['admin', 'admin-1'],
  ] as const)('who inspected a unit does not refund it, as %s neither', (role, id) => {
    given(...inspectedBy(id))
      .when(refund({ actor: { id, role } }))
      .thenRefused('SEPARATION_OF_DUTIES', { actor: id });
  });

  it('is about the units: others of the line may be refunded', () => {
    given(...inspectedBy('agent-1'))
      .when(refund({ lines: line(2, 'S-1', 'S-2') }))
      .then(refundApproved(breakdown({ slots: [[1, 2]], net: 6667, tax: 667 })));
  });

  it('is about all units: one that they inspected is enough', () => {
    const both = [returnRequested({ lines: [requestedLine(), requestedLine({ lineId: 'line-2' })] }), rmaIssued()];
    given(...both, itemReceived(), itemReceived({ lineId: 'line-2' }), itemInspected({ lineId: 'line-2', inspectedBy: 'agent-1' }))
      .when(refund())
      .thenRefused('SEPARATION_OF_DUTIES');
  });

  it('who asked for a refund or inspected a unit does not approve it', () => {
    const waiting = [...inspectedBy('finance-1'), refundApprovalRequested({ requestedBy: 'lead-1' })];
    given(...waiting)
      .when(approveRefund())
      .thenRefused('SEPARATION_OF_DUTIES', { actor: 'finance-1' });
    given(...waiting)
      .when(approveRefund({ actor: { id: 'lead-1', role: 'admin' } }))
      .thenRefused('SEPARATION_OF_DUTIES', { refundId: 'refund-1' });
    given(...waiting)
      .when(approveRefund({ actor: admin }))
      .then(refundApproved());
  });
});

describe('ApproveRefund', () => {
  const waiting = [...received, refundApprovalRequested()];

  it('approves the one that waits, as it was asked for', () => {
    given(...waiting)
      .when(approveRefund())
      .then(refundApproved());
    given(...waiting)
      .when(approveRefund({ refundId: 'refund-1' }))
      .then(refundApproved());
    const second = breakdown({ slots: [[1, 1]], net: 3333, tax: 333 });
    given(...received, refundApprovalRequested(), refundApprovalRequested({ refundId: 'refund-2', ...second }))
      .when(approveRefund({ refundId: 'refund-2' }))
      .then(refundApproved({ refundId: 'refund-2', ...second }));
    given(...received, refundApproved(), refundApprovalRequested({ refundId: 'refund-2', ...second }))
      .when(approveRefund())
      .then(refundApproved({ refundId: 'refund-2', ...second }));
  });

  it('means the one that waits, also when another came after it', () => {
    const second = breakdown({ slots: [[1, 1]], net: 3333, tax: 333 });
    given(...waiting, refundApproved({ refundId: 'refund-2', ...second }))
      .when(approveRefund())
      .then(refundApproved());
  });

  it('is already so on an approved or a settled one', () => {
    given(...waiting, refundApproved())
      .when(approveRefund())
      .thenNothing();
    given(...waiting, refundApproved(), refundSettled())
      .when(approveRefund({ refundId: 'refund-1' }))
      .thenNothing();
  });

  it('does not pay for a unit that was declined while the refund waited', () => {
    given(...waiting, declined)
      .when(approveRefund())
      .thenRefused('REFUND_NOT_OPEN', { refundId: 'refund-1' });
    given(...waiting, itemInspected({ ...declined, slots: [[1, 1]] }))
      .when(approveRefund())
      .then(refundApproved());
  });

  it('refuses a rejected one and one that is not there', () => {
    given(...waiting, refundRejected())
      .when(approveRefund())
      .thenRefused('REFUND_NOT_OPEN', { refundId: 'refund-1', status: 'rejected' });
    given(...waiting)
      .when(approveRefund({ refundId: 'refund-9' }))
      .thenRefused('REFUND_NOT_FOUND', { refundId: 'refund-9' });
    given(...received)
      .when(approveRefund())
      .thenRefused('REFUND_NOT_FOUND', { refundId: null });
  });
});

describe('RejectRefund', () => {
  const waiting = [...received, refundApprovalRequested()];

  it('rejects the one that waits', () => {
    given(...waiting)
      .when(rejectRefund())
      .then(refundRejected());
    given(...waiting)
      .when(rejectRefund({ refundId: 'refund-1' }))
      .then(refundRejected());
  });

  it('is already so on a rejected one', () => {
    given(...waiting, refundRejected())
      .when(rejectRefund())
      .thenNothing();
  });

  it('comes too late for an approved or a settled one', () => {
    given(...waiting, refundApproved())
      .when(rejectRefund())
      .thenRefused('REFUND_NOT_OPEN', { status: 'approved' });
    given(...waiting, refundApproved(), refundSettled())
      .when(rejectRefund())
      .thenRefused('REFUND_NOT_OPEN', { status: 'settled' });
    given(...received)
      .when(rejectRefund())
      .thenRefused('REFUND_NOT_FOUND');
  });
});
