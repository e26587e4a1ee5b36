import type { OrderEvent, ReservationId, UnitsOfLine } from '#rma/returns';

/** Keeps book of every unit of every order, event by event, without the product's own folds. */
export class SlotLedger {
  readonly contradictions: string[] = [];
  readonly #shipped = new Map<string, number>();
  readonly #held = new Map<string, string>();

  enter(order: string, event: OrderEvent): void {
    switch (event.type) {
      case 'ShipmentRecorded':
        for (const { lineId, quantity } of event.lines)
          this.#shipped.set(`${order}/${lineId}`, (this.#shipped.get(`${order}/${lineId}`) ?? 0) + quantity);
        return;
      case 'UnitsReserved':
        return this.#move(order, event, undefined, reserved(event.reservationId));
      case 'UnitsReleased':
        return this.#move(order, event, reserved(event.reservationId), undefined);
      case 'UnitsRefunded':
        return this.#move(order, event, reserved(event.reservationId), refunded(event.refundId));
      case 'ReservationRenewed':
        for (const unit of this.reservedUnder(event.previousReservationId)) this.#held.delete(unit);
        return this.#move(order, event, undefined, reserved(event.reservationId));
      case 'OrderRecorded':
      case 'BuyerContactChanged':
      case 'UnitReplaced':
      case 'UnitsLost':
      case 'UnitsFound':
        return;
    }
  }

  /** The units under a reservation that is still live. */
  reservedUnder(reservationId: ReservationId): readonly string[] {
    return this.#unitsHeld(reserved(reservationId));
  }

  refundedBy(refundId: string): readonly string[] {
    return this.#unitsHeld(refunded(refundId));
  }

  #move(order: string, event: { readonly type: string; readonly lines: readonly UnitsOfLine[] }, from?: string, to?: string): void {
    for (const unit of unitsOf(order, event.lines)) {
      const now = this.#held.get(unit.name);
      if (now !== from) this.contradictions.push(`${event.type}: ${unit.name} is ${now ?? 'free'}, not ${from ?? 'free'}`);
      if (unit.slot >= (this.#shipped.get(unit.line) ?? 0)) this.contradictions.push(`${event.type}: ${unit.name} was not shipped`);
      if (to === undefined) this.#held.delete(unit.name);
      else this.#held.set(unit.name, to);
    }
  }

  #unitsHeld(by: string): readonly string[] {
    return [...this.#held].filter(([, holder]) => holder === by).map(([unit]) => unit);
  }
}

const reserved = (reservationId: string): string => `reserved under ${reservationId}`;
const refunded = (refundId: string): string => `refunded by ${refundId}`;

/** Each single unit of some lines of an order's stream. */
export function unitsOf(order: string, lines: readonly UnitsOfLine[]) {
  return lines.flatMap(({ lineId, slots }) =>
    slots.flatMap(([first, last]) =>
      Array.from({ length: last - first + 1 }, (_, index) => {
        const line = `${order}/${lineId}`;
        return { line, slot: first + index, name: `${line}/${first + index}` };
      }),
    ),
  );
}
