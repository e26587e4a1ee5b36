import assert from 'node:assert/strict';
import type { OrderEvent, RmaId } from '#rma/returns';
import { unitsIn } from './units.js';

interface Hold {
  readonly rmaId: RmaId;
  readonly reservationId: string;
}

/** Who holds each unit of an order, kept unit by unit from the order's events alone; throws where one would be in two places (I1). */
export class OrderBook {
  readonly held = new Map<string, Hold>();
  readonly refunded = new Set<string>();
  #shipped = new Map<string, number>();

  take(event: OrderEvent): void {
    switch (event.type) {
      case 'ShipmentRecorded':
        for (const { lineId, quantity } of event.lines) this.#shipped.set(lineId, (this.#shipped.get(lineId) ?? 0) + quantity);
        return;
      case 'UnitsReserved':
        return this.#hold(unitsIn(event.lines), event);
      case 'ReservationRenewed':
        for (const [unit, { reservationId }] of this.held) if (reservationId === event.previousReservationId) this.held.delete(unit);
        return this.#hold(unitsIn(event.lines), event);
      case 'UnitsReleased':
        return this.#end(unitsIn(event.lines), event);
      case 'UnitsRefunded':
        this.#end(unitsIn(event.lines), event);
        for (const unit of unitsIn(event.lines)) this.refunded.add(unit);
        return;
      case 'UnitReplaced':
        for (const unit of unitsIn([event])) assert.equal(this.held.get(unit)?.rmaId, event.rmaId, `${unit} is replaced by who holds it`);
        return;
      case 'UnitsLost':
        for (const unit of unitsIn(event.lines)) assert.equal(this.held.get(unit)?.rmaId, event.rmaId, `${unit}, lost, stays with its RMA`);
        return;
      default:
    }
  }

  #hold(units: readonly string[], { rmaId, reservationId }: Hold): void {
    for (const unit of units) {
      const [lineId = '', slot = ''] = unit.split('/');
      assert.ok(!this.held.has(unit), `I1: ${unit} is on one return`);
      assert.ok(!this.refunded.has(unit), `I1: ${unit} was refunded and is used up`);
      assert.ok(Number(slot) < (this.#shipped.get(lineId) ?? 0), `I1: ${unit} was shipped`);
      this.held.set(unit, { rmaId, reservationId });
    }
  }

  #end(units: readonly string[], { rmaId, reservationId }: Hold): void {
    for (const unit of units) {
      assert.deepEqual(this.held.get(unit), { rmaId, reservationId }, `${unit} is let go by who holds it`);
      this.held.delete(unit);
    }
  }
}
