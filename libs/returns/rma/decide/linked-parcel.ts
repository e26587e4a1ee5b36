import type { Decision } from '../../decision.js';
import { countOf, lowest, subtract, type Slots } from '../../money/slots.js';
import type { ForeignItem, ParcelItem, ReceiveParcel } from '../commands.js';
import type { RmaEvent } from '../events.js';
import { slotOfSerial, type NamedUnits } from '../select.js';
import type { Case, CaseLine } from '../state.js';
import { slotsWhere } from '../units.js';
import { isAway, receiveItem } from './parcels.js';

/** A parcel is booked once: what is in it is matched by serial, then by product, and whatever is left is unexpected. The RMA form was not in it (R14). */
export function receiveParcel(command: ReceiveParcel, rma: Case): Decision<RmaEvent> {
  const { parcelId, items, actor, now, policies } = command;
  if (rma.parcelIds.includes(parcelId)) return [];
  const matched = matchedItems(rma, items);
  const received = receiveItem({ type: 'ReceiveItem', receiptId: parcelId, ...matched, formPresent: false, actor, now, policies }, rma);
  return 'refused' in received ? received : [{ type: 'LinkedParcelReceived', parcelId }, ...received];
}

interface Matched {
  readonly items: readonly NamedUnits[];
  readonly unexpectedItems: readonly ForeignItem[];
}

/** Serials come first, so that no unit is taken by its product that another item names. */
function matchedItems(rma: Case, parcelItems: readonly ParcelItem[]): Matched {
  const items: NamedUnits[] = [];
  const foreign: ParcelItem[] = [];
  const expected = new Map(rma.lines.map((line) => [line, slotsWhere(line.units, isAway)]));
  for (const item of parcelItems.filter(hasSerial)) {
    const line = lineOfSerial(rma, item) ?? linesOf(rma, item)[0];
    if (!line) foreign.push(item);
    else items.push({ lineId: line.lineId, quantity: item.quantity, serialNumbers: [item.serialNumber] });
    if (line) expected.set(line, subtract(expected.get(line) ?? [], slotsOfSerial(line, item.serialNumber)));
  }
  for (const item of parcelItems.filter((one) => !hasSerial(one))) {
    const lines = linesOf(rma, item);
    if (lines.length === 0) foreign.push(item);
    else items.push(...shared(item.quantity, lines, expected));
  }
  return { items, unexpectedItems: foreign };
}

/** So many of a product to the lines that expect it, in their order; what none expects is a surplus of the last. */
function shared(quantity: number, lines: readonly CaseLine[], expected: Map<CaseLine, Slots>): readonly NamedUnits[] {
  let left = quantity;
  const items: NamedUnits[] = [];
  for (const [index, line] of lines.entries()) {
    const slots = expected.get(line) ?? [];
    const taken = index === lines.length - 1 ? left : Math.min(left, countOf(slots));
    if (taken === 0) continue;
    items.push({ lineId: line.lineId, quantity: taken });
    expected.set(line, subtract(slots, lowest(slots, taken)));
    left -= taken;
  }
  return items;
}

type NamedItem = ParcelItem & { readonly serialNumber: string };
const hasSerial = (item: ParcelItem): item is NamedItem => item.serialNumber !== null;

function lineOfSerial(rma: Case, { serialNumber }: NamedItem): CaseLine | undefined {
  return rma.lines.find((line) => slotOfSerial(line, serialNumber) !== undefined);
}

function slotsOfSerial(line: CaseLine, serialNumber: string): Slots {
  const slot = slotOfSerial(line, serialNumber);
  return slot === undefined ? [] : [[slot, slot]];
}

/** The lines of a product, also as a unit that was replaced before. */
function linesOf(rma: Case, { sku }: ParcelItem): readonly CaseLine[] {
  return rma.lines.filter((line) => sku !== null && (line.sku === sku || line.replaced.some((replaced) => replaced.sku === sku)));
}
