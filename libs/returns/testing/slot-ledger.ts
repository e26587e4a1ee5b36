import assert from 'node:assert/strict';
import type { OrderEvent, ReservationRenewed, UnitsOfLine } from '../index.js';

/** The units one by one, as `<lineId>/<slot>`. */
export function unitsIn(lines: readonly UnitsOfLine[]): readonly string[] {
  return lines.flatMap(({ lineId, slots }) =>
    slots.flatMap(([first, last]) => Array.from({ length: last - first + 1 }, (_, index) => `${lineId}/${first + index}`)),
  );
}

/** Where each unit of an order stands, kept unit by unit from the events alone; throws where one would be in two places (I1). */
export class SlotLedger {
  readonly #standing = new Map<string, string>();

  book(event: OrderEvent): void {
    if (event.type === 'UnitsReserved') this.#move(event.lines, undefined, event.reservationId);
    if (event.type === 'ReservationRenewed') this.#renew(event);
    if (event.type === 'UnitsReleased') this.#move(event.lines, event.reservationId, undefined);
    if (event.type === 'UnitsRefunded') this.#move(event.lines, event.reservationId, 'refunded');
  }

  /** The units that stand with a reservation, or those that were `refunded`. */
  unitsOf(standing: string): readonly string[] {
    return [...this.#standing].filter(([, where]) => where === standing).map(([unit]) => unit);
  }

  /** Whatever the reservation before held is held by the next one, or free. */
  #renew({ previousReservationId, reservationId, lines }: ReservationRenewed): void {
    for (const unit of this.unitsOf(previousReservationId)) this.#standing.delete(unit);
    this.#move(lines, undefined, reservationId);
  }

  #move(lines: readonly UnitsOfLine[], from: string | undefined, to: string | undefined): void {
    for (const unit of unitsIn(lines)) {
      assert.equal(this.#standing.get(unit), from, `Unit ${unit} moves from ${from} to ${to}`);
      if (to === undefined) this.#standing.delete(unit);
      else this.#standing.set(unit, to);
    }
  }
}
