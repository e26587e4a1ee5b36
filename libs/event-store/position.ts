import { MalformedPosition, PositionOfAnotherStore } from './store-errors.js';
import type { Position } from './port.js';

/** The `n`-th place of the total order of this store, as it leaves an adapter. */
export function positionOf(storeId: string, n: number): Position {
  return `${storeId}.${n}` as Position;
}

/** The place in this store's order; throws `MalformedPosition` or `PositionOfAnotherStore`. */
export function placeOf(storeId: string, position: Position): number {
  const parts = /^([0-9A-Za-z-]+)\.([1-9][0-9]*)$/.exec(position);
  const place = Number(parts?.[2]);
  if (!parts || !Number.isSafeInteger(place)) throw new MalformedPosition(position);
  if (parts[1] !== storeId) throw new PositionOfAnotherStore(position, storeId);
  return place;
}

export function placeToStart(storeId: string, from: Position | 'start' | 'end'): number | 'start' | 'end' {
  return isPosition(from) ? placeOf(storeId, from) : from;
}

function isPosition(from: Position | 'start' | 'end'): from is Position {
  return from !== 'start' && from !== 'end';
}
