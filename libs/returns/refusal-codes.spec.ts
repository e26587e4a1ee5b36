import { describe, expect, it } from '@jest/globals';
import { isRefusal, type Decision, type Refusal } from './decision.js';
import {
  decideClaim,
  decideOrder,
  decideParcel,
  decideRefund,
  decideRma,
  noClaim,
  noParcel,
  noRefund,
  noRma,
  refusalCodes,
  reinstatementOf,
  replacementLossOf,
  unknownOrder,
  type RefusalCode,
} from './index.js';
import {
  allocateReplacement,
  approveRefund,
  cancelReturn,
  by,
  caseOf,
  correctReceipt,
  declareLost,
  reissueForm,
  reopenRma,
  returnDeclined,
  chooseResolution,
  claimOf,
  closeRma,
  completeRepair,
  declineReturn,
  dispose,
  factoryClaimAccepted,
  factoryClaimOpened,
  factoryClaimRejected,
  honourForFactory,
  inspectedItem,
  inspectItem,
  issueRma,
  itemInspected,
  itemReceived,
  lead,
  linkParcel,
  orderOf,
  orderRecorded,
  parcelDispatched,
  parcelLinked,
  parcelOf,
  parcelSentBack,
  recordDispatch,
  recordFactoryResponse,
  recordManualRefund,
  recordOrder,
  recordShipment,
  refund,
  refundApprovalRequested,
  refundApproved,
  refundRejected,
  replacementAllocated,
  requestedLine,
  requestFactoryClaim,
  requestReturn,
  resolutionChosen,
  returnRequested,
  rmaIssued,
  sendParcelBack,
  settleRefund,
  shipBack,
  shipment,
  shipmentRecorded,
  shipReplacement,
  soldLine,
  startRepair,
  timeOutClaim,
  unauthorisedParcelReceived,
  unitDisposed,
  unitsReserved,
  wantedLine,
  warrantyHonouredByCompany,
} from './testing/index.js';

const sold = orderOf(orderRecorded({ lines: [soldLine({ serialNumbers: ['S-0'] })] }), shipmentRecorded());
const reserved = orderOf(orderRecorded({ lines: [soldLine({ serialNumbers: ['S-0'] })] }), shipmentRecorded(), unitsReserved());
const uncategorised = orderOf(orderRecorded({ lines: [soldLine({ category: null })] }), shipmentRecorded());
const requested = caseOf(returnRequested());
const issued = caseOf(returnRequested(), rmaIssued());
const claimed = caseOf(returnRequested({ basis: 'warranty' }), rmaIssued());
const received = caseOf(returnRequested(), rmaIssued(), itemReceived());
const claimedGoods = caseOf(returnRequested({ basis: 'warranty', wantedResolution: 'repair' }), rmaIssued(), itemReceived());
const asIs = resolutionChosen({ resolution: 'returnAsIs' });
const toReplace = caseOf(returnRequested({ wantedResolution: 'replaceSame' }), rmaIssued(), itemReceived());
const ofLikeValue = caseOf(returnRequested({ wantedResolution: 'replaceSameValue' }), rmaIssued(), itemReceived());
const allocated = caseOf(returnRequested({ wantedResolution: 'replaceSame' }), rmaIssued(), itemReceived(), replacementAllocated());
const approved = caseOf(returnRequested(), rmaIssued(), itemReceived(), refundApproved());
const rejected = caseOf(returnRequested(), rmaIssued(), itemReceived(), refundApprovalRequested(), refundRejected());

const ofTwoFactories = caseOf(
  returnRequested({
    basis: 'warranty',
    lines: [requestedLine(), requestedLine({ lineId: 'line-2', factoryId: 'factory-2' })],
  }),
  itemReceived(),
  itemInspected(),
  itemReceived({ lineId: 'line-2' }),
  itemInspected({ lineId: 'line-2' }),
);

