import type { Day, LineId, ReservationId, RmaId } from '../ids.js';
import { eachSlot, intersect, isEmpty, lowest, noSlots, slotsUpTo, subtract, union, type Slots } from '../money/slots.js';
import type { UnitsOfLine } from '../rma/events.js';
import type { BuyerContact, OrderEvent, OrderRecorded, Sale, Shipment, SoldLine, UnitReplaced } from './events.js';
import { unknownType } from '../unknown-type.js';

/** A line with where its slots stand: free ones are shipped and neither reserved nor refunded. */
export interface OrderLine extends SoldLine {
  readonly reserved: Slots;
  readonly refunded: Slots;
  /** Of the reserved ones: lost on the way to us. */
  readonly lost: Slots;
  /** Found again, of which the loss is still to be told. */
  readonly found: Slots;
  readonly replaced: readonly ReplacedUnits[];
}

/** Slots on which another product stands; one with a serial number stands alone. */
export interface ReplacedUnits {
  readonly slots: Slots;
  readonly sku: string;
  readonly serialNumber: string | null;
}

/** An RMA's hold on units. Ended ones stay: the number of the next is one more than that of the latest. */
export interface Reservation {
  readonly reservationId: ReservationId;
  readonly rmaId: RmaId;
  /** What is still held by it. */
  readonly lines: readonly UnitsOfLine[];
  /** The one that it goes on with under another name, when a lost replacement is owed again: what ends there ends here. */
  readonly goesOnWith: ReservationId | null;
}

export interface RecordedOrder {
  readonly status: 'recorded';
  readonly sale: Sale;
  readonly contact: BuyerContact;
  readonly lines: readonly OrderLine[];
  readonly shipments: readonly Shipment[];
  readonly reservations: readonly Reservation[];
}

export type Order = { readonly status: 'unknown' } | RecordedOrder;

export const unknownOrder: Order = { status: 'unknown' };

export function evolveOrder(order: Order, event: OrderEvent): Order {
  if (event.type === 'OrderRecorded') return recordedBy(event);
  if (order.status === 'unknown') throw new Error(`${event.type} before OrderRecorded`);
  return evolveRecorded(order, event);
}

/** The order one event later, once it was recorded. */
export function evolveRecorded(order: RecordedOrder, event: Exclude<OrderEvent, OrderRecorded>): RecordedOrder {
  switch (event.type) {
    case 'BuyerContactChanged':
      return { ...order, contact: { personal: event.personal, locale: event.locale } };
    case 'ShipmentRecorded': {
      const { type: _, ...shipment } = event;
      return { ...order, shipments: [...order.shipments, shipment] };
    }
    case 'UnitsReserved':
      return reserved(order, event);
    case 'UnitsReleased':
      return endHold(order, event.reservationId, event.lines, free);
    case 'UnitsRefunded':
      return endHold(order, event.reservationId, event.lines, (line, slots) => ({
        ...line,
        reserved: subtract(line.reserved, slots),
        refunded: union(line.refunded, slots),
      }));
    case 'ReservationRenewed': {
      const { previousReservationId, continuation } = event;
      const ended = endHold(order, previousReservationId, stillHeld(order, previousReservationId), free);
      return reserved(ended, event, continuation.type === 'ReplacementLost' ? previousReservationId : null);
    }
    case 'UnitReplaced':
      return {
        ...order,
        lines: changeLines(order.lines, [event], (line, slots) => ({ ...line, replaced: replacedBy(line, slots, event) })),
      };
    case 'UnitsLost':
      return { ...order, lines: changeLines(order.lines, event.lines, lost) };
    case 'UnitsFound':
      return { ...order, lines: changeLines(order.lines, event.lines, found) };
    default:
      return unknownType(event);
  }
}

export function recordedBy({ type: _, personal, locale, ...sale }: OrderRecorded): RecordedOrder {
  return {
    status: 'recorded',
    sale,
    contact: { personal, locale },
    lines: sale.lines.map((line) => ({ ...line, reserved: noSlots, refunded: noSlots, lost: noSlots, found: noSlots, replaced: [] })),
    shipments: [],
    reservations: [],
  };
}

type LineChange = (line: OrderLine, slots: Slots) => OrderLine;

const free: LineChange = (line, slots) => ({
  ...line,
  reserved: subtract(line.reserved, slots),
  lost: subtract(line.lost, slots),
  found: subtract(line.found, slots),
});

/** A loss and its find come to the same in whichever order they are told. */
const lost: LineChange = (line, slots) => ({
  ...line,
  lost: union(line.lost, subtract(slots, line.found)),
  found: subtract(line.found, slots),
});

const found: LineChange = (line, slots) => ({
  ...line,
  lost: subtract(line.lost, slots),
  found: union(line.found, subtract(slots, line.lost)),
});

