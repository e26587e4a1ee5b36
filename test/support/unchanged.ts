import { afterEach, beforeEach } from '@jest/globals';
import type { Service } from './service.js';

/** Fails every test of the describe, or of the file, that leaves more events behind than it found. */
export function expectNothingStored(service: Service): void {
  let before: unknown;
  beforeEach(async () => {
    before = await service.head();
  });
  afterEach(async () => {
    const after = await service.head();
    if (after !== before) throw new Error(`The store went on from ${String(before)} to ${String(after)}.`);
  });
}
