import { eachSlot, lowest } from '../money/slots.js';
import type { Case, CaseLine } from './case.js';
import { changeEach, changeRefund, everyUnit, withRefund, withUnexpected, withUnits } from './changes.js';
import type {
  BasisChanged,
  ItemInspected,
  ItemReinspected,
  RequestedLine,
  ReturnRequested,
  RmaEvent,
  RmaIssued,
  RmaReinstated,
  UnitDisposed,
  UnitShippedBack,
} from './events.js';
import { unitsOf, type Unit } from './units.js';
import { unknownType } from '../unknown-type.js';

export type { Case, CaseLine, CaseRefund, Evidence, Stage, UnexpectedItem } from './case.js';

export type Rma = { readonly stage: 'none' } | Case;

export const noRma: Rma = { stage: 'none' };

export function evolveRma(state: Rma, event: RmaEvent): Rma {
  if (event.type === 'ReturnRequested') return requested(event);
  if (state.stage === 'none') throw new Error(`${event.type} before ReturnRequested`);
  return evolveCase(state, event);
}

/** The case one event later, once it was requested. */
export function evolveCase(state: Case, event: Exclude<RmaEvent, ReturnRequested>): Case {
  switch (event.type) {
    case 'EligibilityOverridden':
    case 'NoteAdded':
    case 'LostUnitsFound':
      return state;
    case 'EvidenceAttached': {
      const { type: _, ...file } = event;
      return { ...state, evidence: [...state.evidence, file] };
    }
    case 'LinkedParcelReceived':
      return { ...state, parcelIds: [...state.parcelIds, event.parcelId] };
    case 'BasisChanged':
      return withBasis(state, event);
    case 'RmaIssued':
      return issued(state, event);
    case 'RmaFormReissued':
      return { ...state, forms: state.forms + 1 };
    case 'ReturnDeclined':
      return { ...everyUnit(state, released), stage: 'declined' };
    case 'ReturnCancelled':
      return { ...everyUnit(state, released), stage: 'cancelled' };
    case 'RmaExpired':
      return { ...everyUnit(state, released), stage: 'expired' };
    case 'OutstandingUnitsExpired':
      return withUnits(state, event.lines, released);
    case 'RmaReinstated':
      return reinstated(state, event);
    case 'RmaClosed':
      return { ...state, stage: 'closed' };
    case 'RmaReopened':
      return { ...state, stage: 'issued', closesByHand: true };
    case 'ParcelDispatched':
      return withUnits(state, event.lines, { custody: 'inTransit' });
    case 'ParcelLostInPost':
      return withUnits(state, event.lines, { custody: 'lost' });
    case 'ItemReceived':
      return withUnits(state, [event], { custody: 'held' });
    case 'UnexpectedItemReceived': {
      const { type: _, ...item } = event;
      return { ...state, unexpected: [...state.unexpected, { ...item, status: 'open' }] };
    }
    case 'ReceiptCorrected':
      return withUnits(state, [event], { custody: event.to > event.from ? 'held' : 'withSender' });
    case 'ItemInspected':
    case 'ItemReinspected':
      return inspected(state, event);
    case 'ResolutionChosen':
      return withUnits(state, event.lines, { resolution: event.resolution, remedy: 'none', replacementSku: null });
    case 'UnitDisposed':
      return disposed(state, event);
    case 'UnitShippedBack':
      return shippedBack(state, event);
    case 'ReplacementAllocated':
      return withUnits(state, [event], { settlement: 'pending', remedy: 'replacementAllocated', replacementSku: event.sku });
    case 'ReplacementUnavailable':
      return withUnits(state, event.lines, { settlement: 'none', remedy: 'replacementUnavailable', replacementSku: null });
    case 'ReplacementShipped':
      return withUnits(state, event.lines, { settlement: 'done', remedy: 'replacementShipped', reserved: false });
    case 'ReplacementLost':
      return {
        ...withUnits(state, event.lines, { settlement: 'none', remedy: 'replacementLost', replacementSku: null, reserved: true }),
        reservationId: event.reservationId,
      };
    case 'RepairStarted':
      return withUnits(state, event.lines, { settlement: 'pending', remedy: 'inRepair' });
    case 'RepairCompleted':
      return withUnits(state, event.lines, { remedy: 'repaired' });
    case 'RepairAbandoned':
      return withUnits(state, event.lines, { settlement: 'none', remedy: 'repairAbandoned' });
    case 'FactoryClaimRequested':
      return withUnits(state, event.lines, { claimId: event.claimId });
    case 'RefundApprovalRequested': {
      const { type: _, ...refund } = event;
      return withRefund(state, { ...refund, status: 'awaitingApproval', attempt: 1, reference: null });
    }
    case 'RefundApproved': {
      const { type: _, ...refund } = event;
      return withRefund(state, { requestedBy: null, ...refund, status: 'approved', attempt: 1, reference: null });
    }
    case 'RefundRejected':
      return changeRefund(state, event.refundId, { status: 'rejected' }, { settlement: 'none', refundId: null });
    case 'RefundSettled':
      return changeRefund(
        state,
        event.refundId,
        { status: 'settled', reference: event.reference },
        { settlement: 'done', reserved: false },
      );
    case 'RefundNotSettled':
      return changeRefund(state, event.refundId, { status: 'failed' }, { settlement: 'failed' });
    case 'RefundRetryRequested':
      return changeRefund(state, event.refundId, { status: 'approved', attempt: event.attempt }, { settlement: 'pending' });
    default:
      return unknownType(event);
  }
}