function reserved(
  order: RecordedOrder,
  { reservationId, rmaId, lines }: Omit<Reservation, 'goesOnWith'>,
  goesOnWith: ReservationId | null = null,
): RecordedOrder {
  return {
    ...order,
    lines: changeLines(order.lines, lines, (line, slots) => ({ ...line, reserved: union(line.reserved, slots) })),
    reservations: [...order.reservations, { reservationId, rmaId, lines, goesOnWith }],
  };
}

function replacedBy({ replaced }: OrderLine, slots: Slots, { sku, serialNumbers }: UnitReplaced): readonly ReplacedUnits[] {
  const before = replaced.map((units) => ({ ...units, slots: subtract(units.slots, slots) })).filter((units) => !isEmpty(units.slots));
  const serialled = lowest(slots, serialNumbers.length);
  const others = subtract(slots, serialled);
  const named = eachSlot(serialled).map((slot, index) => ({
    slots: [[slot, slot]] as const,
    sku,
    serialNumber: serialNumbers[index] ?? null,
  }));
  return isEmpty(others) ? [...before, ...named] : [...before, ...named, { slots: others, sku, serialNumber: null }];
}

function changeLines(lines: readonly OrderLine[], units: readonly UnitsOfLine[], change: LineChange): readonly OrderLine[] {
  const changed = [...lines];
  for (const { lineId, slots } of units) {
    const index = changed.findIndex((line) => line.lineId === lineId);
    const line = changed[index];
    if (!line) throw new Error(`No line ${lineId} on the order`);
    changed[index] = change(line, slots);
  }
  return changed;
}

function endHold(order: RecordedOrder, reservationId: ReservationId, units: readonly UnitsOfLine[], change: LineChange): RecordedOrder {
  const reservations = order.reservations.map((reservation) =>
    reservation.reservationId === reservationId ? { ...reservation, lines: unitsLeft(reservation.lines, units) } : reservation,
  );
  return { ...order, lines: changeLines(order.lines, units, change), reservations };
}

function unitsLeft(held: readonly UnitsOfLine[], ended: readonly UnitsOfLine[]): readonly UnitsOfLine[] {
  return held
    .map((line) => ({
      lineId: line.lineId,
      slots: ended.filter(({ lineId }) => lineId === line.lineId).reduce((slots, gone) => subtract(slots, gone.slots), line.slots),
    }))
    .filter((line) => !isEmpty(line.slots));
}

/** What of `units` the reservation still holds. */
export function stillHeld(order: RecordedOrder, reservationId: ReservationId, units?: readonly UnitsOfLine[]): readonly UnitsOfLine[] {
  const held = order.reservations.find((reservation) => reservation.reservationId === reservationId)?.lines ?? [];
  if (!units) return held;
  return units.flatMap(({ lineId, slots }) => {
    const live = intersect(held.find((line) => line.lineId === lineId)?.slots ?? noSlots, slots);
    return isEmpty(live) ? [] : [{ lineId, slots: live }];
  });
}

/** The reservation as it is called by now. */
export function namedNow(order: RecordedOrder, reservationId: ReservationId): ReservationId {
  const renamed = order.reservations.find(({ goesOnWith }) => goesOnWith === reservationId);
  return renamed ? namedNow(order, renamed.reservationId) : reservationId;
}

/** The reservation that holds the RMA's units now, or held them last. */
export function latestReservation({ reservations }: RecordedOrder, rmaId: RmaId): Reservation | undefined {
  return reservations.findLast((reservation) => reservation.rmaId === rmaId);
}

/** What of `units` the RMA holds, under whichever reservation. */
export function holdOf(order: RecordedOrder, rmaId: RmaId, units: readonly UnitsOfLine[]): Pick<Reservation, 'reservationId' | 'lines'> {
  const latest = latestReservation(order, rmaId);
  if (!latest) throw new Error(`RMA ${rmaId} never held a unit of the order`);
  return { reservationId: latest.reservationId, lines: stillHeld(order, latest.reservationId, units) };
}

/** How many units of each line had left by the end of `day`. */
export function shippedBy(order: RecordedOrder, day: Day): ReadonlyMap<LineId, number> {
  const shipped = new Map<LineId, number>();
  for (const { lineId, quantity } of order.shipments.filter(({ shippedOn }) => shippedOn <= day).flatMap(({ lines }) => lines))
    shipped.set(lineId, (shipped.get(lineId) ?? 0) + quantity);
  return shipped;
}

/** The day on which the order *first* shipped: the return window of the whole order runs from it (R2). */
export function firstShippedOn(order: RecordedOrder): Day | undefined {
  return order.shipments.map((shipment) => shipment.shippedOn).toSorted()[0];
}

/** The slots of a line, of which so many were shipped, that could go on a new return. */
export function returnableSlots(line: OrderLine, shipped: number): Slots {
  return subtract(subtract(slotsUpTo(shipped), line.reserved), line.refunded);
}
