import { eventStoreConformance } from './conformance.js';
import { MemoryEventStore, PassingFault } from './memory-event-store.js';

eventStoreConformance('in memory', async () => {
  const store = new MemoryEventStore({ timeoutMilliseconds: 50 });
  return {
    store,
    hangAppends: () => {
      store.faults.afterAppend = () => new Promise(() => {});
      return { undo: () => delete store.faults.afterAppend };
    },
    breakSubscriptions: () => {
      store.faults.beforePage = () => {
        throw new PassingFault();
      };
      return { undo: () => delete store.faults.beforePage };
    },
    dispose: () => store.close(),
  };
});
