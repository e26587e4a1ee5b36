import { countOf } from '../money/slots.js';
import { serialsOf } from './select.js';
import type { Case, CaseLine, CaseRefund, UnexpectedItem } from './state.js';
import { statusOf } from './status.js';
import type { UnitRun } from './units.js';

/** A case as people read it (design page 3); what is personal is still sealed in it. */
export function caseView(rma: Case) {
  const { rmaId, orderId, orderNumber, basis, policyVersion, requestedAt, requestedBy, channel, wantedResolution } = rma.request;
  return {
    rmaId,
    rmaNumber: rma.rmaNumber,
    orderId,
    orderNumber,
    basis,
    status: statusOf(rma),
    policyVersion,
    channel,
    requestedBy: { kind: requestedBy.kind, id: requestedBy.id },
    requestedAt,
    wantedResolution,
    ...(rma.returnBy === null ? {} : { returnBy: rma.returnBy }),
    lines: rma.lines.map(lineView),
    unexpected: rma.unexpected.map(unexpectedView),
    refunds: rma.refunds.map(refundView),
  };
}

function lineView(line: CaseLine) {
  return {
    lineId: line.lineId,
    sku: line.sku,
    quantity: countOf(line.slots),
    reason: line.reason,
    entitledUntil: line.entitlement.until,
    units: line.units.map((run) => unitsView(line, run)),
  };
}

function unitsView(line: CaseLine, { slots, unit }: UnitRun) {
  const serialNumbers = serialsOf(line, [slots]);
  return {
    quantity: countOf([slots]),
    ...(serialNumbers.length > 0 ? { serialNumbers } : {}),
    custody: unit.custody,
    verdict: unit.verdict,
    ...(unit.reason === null ? {} : { reason: unit.reason }),
    resolution: unit.resolution,
    settlement: unit.settlement,
    ...(unit.disposition === null ? {} : { disposition: unit.disposition }),
    ...(unit.remedy === 'none' ? {} : { remedy: unit.remedy }),
    ...(unit.replacementSku === null ? {} : { replacementSku: unit.replacementSku }),
    ...(unit.claimId === null ? {} : { claimId: unit.claimId }),
    ...(unit.reserved || unit.settlement === 'done' ? {} : { released: true }),
  };
}

function unexpectedView({ unexpectedId, why, lineId, sku, serialNumber, quantity, status, personal }: UnexpectedItem) {
  return { unexpectedId, why, lineId, sku, serialNumber, quantity, status, personal };
}

function refundView({ refundId, status, lines, shipping, fees, total, reference }: CaseRefund) {
  return { refundId, status, lines, shipping, fees, total, reference };
}
