import { everyOrRefusal, isRefusal, refuse, type Refusal } from '../decision.js';
import { contains, countOf, intersect, lowest, normalise, subtract, type SlotRange, type Slots } from '../money/slots.js';
import type { SoldUnits } from './doors.js';
import { serialOf, slotOfSerial } from './serials.js';
import { counted } from '../words.js';

interface FreeUnits extends SoldUnits {
  readonly free: Slots;
}

export type ReservedUnits<Units> = Units & { readonly slots: Slots };

/** The slots of each request line: those of its named serials, and the lowest free shipped ones (design page 1.4). */
export function reserveSlots<Units extends FreeUnits>(asked: readonly Units[]): readonly ReservedUnits<Units>[] | Refusal {
  const named = everyOrRefusal(asked, (units) => {
    const slots = namedSlots(units);
    return isRefusal(slots) ? slots : { units, slots };
  });
  if (isRefusal(named)) return named;
  const onReturn = named.map(({ units, slots }) => onReturnProblem(units, slots)).find((problem) => problem !== undefined);
  return onReturn ?? everyOrRefusal(named, ({ units, slots }) => completed(units, slots));
}

function namedSlots({ wanted, line }: SoldUnits): Slots | Refusal {
  const { lineId } = line;
  const slots = everyOrRefusal(wanted.serialNumbers ?? [], (serialNumber): SlotRange | Refusal => {
    const slot = slotOfSerial(line, serialNumber);
    if (slot !== undefined) return [slot, slot];
    return refuse('SERIAL_NOT_ON_ORDER', `Serial ${serialNumber} was not sold on line ${lineId}.`, { lineId, serialNumber });
  });
  return isRefusal(slots) ? slots : normalise(slots);
}

function onReturnProblem({ line }: SoldUnits, named: Slots): Refusal | undefined {
  const [taken] = intersect(named, line.reserved);
  if (!taken) return undefined;
  const serialNumber = serialOf(line, taken[0]);
  return refuse('UNIT_ALREADY_ON_RMA', `Serial ${serialNumber} is already on a return.`, { lineId: line.lineId, serialNumber });
}

function completed<Units extends FreeUnits>(units: Units, named: Slots): ReservedUnits<Units> | Refusal {
  const { wanted, line, free } = units;
  const others = lowest(subtract(free, named), wanted.quantity - countOf(named));
  const slots = normalise([...intersect(named, free), ...others]);
  if (countOf(slots) === wanted.quantity) return { ...units, slots };
  const facts = { lineId: line.lineId, asked: wanted.quantity, returnable: countOf(free) };
  const [gone] = subtract(named, free);
  if (!gone)
    return refuse(
      'QUANTITY_NOT_RETURNABLE',
      `${counted(facts.asked)} of line ${facts.lineId} were asked for, ${facts.returnable} can be returned.`,
      facts,
    );
  const serialNumber = serialOf(line, gone[0]);
  const why = contains(line.refunded, gone[0]) ? 'was refunded' : 'was not shipped yet';
  return refuse('QUANTITY_NOT_RETURNABLE', `Serial ${serialNumber} ${why}.`, { ...facts, serialNumber });
}
