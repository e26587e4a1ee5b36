import { describe, expect, it } from '@jest/globals';
import { goldenHistories, revived, stored } from '../testing/golden.js';
import {
  abandonRepair,
  addNote,
  admin,
  allocateReplacement,
  approveRefund,
  attachEvidence,
  cancelReturn,
  caseOf,
  changeBasis,
  chooseResolution,
  closeIfSettled,
  closeRma,
  completeRepair,
  continueCase,
  correctReceipt,
  declareLost,
  declineReturn,
  dispose,
  eligibilityOverridden,
  expireRma,
  failRefund,
  finance,
  foreignItem,
  inspectedItem,
  inspectItem,
  issueRma,
  livedCase,
  openCase,
  receiveItem,
  receiveParcel,
  recordDispatch,
  refund,
  reissueForm,
  rejectRefund,
  reopenRma,
  replacementLost,
  reportReplacementUnavailable,
  requestedLine,
  requestFactoryClaim,
  retryRefund,
  returnRequested,
  rmaReinstated,
  settleRefund,
  shipBack,
  shipReplacement,
  startRepair,
} from '../testing/index.js';
import type { RmaEvent } from './events.js';
import { caseView } from './view.js';

const types: Record<RmaEvent['type'], true> = {
  ReturnRequested: true,
  EligibilityOverridden: true,
  BasisChanged: true,
  RmaIssued: true,
  RmaFormReissued: true,
  ReturnDeclined: true,
  ReturnCancelled: true,
  RmaExpired: true,
  OutstandingUnitsExpired: true,
  RmaReinstated: true,
  RmaClosed: true,
  RmaReopened: true,
  NoteAdded: true,
  EvidenceAttached: true,
  ParcelDispatched: true,
  ParcelLostInPost: true,
  LostUnitsFound: true,
  LinkedParcelReceived: true,
  ItemReceived: true,
  UnexpectedItemReceived: true,
  ReceiptCorrected: true,
  ItemInspected: true,
  ItemReinspected: true,
  ResolutionChosen: true,
  UnitDisposed: true,
  UnitShippedBack: true,
  ReplacementAllocated: true,
  ReplacementUnavailable: true,
  ReplacementShipped: true,
  ReplacementLost: true,
  RepairStarted: true,
  RepairCompleted: true,
  RepairAbandoned: true,
  FactoryClaimRequested: true,
  RefundApprovalRequested: true,
  RefundApproved: true,
  RefundRejected: true,
  RefundSettled: true,
  RefundNotSettled: true,
  RefundRetryRequested: true,
};
const golden = goldenHistories(new URL('golden.json', import.meta.url));
const dear = requestedLine({
  slots: [[0, 2]],
  itemsTotal: 100_000,
  tax: 10_000,
  serialNumbers: ['S-0', 'S-1'],
  entitlement: { until: '2026-03-06', restsOnProof: false },
});
const requested = returnRequested({
  lines: [dear],
  proofOfPurchase: { purchasedOn: '2026-02-25' },
  troubleshooting: { guideId: 'guide-1', outcome: 'notSolved' },
});

