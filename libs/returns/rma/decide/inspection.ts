import { everyOrRefusal, isRefusal, refuse, type Decision, type Refusal } from '../../decision.js';
import type { DeclineReason } from '../../codes.js';
import { intersect, isEmpty, subtract } from '../../money/slots.js';
import { policyNamed } from '../../policy/policy-book.js';
import type { InspectedItem, InspectItem } from '../commands.js';
import { unitsMeeting, type Condition } from '../conditions.js';
import type { ItemInspected, ItemReinspected, RmaEvent, UnitsOfLine } from '../events.js';
import { lineOf } from '../select.js';
import type { Case } from '../state.js';
import { slotsWhere, unitsBy, type Unit } from '../units.js';
import { evidenceProblem } from './evidence.js';

const isPending = ({ verdict }: Unit) => verdict === 'pending';

/** Inspected ≤ received, in any header state; a verdict after settlement is a finding and moves nothing (design page 1.6). */
export function inspectItem(command: InspectItem, rma: Case): Decision<RmaEvent> {
  const { declineReasons } = policyNamed(command.policies, rma.request.policyVersion)[rma.request.basis];
  const looked: UnitsOfLine[] = [];
  const inspected = everyOrRefusal(command.items, (item) => {
    const units = reasonProblem(item, declineReasons) ?? evidenceProblem(item.evidence, rma) ?? unitsToInspect(item, rma, looked);
    if (isRefusal(units)) return units;
    looked.push(...units);
    const verdicts = everyOrRefusal(units, (line) => verdictsOn(line, item, command.actor.id, rma));
    return isRefusal(verdicts) ? verdicts : verdicts.flat();
  });
  return isRefusal(inspected) ? inspected : inspected.flat();
}

function reasonProblem({ lineId, verdict, reason }: InspectedItem, allowed: readonly DeclineReason[]): Refusal | undefined {
  if (verdict === 'declined' && reason === null)
    return refuse('FACT_MISSING', `A unit of line ${lineId} is declined without a reason.`, { lineId, fact: 'reason' });
  if (verdict === 'accepted' && reason !== null)
    return refuse('REASON_NOT_ALLOWED', 'An accepted unit has no reason to be declined; what was seen is a finding.', { lineId, reason });
  if (reason === null || allowed.includes(reason)) return undefined;
  return refuse('REASON_NOT_ALLOWED', `A unit is declined for ${allowed.join(', ')} here, not for ${reason}.`, { lineId, reason, allowed });
}

const here: Condition = {
  is: ({ custody }) => custody === 'held',
  otherwise: (facts) => refuse('NOT_RECEIVED', 'As many units were not received, or are not here any more.', facts),
};
const open: Condition = {
  is: (unit) => isPending(unit) || unit.settlement !== 'done',
  otherwise: (facts) => refuse('ALREADY_SETTLED', 'The units were inspected and are settled.', facts),
};

/** Those that wait for a verdict come first, then those that are not settled are looked at again; none twice in one inspection. */
function unitsToInspect(item: InspectedItem, rma: Case, except: readonly UnitsOfLine[]): readonly UnitsOfLine[] | Refusal {
  return unitsMeeting(rma, [item], [here, open], { first: isPending, except });
}

function verdictsOn({ lineId, slots }: UnitsOfLine, item: InspectedItem, inspectedBy: string, rma: Case): readonly Verdict[] | Refusal {
  const units = lineOf(rma, lineId)?.units ?? [];
  const waiting = intersect(slots, slotsWhere(units, isPending));
  const { condition, faultCode, verdict, reason, findings, disposition, evidence, personal } = item;
  const found = { condition, faultCode, verdict, reason, findings, disposition, evidence, inspectedBy, personal };
  const inspected: Verdict[] = isEmpty(waiting) ? [] : [{ type: 'ItemInspected', lineId, slots: waiting, ...found }];
  const again = unitsBy(units, subtract(slots, waiting), (unit) => JSON.stringify(previousOf(unit)));
  const reinspected = everyOrRefusal(again, ({ slots: alike, unit }): ItemReinspected | Refusal => {
    const previous = previousOf(unit);
    if (previous.verdict === 'declined' && verdict === 'accepted' && previous.inspectedBy === inspectedBy)
      return refuse('SEPARATION_OF_DUTIES', 'Who declined a unit does not accept it after all; somebody else looks again.', {
        actor: inspectedBy,
        lineId,
      });
    return { type: 'ItemReinspected', lineId, slots: alike, ...found, previous };
  });
  return isRefusal(reinspected) ? reinspected : [...inspected, ...reinspected];
}

type Verdict = ItemInspected | ItemReinspected;

function previousOf({ verdict, reason, inspectedBy }: Unit): ItemReinspected['previous'] {
  if (verdict === 'pending' || inspectedBy === null) throw new Error('A unit that has a verdict was inspected');
  return { verdict, reason, inspectedBy };
}
