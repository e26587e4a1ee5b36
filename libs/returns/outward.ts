import { countOf } from './money/slots.js';
import type { LineId } from './ids.js';
import type { UnitsOfLine } from './rma/events.js';

/**
 * The shape in which an event leaves the product. `version` counts up when the shape changes. A field `personal` is handed on as it
 * is stored, sealed: who publishes opens it for those who may see it and leaves it out for all others.
 */
export interface Published<Event> {
  readonly version: number;
  readonly of: (event: Event) => object;
}

/** Stays within the product, and why. */
export interface Unpublished {
  readonly unpublished: string;
}

/** What becomes of each event type of an aggregate outside; none can be forgotten. */
export type Outwards<Event extends { readonly type: string }> = {
  readonly [Type in Event['type']]: Published<Extract<Event, { readonly type: Type }>> | Unpublished;
};

/** The outward shapes of the published types of such a table, by type. */
export type OutwardShapes<Table> = {
  readonly [Type in keyof Table as Table[Type] extends { readonly of: unknown } ? Type : never]: Table[Type] extends {
    readonly of: (...event: never[]) => infer Shape;
  }
    ? Shape
    : never;
};

/** So many units of a line: which places they have on it is nobody's business outside. */
export function unitsOf({ lineId, slots }: UnitsOfLine): { readonly lineId: LineId; readonly quantity: number } {
  return { lineId, quantity: countOf(slots) };
}

export const slotsOnOrder = 'The places of units on an order line; what happened to them is told by the events of the return.';