/** What the golden histories were decided from. */
const lives: Record<string, readonly RmaEvent[]> = {
  refunded: livedCase(
    openCase({ opening: [requested, eligibilityOverridden()] }),
    issueRma({ proofConfirmed: true }),
    recordDispatch(),
    receiveItem({ items: [{ lineId: 'line-1', quantity: 3, serialNumbers: ['S-1'] }] }),
    attachEvidence(),
    inspectItem({
      items: [inspectedItem({ findings: ['abuseOrMisuse'], faultCode: 'F-12', evidence: ['evidence-1'], personal: 'sealed:note' })],
    }),
    chooseResolution({ resolution: 'returnAsIs', personal: 'sealed:agreedBy' }),
    chooseResolution({ resolution: 'refund' }),
    refund(),
    rejectRefund(),
    refund({ refundId: 'refund-2' }),
    approveRefund({ actor: admin }),
    settleRefund({ refundId: 'refund-2' }),
    addNote(),
    closeRma(),
  ),
  unexpected: livedCase(
    openCase({ opening: [requested] }),
    issueRma(),
    receiveItem({
      items: [
        { lineId: 'line-1', quantity: 4, serialNumbers: ['X-1'] },
        { lineId: 'line-9', quantity: 1 },
      ],
      unexpectedItems: [foreignItem({ sku: 'SOCKS', serialNumber: 'Y-1' })],
      formPresent: false,
    }),
    inspectItem({ items: [inspectedItem({ verdict: 'declined', reason: 'unidentifiable', disposition: 'quarantine' })] }),
    refund({ actor: finance }),
  ),
  claimed: livedCase(
    openCase({ opening: [returnRequested({ basis: 'warranty', wantedResolution: 'repair' })] }),
    issueRma(),
    receiveParcel(),
    inspectItem({ items: [inspectedItem({ faultCode: 'F-12', findings: ['normalWearAndTear'] })] }),
    requestFactoryClaim(),
  ),
  declined: livedCase(openCase(), declineReturn()),
  reinstated: livedCase(
    openCase({ opening: [requested] }),
    issueRma(),
    reissueForm(),
    expireRma(),
    continueCase({ continuation: rmaReinstated({ lines: [{ lineId: 'line-1', slots: [[0, 2]] }], returnBy: '2026-04-30' }) }),
    recordDispatch({ lines: [{ lineId: 'line-1', quantity: 2 }] }),
    declareLost(),
    expireRma({ now: '2026-04-30T16:00:00.000Z' }),
    receiveItem(),
    correctReceipt({ quantity: 0 }),
    correctReceipt({ quantity: 1 }),
    chooseResolution({ resolution: 'returnAsIs' }),
    shipBack(),
    closeIfSettled(),
    reopenRma(),
  ),
  toWarranty: livedCase(
    openCase(),
    issueRma(),
    receiveItem(),
    inspectItem(),
    changeBasis(),
    inspectItem({ items: [inspectedItem({ verdict: 'declined', reason: 'noFaultFound' })] }),
    changeBasis({
      basis: 'moneyBack',
      wantedResolution: 'refund',
      judgement: [{ lineId: 'line-1', entitlement: { until: '2026-03-06', restsOnProof: false } }],
      troubleshooting: null,
      personal: null,
    }),
  ),
  cancelled: livedCase(openCase(), issueRma(), cancelReturn({ personal: 'sealed:why' }), receiveItem()),
  replaced: livedCase(
    openCase({ opening: [{ ...requested, wantedResolution: 'replaceSame' }] }),
    issueRma(),
    receiveItem({ items: [{ lineId: 'line-1', quantity: 3 }] }),
    reportReplacementUnavailable({ lines: [{ lineId: 'line-1', quantity: 1 }] }),
    chooseResolution({ lines: [{ lineId: 'line-1', quantity: 1 }], resolution: 'replaceSameValue' }),
    allocateReplacement({ sku: 'PHONE-2', unitValue: { amount: 33_333, currency: 'GBP' } }),
    allocateReplacement(),
    shipReplacement({ serialNumbers: ['N-0', 'N-1', 'N-2'] }),
    dispose({ disposition: 'sendToFactory' }),
    continueCase({ continuation: replacementLost() }),
  ),
  repaired: livedCase(
    openCase({ opening: [returnRequested({ basis: 'warranty', wantedResolution: 'repair' })] }),
    issueRma(),
    receiveItem({ items: [{ lineId: 'line-1', quantity: 2 }] }),
    inspectItem({ items: [inspectedItem({ verdict: 'declined', reason: 'softwareModification', disposition: 'returnToSender' })] }),
    inspectItem({
      actor: admin,
      items: [inspectedItem({ findings: ['softwareModification'], disposition: 'repair', personal: 'sealed:note' })],
    }),
    startRepair(),
    abandonRepair(),
    chooseResolution({ resolution: 'repair' }),
    startRepair(),
    completeRepair(),
    shipBack({ unexpectedIds: ['receipt-1#1'], lines: [{ lineId: 'line-1', quantity: 1 }] }),
  ),
  notPaid: livedCase(
    openCase(),
    issueRma(),
    receiveItem(),
    refund(),
    failRefund(),
    retryRefund(),
    failRefund({ attempt: 2 }),
    retryRefund({ provider: 'manual' }),
    settleRefund(),
  ),
};

describe('the events of a case', () => {
  it('each have a golden sample', () => {
    const sampled = new Set(Object.values(golden).flatMap((history) => history.map(({ type }) => type)));
    expect([...sampled].toSorted()).toEqual(Object.keys(types).toSorted());
  });

  it('are written as they were when the samples were taken', () => {
    for (const [name, life] of Object.entries(lives)) expect(life.map(stored)).toStrictEqual(golden[name]);
  });

  it('are read as they were when the samples were taken', () => {
    expect(Object.keys(golden)).toEqual(Object.keys(lives));
    const seen = (name: string) => caseView(caseOf(...revived<RmaEvent>(golden[name])));
    expect(seen('refunded')).toMatchObject({
      status: 'closed',
      rmaNumber: 'RMA-3T2P-J1TD-5BMN-T',
      returnBy: '2026-03-31',
      refunds: [
        { refundId: 'refund-1', status: 'rejected', total: { amount: 110_000, currency: 'GBP' } },
        { refundId: 'refund-2', status: 'settled', total: { amount: 110_000, currency: 'GBP' }, reference: 'BANK-1' },
      ],
    });
    expect(seen('unexpected')).toMatchObject({
      status: 'received',
      unexpected: [{ why: 'serialNotOnLine' }, { why: 'notOnRma' }, { why: 'foreign' }],
      refunds: [{ status: 'approved', total: { amount: 73_334 } }],
    });
    expect([seen('declined').status, seen('cancelled').status]).toEqual(['declined', 'cancelled']);
    expect(seen('reinstated')).toMatchObject({
      status: 'inspected',
      returnBy: '2026-04-30',
      lines: [{ units: [{ custody: 'leftUs', settlement: 'done' }, { custody: 'lost' }, { custody: 'withSender', released: true }] }],
    });
    expect(seen('toWarranty')).toMatchObject({ basis: 'moneyBack', lines: [{ units: [{ verdict: 'accepted', resolution: 'refund' }] }] });
    expect(seen('replaced')).toMatchObject({
      status: 'inspected',
      lines: [
        {
          units: [
            { settlement: 'none', remedy: 'replacementLost' },
            { settlement: 'done', remedy: 'replacementShipped', replacementSku: 'PHONE-1', disposition: 'sendToFactory' },
          ],
        },
      ],
    });
    expect(seen('repaired')).toMatchObject({
      lines: [{ units: [{ custody: 'leftUs', verdict: 'accepted', settlement: 'done', remedy: 'repaired' }] }],
      unexpected: [{ why: 'surplus', status: 'shippedBack' }],
    });
    expect(seen('notPaid')).toMatchObject({ refunds: [{ status: 'settled', reference: 'BANK-1' }] });
  });
});
