import { dayIn } from '../../calendar/calendar.js';
import { everyOrRefusal, isRefusal, refuse, type Decision, type Refusal } from '../../decision.js';
import { worthOf } from '../../money/slot-worth.js';
import { intersect, isEmpty, subtract } from '../../money/slots.js';
import { policyInForce } from '../../policy/policy-book.js';
import type { AllocateReplacement, ReportReplacementUnavailable } from '../commands.js';
import { chosen, received, accepted, live, remediable, unitsMeeting, unitsUnless, type Condition } from '../conditions.js';
import type { ReplacementAllocated, RmaEvent, UnitsOfLine } from '../events.js';
import { lineOf } from '../select.js';
import type { Case, CaseLine } from '../state.js';
import { isOurs, isUnsettled, type Unit } from '../units.js';
import { formatMoney } from '../../money/money.js';

const replacements = ['replaceSame', 'replaceSameValue'] as const;
const isUnavailable = ({ remedy }: Unit) => remedy === 'replacementUnavailable';
const isAllocated = ({ remedy, settlement }: Unit) => remedy === 'replacementAllocated' && settlement === 'pending';

/** Sets a product aside for units: the same, or, where a value is told, another one of the same value. No difference is paid or charged. */
export function allocateReplacement(command: AllocateReplacement, rma: Case): Decision<RmaEvent> {
  const units = unitsMeeting(rma, command.lines, [...remediable(rma), chosen(...replacements), meant(command)]);
  if (isRefusal(units)) return units;
  const allocate = command.unitValue === null ? sameProduct : sameValue;
  const allocated = everyOrRefusal(units, ({ lineId, slots }) => {
    const line = lineOf(rma, lineId);
    if (!line) throw new Error(`No line ${lineId} on the RMA`);
    return allocate(command, { ...line, slots }, rma);
  });
  return isRefusal(allocated) ? allocated : allocated.flat();
}

/** Who tells a value means the units that are to be replaced by its like. */
function meant({ sku, unitValue }: AllocateReplacement): Condition {
  if (unitValue !== null) return chosen('replaceSameValue');
  const fact = sku === null ? 'sku' : 'unitValue';
  return {
    ...chosen('replaceSame'),
    otherwise: (facts) => refuse('FACT_MISSING', 'Another product of the same value is told with its sku and value.', { ...facts, fact }),
  };
}

type Allocated = readonly ReplacementAllocated[] | Refusal;

/** The product that each unit is now; one that was replaced before is what it was replaced by. */
function sameProduct({ sku: told }: AllocateReplacement, { lineId, slots, sku, replaced }: CaseLine): Allocated {
  const before = replaced.map((units) => ({ sku: units.sku, slots: intersect(slots, units.slots) }));
  const others = before.reduce((rest, units) => subtract(rest, units.slots), slots);
  const products = [{ sku, slots: others }, ...before].filter((units) => !isEmpty(units.slots));
  const other = products.find((units) => told !== null && units.sku !== told);
  if (other)
    return refuse('SKU_DIFFERS', `Units of line ${lineId} are ${other.sku}; the same product replaces them.`, {
      lineId,
      sku: told,
      expected: other.sku,
    });
  const type = 'ReplacementAllocated';
  return products.map((units) => ({ type, resolution: 'replaceSame', lineId, slots: units.slots, sku: units.sku, unitValue: null }));
}

function sameValue({ sku, unitValue, policies, now }: AllocateReplacement, line: CaseLine, { request }: Case): Allocated {
  const { lineId, slots } = line;
  if (sku === null)
    return refuse('FACT_MISSING', `Which product replaces the units of line ${lineId} is not told.`, { lineId, fact: 'sku' });
  const { replacementValueTolerance: tolerance } = policyInForce(policies, request.market, dayIn(request.timeZone, now)).procedure;
  const worth = worthOfOne(line);
  const isAlike = worth.some((net) => Math.abs(net - (unitValue?.amount ?? 0)) <= tolerance);
  if (unitValue?.currency === request.currency && isAlike)
    return [{ type: 'ReplacementAllocated', resolution: 'replaceSameValue', lineId, slots, sku, unitValue }];
  const amounts = worth.map((amount) => ({ amount, currency: request.currency }));
  const written = amounts.map((amount) => formatMoney(amount)).join(' or ');
  return refuse('VALUE_DIFFERS', `A unit of line ${lineId} is worth ${written}.`, {
    lineId,
    unitValue: unitValue && { ...unitValue },
    worth: amounts,
    tolerance,
  });
}

/** What one slot of the line is worth without tax: shares of a total that does not divide differ by one minor unit. */
function worthOfOne(line: CaseLine): readonly number[] {
  const ends = [0, line.lineQuantity - 1].map((slot) => worthOf([[slot, slot]], line).net);
  return [...new Set(ends)];
}

/** Nothing can be sent for units, be it set aside already or not: who asked chooses again. Under warranty it never turns into money. */
export function reportReplacementUnavailable({ lines: named }: ReportReplacementUnavailable, rma: Case): Decision<RmaEvent> {
  const owed: Condition = {
    is: (unit) => isOurs(unit) && (isUnsettled(unit) || isAllocated(unit)) && !isUnavailable(unit),
    otherwise: (facts) => refuse('ALREADY_SETTLED', 'The units are settled, or on the way to it.', facts),
  };
  const conditions = [received, ...live(rma), chosen(...replacements), owed, accepted(rma)];
  const lines: readonly UnitsOfLine[] | Refusal = unitsUnless(isUnavailable, rma, named, conditions);
  if (isRefusal(lines)) return lines;
  return lines.length === 0 ? [] : [{ type: 'ReplacementUnavailable', lines }];
}
