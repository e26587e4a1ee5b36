import type { EventStore } from '#rma/event-store';
import type { Metrics } from './metrics.js';

/** The same store; how long its appends take, also those that fail, and which found their stream changed is counted. */
export function meteredStore(store: EventStore, metrics: Metrics): EventStore {
  return {
    storeId: store.storeId,
    append: async (stream, expectedRevision, envelopes) => {
      const since = performance.now();
      try {
        const result = await store.append(stream, expectedRevision, envelopes);
        if (result.kind === 'wrongExpectedRevision') metrics.conflict();
        return result;
      } finally {
        metrics.append((performance.now() - since) / 1_000);
      }
    },
    read: (stream, from, direction, max) => store.read(stream, from, direction, max),
    readAll: (from, direction, filter, max) => store.readAll(from, direction, filter, max),
    head: (filter) => store.head(filter),
    subscribe: (after, filter, signal) => store.subscribe(after, filter, signal),
    close: () => store.close(),
  };
}