function issued(state: Case, { rmaNumber, returnBy, proofConfirmed }: RmaIssued): Case {
  return { ...state, stage: 'issued', rmaNumber, returnBy, proofConfirmed, forms: 1 };
}

const released = { reserved: false } as const;

function inspected(state: Case, event: ItemInspected | ItemReinspected): Case {
  const { lineId, slots, verdict, reason, disposition, inspectedBy, faultCode, findings } = event;
  const judged = withUnits(state, [event], { verdict, reason, disposition, inspectedBy });
  return { ...judged, inspections: [...state.inspections, { lineId, slots, faultCode, findings }] };
}

function requested({ type: _, lines, ...request }: ReturnRequested): Case {
  const unit: Unit = {
    custody: 'withSender',
    verdict: 'pending',
    reason: null,
    resolution: request.wantedResolution,
    settlement: 'none',
    disposition: null,
    refundId: null,
    inspectedBy: null,
    reserved: true,
    remedy: 'none',
    replacementSku: null,
    claimId: null,
  };
  return {
    stage: 'requested',
    request,
    orderId: request.orderId,
    reservationId: request.reservationId,
    rmaNumber: null,
    returnBy: null,
    proofConfirmed: false,
    forms: 0,
    closesByHand: false,
    lines: lines.map((line) => ({ ...line, serials: serialsOn(line), units: unitsOf(line.slots, unit) })),
    unexpected: [],
    refunds: [],
    inspections: [],
    evidence: [],
    parcelIds: [],
  };
}

function serialsOn({ slots, serialNumbers }: RequestedLine): CaseLine['serials'] {
  return eachSlot(lowest(slots, serialNumbers.length)).flatMap((slot, index) => {
    const serialNumber = serialNumbers[index] ?? null;
    return serialNumber === null ? [] : [{ slot, serialNumber }];
  });
}

function withBasis(state: Case, event: BasisChanged): Case {
  const { basis, wantedResolution, troubleshooting, entitlements } = event;
  const request = { ...state.request, basis, wantedResolution, troubleshooting: troubleshooting ?? state.request.troubleshooting };
  const lines = state.lines.map((line) => {
    const judged = entitlements.find(({ lineId }) => lineId === line.lineId);
    return judged ? { ...line, entitlement: judged.entitlement } : line;
  });
  const anew = everyUnit({ ...state, request, lines }, { resolution: wantedResolution, remedy: 'none', replacementSku: null });
  const accepted = withUnits(anew, event.accepted, { verdict: 'accepted', reason: null });
  return withUnits(accepted, event.toInspect, { verdict: 'pending', reason: null, inspectedBy: null });
}

/** Issued before: issued again, with what is here already; never issued: it waits for the decision once more. What is settled stays so. */
function reinstated(state: Case, { reservationId, returnBy, lines }: RmaReinstated): Case {
  const stage = state.rmaNumber === null ? 'requested' : 'issued';
  return { ...changeEach(state, lines, ({ settlement }) => settlement !== 'done', { reserved: true }), stage, reservationId, returnBy };
}

/** What is scrapped or sent to the factory is not ours to send any more; what goes to its sender is here until it is shipped back. */
function disposed(state: Case, { disposition, lines, unexpectedIds }: UnitDisposed): Case {
  const leaves = disposition === 'scrap' || disposition === 'sendToFactory';
  const units = withUnits(state, lines, leaves ? { disposition, custody: 'leftUs' } : { disposition });
  return disposition === 'returnToSender' ? units : withUnexpected(units, unexpectedIds, 'disposed');
}

/** A repaired unit stays a repaired one; every other is settled by being sent back. */
function shippedBack(state: Case, { lines, unexpectedIds }: UnitShippedBack): Case {
  const gone = withUnits(state, lines, { custody: 'leftUs', settlement: 'done', reserved: false });
  return withUnexpected(
    changeEach(gone, lines, ({ remedy }) => remedy !== 'repaired', { remedy: 'shippedBack' }),
    unexpectedIds,
    'shippedBack',
  );
}
