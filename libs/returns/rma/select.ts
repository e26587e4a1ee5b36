import { everyOrRefusal, isRefusal, refuse, type Refusal } from '../decision.js';
import type { LineId } from '../ids.js';
import { contains, countOf, intersect, isEmpty, lowest, normalise, subtract, type SlotRange, type Slots } from '../money/slots.js';
import type { UnitsOfLine } from './events.js';
import type { Case, CaseLine } from './state.js';
import { slotsWhere, someUnit, type Unit } from './units.js';

/** How a command names units: so many of a line, some of them by serial. */
export interface NamedUnits {
  readonly lineId: LineId;
  readonly quantity: number;
  readonly serialNumbers?: readonly string[] | undefined;
}

/** Fewer units were in the right state than were named. */
export interface Shortage {
  readonly lineId: LineId;
  readonly asked: number;
  readonly available: number;
}

export function lineOf(rma: Case, lineId: LineId): CaseLine | undefined {
  return rma.lines.find((line) => line.lineId === lineId);
}

export function hasUnit(rma: Case, is: (unit: Unit) => boolean): boolean {
  return rma.lines.some((line) => someUnit(line.units, is));
}

/** Whether some of these units are so. */
export function someOf(rma: Case, units: readonly UnitsOfLine[], is: (unit: Unit) => boolean): boolean {
  return rma.lines.some((line) => {
    const so = slotsWhere(line.units, is);
    return units.some(({ lineId, slots }) => lineId === line.lineId && !isEmpty(intersect(slots, so)));
  });
}

/** Which of the units come before others, and which are out of the question, of those that are not named by serial. */
export interface Preference {
  readonly first?: (unit: Unit) => boolean;
  readonly except?: readonly UnitsOfLine[];
}

/**
 * The named serials of each line and its lowest slots, among those to which the operation applies (design page 1.4); without names all of them.
 * Refuses lines and serials that are not on the RMA, and with `short` where fewer units apply than were named.
 */
export function selectUnits(
  rma: Case,
  named: readonly NamedUnits[] | undefined,
  applies: (unit: Unit) => boolean,
  short: (shortage: Shortage) => Refusal,
  { first = () => true, except = [] }: Preference = {},
): readonly UnitsOfLine[] | Refusal {
  if (!named) return allWhere(rma, applies);
  return everyOrRefusal(byLine(named), ({ lineId, quantity, serialNumbers }) => {
    const line = lineOf(rma, lineId);
    if (!line) return refuse('LINE_NOT_ON_RMA', `Line ${lineId} is not on the RMA.`, { lineId });
    const serials = slotsOfSerials(line, serialNumbers);
    if (isRefusal(serials)) return serials;
    const taken = except.filter((units) => units.lineId === lineId);
    const available = taken.reduce((rest, units) => subtract(rest, units.slots), slotsWhere(line.units, applies));
    const slots = pick(available, serials, quantity, slotsWhere(line.units, first));
    return slots ? { lineId, slots } : short({ lineId, asked: quantity, available: countOf(available) });
  });
}

export function allWhere(rma: Case, applies: (unit: Unit) => boolean): readonly UnitsOfLine[] {
  return rma.lines.map(({ lineId, units }) => ({ lineId, slots: slotsWhere(units, applies) })).filter(({ slots }) => !isEmpty(slots));
}

/** A line that is named twice is meant with all units together. */
function byLine(named: readonly NamedUnits[]) {
  return [...Map.groupBy(named, ({ lineId }) => lineId)].map(([lineId, parts]) => ({
    lineId,
    quantity: parts.reduce((sum, { quantity }) => sum + quantity, 0),
    serialNumbers: parts.flatMap(({ serialNumbers }) => serialNumbers ?? []),
  }));
}

/** The serials' slots and the lowest others up to `quantity`, preferred ones first, or undefined where that many are not available. */
function pick(available: Slots, serials: Slots, quantity: number, preferred: Slots): Slots | undefined {
  const others = subtract(available, serials);
  const before = lowest(intersect(others, preferred), quantity - countOf(serials));
  const after = lowest(subtract(others, preferred), quantity - countOf(serials) - countOf(before));
  const picked = normalise([...intersect(available, serials), ...before, ...after]);
  return countOf(picked) === quantity ? picked : undefined;
}

function slotsOfSerials(line: CaseLine, serialNumbers: readonly string[]): Slots | Refusal {
  const { lineId } = line;
  const slots = everyOrRefusal(serialNumbers, (serialNumber): SlotRange | Refusal => {
    const slot = slotOfSerial(line, serialNumber);
    if (slot !== undefined) return [slot, slot];
    return refuse('SERIAL_NOT_ON_RMA', `Serial ${serialNumber} is not on line ${lineId} of the RMA.`, { lineId, serialNumber });
  });
  return isRefusal(slots) ? slots : normalise(slots);
}

export function slotOfSerial(line: CaseLine, serialNumber: string): number | undefined {
  return line.serials.find((one) => one.serialNumber === serialNumber)?.slot;
}

/** The serials known of these slots, in slot order. */
export function serialsOf(line: CaseLine, slots: Slots): readonly string[] {
  return line.serials.filter(({ slot }) => contains(slots, slot)).map(({ serialNumber }) => serialNumber);
}
