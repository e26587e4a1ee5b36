import { inspect, isDeepStrictEqual } from 'node:util';

/** Something came out other than it must: the demo ends with it. */
export class Unexpected extends Error {
  override readonly name = 'Unexpected';
}

/** Throws Unexpected, naming what differs, unless both are equal in every part. */
export function expectEqual<Value>(what: string, actual: Value, expected: Value): void {
  if (!isDeepStrictEqual(actual, expected)) throw new Unexpected(`${what}\n  expected ${shown(expected)}\n  but got  ${shown(actual)}`);
}

/** Throws Unexpected unless the value is there. */
export function expectThere<Value>(what: string, value: Value | null | undefined): Value {
  if (value === null || value === undefined) throw new Unexpected(`${what} is missing`);
  return value;
}

const shown = (value: unknown): string => inspect(value, { depth: 6, breakLength: 120, compact: 4 });
