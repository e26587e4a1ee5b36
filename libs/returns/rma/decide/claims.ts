import { addDays, dayIn } from '../../calendar/calendar.js';
import { isRefusal, refuse, type Decision, type Refusal } from '../../decision.js';
import { intersect, isEmpty, overlap, subtract, type Slots } from '../../money/slots.js';
import { policyInForce } from '../../policy/policy-book.js';
import type { RequestFactoryClaim } from '../commands.js';
import type { ClaimedUnits, RmaEvent, UnitsOfLine } from '../events.js';
import { lineOf, selectUnits } from '../select.js';
import type { Case, CaseLine } from '../state.js';
import type { Unit } from '../units.js';
import { counted } from '../../words.js';

const isClaimable = ({ verdict, claimId }: Unit) => verdict === 'accepted' && claimId === null;

/** Every factory honours the warranty on what it makes; the case guards that no unit is claimed twice, and waits for none of it. */
export function requestFactoryClaim(command: RequestFactoryClaim, rma: Case): Decision<RmaEvent> {
  const { basis, timeZone, market } = rma.request;
  if (basis !== 'warranty') return refuse('NOT_UNDER_WARRANTY', `A factory answers for its warranty; this return is ${basis}.`, { basis });
  const units = claimed(command, rma);
  if (isRefusal(units)) return units;
  const lines = units.flatMap(({ lineId, slots }) => rma.lines.filter((line) => line.lineId === lineId).map((line) => ({ line, slots })));
  const factoryIds = [...new Set(lines.map(({ line }) => line.factoryId ?? ''))];
  const [factoryId, ...others] = factoryIds;
  if (factoryId === undefined) return refuse('NOTHING_TO_CLAIM', 'No accepted unit of a known factory waits to be claimed.');
  if (others.length > 0)
    return refuse('SEVERAL_FACTORIES', `The units are of factories ${factoryIds.join(', ')}; a claim is on one of them.`, { factoryIds });
  const openedOn = dayIn(timeZone, command.now);
  const { factoryResponseDays } = policyInForce(command.policies, market, openedOn).procedure;
  return [
    {
      type: 'FactoryClaimRequested',
      claimId: command.claimId,
      factoryId,
      lines: lines.flatMap(({ line, slots }) => asSeen(rma, line, slots)),
      timeZone,
      openedOn,
      dueBy: addDays(openedOn, factoryResponseDays),
    },
  ];
}

/** The named units, whose factory must be known; without names all that a known factory made. */
function claimed({ lines: named }: RequestFactoryClaim, rma: Case): readonly UnitsOfLine[] | Refusal {
  const units = selectUnits(rma, named, isClaimable, (short) =>
    refuse(
      'NOTHING_TO_CLAIM',
      `${counted(short.asked)} of line ${short.lineId} were named, ${short.available} are accepted and not claimed.`,
      {
        ...short,
      },
    ),
  );
  if (isRefusal(units)) return units;
  if (!named) return units.map((unit) => ({ ...unit, slots: madeByFactory(rma, unit) })).filter(({ slots }) => !isEmpty(slots));
  const unknown = units.find((unit) => !isEmpty(subtract(unit.slots, madeByFactory(rma, unit))));
  if (!unknown) return units;
  const { lineId } = unknown;
  return refuse('FACT_MISSING', `The factory of units of line ${lineId} is not known.`, { lineId, fact: 'factoryId' });
}

/** Another product that replaced a unit once may be of another factory. */
function madeByFactory(rma: Case, { lineId, slots }: UnitsOfLine): Slots {
  const line = lineOf(rma, lineId);
  if (!line || line.factoryId === null) return [];
  const others = line.replaced.filter(({ sku }) => sku !== line.sku);
  return others.reduce((rest, replaced) => subtract(rest, replaced.slots), slots);
}

/** The units by what the latest look at them found, in ascending order. */
function asSeen(rma: Case, { lineId, sku }: CaseLine, slots: Slots): readonly ClaimedUnits[] {
  const units: ClaimedUnits[] = [];
  let rest = slots;
  for (const seen of rma.inspections.toReversed()) {
    if (seen.lineId !== lineId || !overlap(rest, seen.slots)) continue;
    const { faultCode, findings } = seen;
    units.push({ lineId, slots: intersect(rest, seen.slots), sku, faultCode, findings });
    rest = subtract(rest, seen.slots);
  }
  return units.toSorted((one, other) => (one.slots[0]?.[0] ?? 0) - (other.slots[0]?.[0] ?? 0));
}
