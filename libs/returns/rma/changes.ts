import { intersect } from '../money/slots.js';
import type { RefundId } from '../ids.js';
import type { Case, CaseRefund, UnexpectedItem } from './case.js';
import type { UnitsOfLine } from './events.js';
import { changeUnits, slotsWhere, type Unit } from './units.js';

export function withUnits(state: Case, changed: readonly UnitsOfLine[], change: Partial<Unit>): Case {
  const lines = [...state.lines];
  for (const { lineId, slots } of changed) {
    const index = lines.findIndex((line) => line.lineId === lineId);
    const line = lines[index];
    if (!line) throw new Error(`No line ${lineId} on the RMA`);
    lines[index] = { ...line, units: changeUnits(line.units, slots, change) };
  }
  return { ...state, lines };
}

/** A new refund, or the approved one in place of the one that waited: its units have a payment pending. */
export function withRefund(state: Case, refund: CaseRefund): Case {
  const before = state.refunds.find(({ refundId }) => refundId === refund.refundId);
  const known = before ? { ...refund, requestedBy: before.requestedBy } : refund;
  const refunds = before ? state.refunds.map((one) => (one === before ? known : one)) : [...state.refunds, known];
  return { ...withUnits(state, refund.lines, { settlement: 'pending', refundId: refund.refundId }), refunds };
}

export function changeRefund(state: Case, refundId: RefundId, end: Partial<CaseRefund>, change: Partial<Unit>): Case {
  const refund = state.refunds.find((one) => one.refundId === refundId);
  if (!refund) throw new Error(`No refund ${refundId} on the RMA`);
  const refunds = state.refunds.map((one) => (one === refund ? { ...one, ...end } : one));
  return { ...withUnits(state, refund.lines, change), refunds };
}

export function withUnexpected(state: Case, ids: readonly string[], status: UnexpectedItem['status']): Case {
  if (ids.length === 0) return state;
  const unexpected = state.unexpected.map((item) => (ids.includes(item.unexpectedId) ? { ...item, status } : item));
  return { ...state, unexpected };
}

export function everyUnit(state: Case, change: Partial<Unit>): Case {
  return withUnits(state, state.lines, change);
}

/** Changes those of the units that are so. */
export function changeEach(state: Case, units: readonly UnitsOfLine[], is: (unit: Unit) => boolean, change: Partial<Unit>): Case {
  const meant = units.map(({ lineId, slots }) => {
    const line = state.lines.find((one) => one.lineId === lineId);
    return { lineId, slots: line ? intersect(slots, slotsWhere(line.units, is)) : slots };
  });
  return withUnits(state, meant, change);
}
