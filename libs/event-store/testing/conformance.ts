import { describe } from '@jest/globals';
import { appending } from './conformance/appending.js';
import { concurrency } from './conformance/concurrency.js';
import { limits } from './conformance/limits.js';
import { model } from './conformance/model.js';
import { reading } from './conformance/reading.js';
import { repeating } from './conformance/repeating.js';
import { subscribing } from './conformance/subscribing.js';
import type { OpenStore } from './conformance/store-under-test.js';

export type { OpenStore, StoreUnderTest } from './conformance/store-under-test.js';

/** The rules that every event store obeys, each under its number, held against stores that `open` makes anew and empty. `writers` at once is what a store can do in a few seconds. */
export function eventStoreConformance(name: string, open: OpenStore, { writers = 16 } = {}): void {
  describe(`the event store ${name}`, () => {
    appending(open);
    repeating(open);
    concurrency(open, writers);
    reading(open);
    subscribing(open);
    limits(open);
    model(open);
  });
}
