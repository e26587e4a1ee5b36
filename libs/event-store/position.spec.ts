import { describe, expect, it } from '@jest/globals';
import { MalformedPosition, PositionOfAnotherStore } from './store-errors.js';
import { placeOf, positionOf } from './position.js';
import type { Position } from './port.js';

describe('a position', () => {
  it('names its store and its place', () => {
    expect(positionOf('store-1', 42)).toBe('store-1.42');
    expect(placeOf('store-1', positionOf('store-1', 42))).toBe(42);
  });

  it('of another store is refused', () => {
    expect(() => placeOf('store-1', positionOf('store-2', 42))).toThrow(PositionOfAnotherStore);
  });

  it.each([
    '',
    '42',
    'store-1.',
    'store-1.0',
    'store-1.-1',
    'store-1.01',
    'store-1.1.2',
    'store-1.1e3',
    'store-1.99999999999999999',
    'store 1.1',
  ])('that reads %j is refused as malformed', (text) => {
    expect(() => placeOf('store-1', text as Position)).toThrow(MalformedPosition);
  });
});
