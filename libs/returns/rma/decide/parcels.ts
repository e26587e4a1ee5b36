import type { Decision } from '../../decision.js';
import { contains, countOf, intersect, isEmpty, lowest, noSlots, subtract, union, type Slots } from '../../money/slots.js';
import type { ReceiveItem } from '../commands.js';
import type { ItemReceived, LostUnitsFound, RmaEvent, UnexpectedItemReceived, UnitsOfLine } from '../events.js';
import { allWhere, lineOf, serialsOf, slotOfSerial, type NamedUnits } from '../select.js';
import { evolveCase, type Case, type CaseLine } from '../state.js';
import { isLive } from '../status.js';
import { slotsWhere, type Unit } from '../units.js';

export const isAway = ({ custody }: Unit) => custody === 'withSender' || custody === 'inTransit' || custody === 'lost';

/** Goods at the door are a fact in every state: what the RMA does not expect is booked as unexpected, never refused. */
export function receiveItem(command: ReceiveItem, rma: Case): Decision<RmaEvent> {
  const receipt = { formPresent: command.formPresent, outOfTurn: !isLive(rma) };
  const received: ItemReceived[] = [];
  const unexpected: Unexpected[] = [];
  let state = rma;
  for (const item of command.items) {
    const line = lineOf(state, item.lineId);
    const arrival = arrivalOf(item, line);
    unexpected.push(...arrival.unexpected);
    const events = line ? receiptsOf(line, arrival.slots, arrival.named, receipt) : [];
    received.push(...events);
    state = events.reduce(evolveCase, state);
  }
  unexpected.push(...command.unexpectedItems.map((item) => ({ why: 'foreign' as const, lineId: null, ...item })));
  const numbered = unexpected.map((item, index): UnexpectedItemReceived => {
    return { type: 'UnexpectedItemReceived', unexpectedId: `${command.receiptId}#${index + 1}`, ...item, ...receipt };
  });
  return [...foundAgain(rma, received), ...received, ...numbered];
}

/** Of these units, those that were given up for lost: the order learns that they turned up. */
export function foundAgain(rma: Case, units: readonly UnitsOfLine[]): readonly LostUnitsFound[] {
  const lost = allWhere(rma, ({ custody }) => custody === 'lost');
  const lines = lost.flatMap(({ lineId, slots }) => {
    const here = units.filter((line) => line.lineId === lineId).reduce<Slots>((all, line) => union(all, line.slots), noSlots);
    const found = intersect(slots, here);
    return isEmpty(found) ? [] : [{ lineId, slots: found }];
  });
  const { orderId, reservationId } = rma;
  return lines.length > 0 ? [{ type: 'LostUnitsFound', orderId, reservationId, lines }] : [];
}

/** The lowest units that could be what has arrived: awaited ones first, then lost ones, then those that expired. */
export function expectedSlots({ units }: CaseLine, count: number, except: Slots = noSlots): Slots {
  const likely: readonly ((unit: Unit) => boolean)[] = [
    (unit) => isAway(unit) && unit.reserved && unit.custody !== 'lost',
    (unit) => isAway(unit) && unit.reserved,
    isAway,
  ];
  return likely.reduce<Slots>((taken, is) => {
    const others = subtract(subtract(slotsWhere(units, is), except), taken);
    return union(taken, lowest(others, count - countOf(taken)));
  }, noSlots);
}

/** What this RMA does not hold any more, because it expired, came out of turn. */
function receiptsOf(line: CaseLine, slots: Slots, named: Slots, receipt: Pick<ItemReceived, 'formPresent' | 'outOfTurn'>): ItemReceived[] {
  const released = receipt.outOfTurn
    ? noSlots
    : intersect(
        slots,
        slotsWhere(line.units, ({ reserved }) => !reserved),
      );
  const received = (part: Slots, outOfTurn: boolean): ItemReceived[] => {
    const serialNumbers = serialsOf(line, intersect(part, named));
    return isEmpty(part) ? [] : [{ type: 'ItemReceived', lineId: line.lineId, slots: part, serialNumbers, ...receipt, outOfTurn }];
  };
  return [...received(subtract(slots, released), receipt.outOfTurn), ...received(released, true)];
}

type Unexpected = Omit<UnexpectedItemReceived, 'type' | 'unexpectedId' | 'formPresent' | 'outOfTurn'>;

interface Arrival {
  readonly slots: Slots;
  /** Of these, the ones known by their serial. */
  readonly named: Slots;
  readonly unexpected: readonly Unexpected[];
}

function arrivalOf(item: NamedUnits, line: CaseLine | undefined): Arrival {
  const serialNumbers = item.serialNumbers ?? [];
  const unnamed = item.quantity - serialNumbers.length;
  const items = (why: Unexpected['why'], serials: readonly string[], others: number): Unexpected[] => {
    const one = { why, lineId: item.lineId, sku: line?.sku ?? null, personal: null };
    const named = serials.map((serialNumber) => ({ ...one, serialNumber, quantity: 1 }));
    return others > 0 ? [...named, { ...one, serialNumber: null, quantity: others }] : named;
  };
  if (!line) return { slots: noSlots, named: noSlots, unexpected: items('notOnRma', serialNumbers, unnamed) };
  const { named, here, foreign } = slotsOfSerials(line, serialNumbers);
  const others = expectedSlots(line, unnamed, named);
  return {
    slots: union(named, others),
    named,
    unexpected: [...items('serialNotOnLine', foreign, 0), ...items('surplus', here, unnamed - countOf(others))],
  };
}

/** Serials at the door: the slots they are expected on, those that are here already, those that are not on the line. */
function slotsOfSerials(line: CaseLine, serialNumbers: readonly string[]) {
  const away = slotsWhere(line.units, isAway);
  const here: string[] = [];
  const foreign: string[] = [];
  let named: Slots = noSlots;
  for (const serialNumber of serialNumbers) {
    const slot = slotOfSerial(line, serialNumber);
    if (slot === undefined) foreign.push(serialNumber);
    else if (contains(subtract(away, named), slot)) named = union(named, [[slot, slot]]);
    else here.push(serialNumber);
  }
  return { named, here, foreign };
}
