import {
  rmaNumberOf,
  type EligibilityOverridden,
  type ItemInspected,
  type ItemReceived,
  type NoteAdded,
  type ParcelDispatched,
  type RefundApprovalRequested,
  type RefundApproved,
  type RefundBreakdown,
  type RefundRejected,
  type RefundSettled,
  type ReplacementLost,
  type RequestedLine,
  type ResolutionChosen,
  type ReturnCancelled,
  type ReturnDeclined,
  type ReturnRequested,
  type RmaClosed,
  type RmaId,
  type RmaIssued,
  type RmaReinstated,
  type SlotRange,
  type UnexpectedItemReceived,
} from '../index.js';
import { builder, type Plain } from './plain.js';

/** One of three phones that were sold for 100.00 and 10.00 tax. */
export function requestedLine(told: Partial<Plain<RequestedLine>> = {}): RequestedLine {
  const line: Plain<RequestedLine> = {
    lineId: 'line-1',
    sku: 'PHONE-1',
    category: 'cellPhone',
    factoryId: 'factory-1',
    reason: 'changeOfMind',
    slots: [[0, 0]],
    lineQuantity: 3,
    itemsTotal: 10_000,
    tax: 1_000,
    serialNumbers: [],
    replaced: [],
    entitlement: { until: '2026-03-06', restsOnProof: false },
    ...told,
  };
  return line as RequestedLine;
}

interface PaidUnits {
  readonly lineId?: string;
  readonly slots: readonly SlotRange[];
  readonly net: number;
  readonly tax: number;
}

/** What a refund in pounds says it pays; the first of three phones unless told otherwise. */
export function breakdown(...paid: readonly PaidUnits[]): RefundBreakdown {
  const pounds = (amount: number) => ({ amount, currency: 'GBP' });
  const units = paid.length > 0 ? paid : [{ slots: [[0, 0] as const], net: 3333, tax: 333 }];
  const lines = units.map(({ lineId = 'line-1', slots, net, tax }) => {
    const quantity = slots.reduce((sum, [first, last]) => sum + last - first + 1, 0);
    return { lineId, quantity, slots, net: pounds(net), tax: pounds(tax), total: pounds(net + tax) };
  });
  const total = pounds(units.reduce((sum, { net, tax }) => sum + net + tax, 0));
  return { lines, shipping: pounds(0), fees: pounds(0), total } as Plain<RefundBreakdown> as RefundBreakdown;
}

const unit = { lineId: 'line-1', slots: [[0, 0]] } as const;
const hold = { orderId: 'order-1', reservationId: 'rma-1#1' };

export const returnRequested = builder<ReturnRequested>('ReturnRequested', {
  ...hold,
  rmaId: 'rma-1',
  orderNumber: 'INV-1001',
  market: 'GB',
  buyer: { kind: 'reseller', id: 'reseller-1' },
  requestedBy: { kind: 'reseller', id: 'reseller-1', locale: 'en' },
  channel: 'reseller',
  requestedAt: '2026-03-01T02:00:00.000Z',
  requestedOn: '2026-03-01',
  timeZone: 'Asia/Hong_Kong',
  policyVersion: 'seller@test00000000',
  basis: 'moneyBack',
  wantedResolution: 'refund',
  currency: 'GBP',
  lines: [requestedLine()],
  proofOfPurchase: null,
  troubleshooting: null,
  personal: 'sealed:request',
});
export const eligibilityOverridden = builder<EligibilityOverridden>('EligibilityOverridden', {
  rule: 'WINDOW_CLOSED',
  personal: 'sealed:justification',
});
const rmaNumber = rmaNumberOf('rma-1' as RmaId);
export const rmaIssued = builder<RmaIssued>('RmaIssued', {
  rmaNumber,
  returnBy: '2026-03-31',
  returnAddress: ['Unit B, 2/F, High Fashion Centre', '1-11 Kwai Hei Street', 'Kwai Chung', 'Hong Kong'],
  formDocument: `${rmaNumber}/form/1`,
  proofConfirmed: false,
});
export const returnDeclined = builder<ReturnDeclined>('ReturnDeclined', { ...hold, reason: 'outsideWindow', personal: 'sealed:message' });
export const returnCancelled = builder<ReturnCancelled>('ReturnCancelled', { ...hold, personal: null });
export const parcelDispatched = builder<ParcelDispatched>('ParcelDispatched', {
  carrier: 'Post',
  lines: [unit],
  personal: 'sealed:tracking',
});
export const itemReceived = builder<ItemReceived>('ItemReceived', { ...unit, serialNumbers: [], formPresent: true, outOfTurn: false });
export const unexpectedItemReceived = builder<UnexpectedItemReceived>('UnexpectedItemReceived', {
  unexpectedId: 'receipt-1#1',
  why: 'surplus',
  lineId: 'line-1',
  sku: 'PHONE-1',
  serialNumber: null,
  quantity: 1,
  formPresent: true,
  outOfTurn: false,
  personal: null,
});
export const itemInspected = builder<ItemInspected>('ItemInspected', {
  ...unit,
  condition: 'asNew',
  faultCode: null,
  verdict: 'accepted',
  reason: null,
  findings: [],
  disposition: 'restock',
  evidence: [],
  inspectedBy: 'warehouse-1',
  personal: null,
});
export const resolutionChosen = builder<ResolutionChosen>('ResolutionChosen', {
  resolution: 'replaceSame',
  lines: [unit],
  personal: null,
});
export const refundApprovalRequested = builder<RefundApprovalRequested>('RefundApprovalRequested', {
  refundId: 'refund-1',
  requestedBy: 'agent-1',
  ...breakdown(),
});
export const refundApproved = builder<RefundApproved>('RefundApproved', { refundId: 'refund-1', ...breakdown() });
export const refundRejected = builder<RefundRejected>('RefundRejected', { refundId: 'refund-1', personal: 'sealed:reason' });
export const refundSettled = builder<RefundSettled>('RefundSettled', {
  ...hold,
  refundId: 'refund-1',
  lines: [unit],
  total: { amount: 3666, currency: 'GBP' },
  provider: 'manual',
  reference: 'BANK-1',
});
export const rmaReinstated = builder<RmaReinstated>('RmaReinstated', {
  orderId: 'order-1',
  reservationId: 'rma-1#2',
  returnBy: '2026-03-31',
  lines: [unit],
  personal: 'sealed:reason',
});
export const rmaClosed = builder<RmaClosed>('RmaClosed', { outcome: 'refunded' });
export const noteAdded = builder<NoteAdded>('NoteAdded', { personal: 'sealed:note' });
export const replacementLost = builder<ReplacementLost>('ReplacementLost', { reservationId: 'rma-1#2', lines: [unit] });