const warranty = { basis: 'warranty', wantedResolution: 'repair' } as const;
const stranger = { kind: 'consumer', id: 'consumer-9', locale: null } as const;
const one = (lineId: string, ...serialNumbers: string[]) => ({ lines: [{ lineId, quantity: 1, serialNumbers }] });

function notReinstatable(): Refusal {
  const decided = reinstatementOf(caseOf(returnRequested(), returnDeclined()), by(lead), null);
  if (decided === 'alreadySo' || !isRefusal(decided)) throw new Error('A declined return is not reinstated');
  return decided;
}

/** How each code is reached; a code without an entry does not compile. */
const reached: Record<RefusalCode, Decision<unknown>> = {
  ORDER_CONFLICT: decideOrder(recordOrder(), sold),
  NO_RECORD_OF_SALE: decideOrder(recordShipment({ shipment: shipment() }), unknownOrder),
  NOT_THE_BUYER: decideOrder(requestReturn({ requestedBy: stranger }), sold),
  RESOLUTION_NOT_OFFERED: decideOrder(requestReturn({ wantedResolution: 'repair' }), sold),
  NOT_SHIPPED: decideOrder(requestReturn(), orderOf(orderRecorded())),
  FACT_MISSING: decideOrder(requestReturn(warranty), uncategorised),
  SERIAL_NOT_ON_ORDER: decideOrder(requestReturn({ lines: [wantedLine({ serialNumbers: ['X'] })] }), sold),
  UNIT_ALREADY_ON_RMA: decideOrder(requestReturn({ lines: [wantedLine({ serialNumbers: ['S-0'] })] }), reserved),
  QUANTITY_NOT_RETURNABLE: decideOrder(requestReturn({ lines: [wantedLine({ quantity: 3 })] }), reserved),
  WINDOW_CLOSED: decideOrder(requestReturn({ now: '2026-03-07T00:00:00.000Z' }), sold),
  WARRANTY_EXPIRED: decideOrder(requestReturn({ ...warranty, now: '2027-02-21T00:00:00.000Z' }), sold),
  TROUBLESHOOTING_REQUIRED: decideOrder(requestReturn(warranty), sold),
  NOT_REQUESTED: decideRma(declineReturn(), issued),
  RMA_NOT_LIVE: decideRma(closeRma(), requested),
  REASON_NOT_ALLOWED: decideRma(declineReturn({ reason: 'abuseOrMisuse' }), requested),
  GOODS_ON_THE_WAY: decideRma(cancelReturn(), caseOf(returnRequested(), rmaIssued(), parcelDispatched())),
  GOODS_HELD: decideRma(cancelReturn(), received),
  LINE_NOT_ON_RMA: decideRma(recordDispatch(one('line-9')), issued),
  SERIAL_NOT_ON_RMA: decideRma(recordDispatch(one('line-1', 'X')), issued),
  NOT_WITH_SENDER: decideRma(recordDispatch(one('line-1')), received),
  NOT_RECEIVED: decideRma(inspectItem({ items: [inspectedItem()] }), issued),
  ALREADY_SETTLED: decideRma(chooseResolution(), approved),
  GOODS_NOT_RECEIVED: decideRma(refund(), issued),
  NOTHING_TO_REFUND: decideRma(refund(), approved),
  NOT_REFUNDABLE_UNDER_WARRANTY: decideRma(refund(), claimed),
  OTHER_RESOLUTION_CHOSEN: decideRma(refund(), caseOf(returnRequested(), rmaIssued(), itemReceived(), resolutionChosen())),
  SEPARATION_OF_DUTIES: decideRma(
    refund({ actor: lead }),
    caseOf(returnRequested(), rmaIssued(), itemReceived(), itemInspected({ inspectedBy: lead.id })),
  ),
  REFUND_NOT_FOUND: decideRefund(recordManualRefund(), noRefund),
  REFUND_NOT_OPEN: decideRma(approveRefund(), rejected),
  NOT_SETTLED: decideRma(closeRma(), received),
  NOT_ACCEPTED: decideRma(startRepair(), claimedGoods),
  SKU_DIFFERS: decideRma(allocateReplacement({ sku: 'PHONE-2' }), toReplace),
  VALUE_DIFFERS: decideRma(allocateReplacement({ sku: 'PHONE-2', unitValue: { amount: 1, currency: 'GBP' } }), ofLikeValue),
  NOT_ALLOCATED: decideRma(shipReplacement(), toReplace),
  MORE_SERIALS_THAN_UNITS: decideRma(shipReplacement({ serialNumbers: ['A', 'B'] }), allocated),
  REPLACEMENT_NOT_SHIPPED: replacementLossOf(allocated, undefined) as Decision<unknown>,
  NOT_IN_REPAIR: decideRma(completeRepair(), claimedGoods),
  GOES_BACK_TO_SENDER: decideRma(dispose(), caseOf(returnRequested(), rmaIssued(), itemReceived(), asIs)),
  NOT_HELD: decideRma(dispose(), caseOf(returnRequested(), rmaIssued(), itemReceived(), unitDisposed({ disposition: 'scrap' }))),
  NOTHING_TO_SHIP_BACK: decideRma(shipBack(), received),
  UNEXPECTED_ITEM_NOT_OPEN: decideRma(shipBack({ unexpectedIds: ['receipt-1#1'] }), received),
  NOT_UNDER_WARRANTY: decideRma(requestFactoryClaim(), received),
  NOTHING_TO_CLAIM: decideRma(requestFactoryClaim(), claimed),
  SEVERAL_FACTORIES: decideRma(requestFactoryClaim(), ofTwoFactories),
  CLAIM_NOT_FOUND: decideClaim(timeOutClaim(), noClaim),
  CLAIM_ANSWERED: decideClaim(recordFactoryResponse({ rejectedFor: 'X-1' }), claimOf(factoryClaimOpened(), factoryClaimAccepted())),
  CLAIM_NOT_REFUSED: decideClaim(honourForFactory(), claimOf(factoryClaimOpened())),
  CLAIM_HONOURED: decideClaim(
    honourForFactory(),
    claimOf(factoryClaimOpened(), factoryClaimRejected(), warrantyHonouredByCompany({ cost: { amount: 1, currency: 'GBP' } })),
  ),
  PARCEL_NOT_FOUND: decideParcel(sendParcelBack(), noParcel),
  PARCEL_LINKED: decideParcel(sendParcelBack(), parcelOf(unauthorisedParcelReceived(), parcelLinked())),
  PARCEL_SENT_BACK: decideParcel(linkParcel(), parcelOf(unauthorisedParcelReceived(), parcelSentBack())),
  NOT_IN_TRANSIT: decideRma(declareLost(), issued),
  RECEIPT_NOT_CORRECTABLE: decideRma(correctReceipt({ quantity: 2 }), received),
  FORM_NOT_NEEDED: decideRma(reissueForm(), received),
  NOT_REINSTATABLE: notReinstatable(),
  NOT_CLOSED: decideRma(reopenRma(), received),
  EVIDENCE_NOT_FOUND: decideRma(inspectItem({ items: [inspectedItem({ evidence: ['evidence-9'] })] }), received),
};

describe('the refusal codes', () => {
  it.each(Object.entries(reached))('%s is reached', (code, decision) => {
    expect(decision).toMatchObject({ refused: code });
  });

  it('each have a short title', () => {
    expect(Object.keys(refusalCodes).toSorted()).toEqual(Object.keys(reached).toSorted());
    for (const title of Object.values(refusalCodes)) expect(title).toMatch(/^[A-Z][^.]{8,40}$/);
  });

  it('are what a case without a request and a settlement without a refund are refused with, too', () => {
    expect(decideRma(issueRma(), noRma)).toMatchObject({ refused: 'NO_RECORD_OF_SALE' });
    expect(decideRma(settleRefund(), received)).toMatchObject({ refused: 'REFUND_NOT_FOUND' });
  });
});
