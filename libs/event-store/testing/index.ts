export { type Faults, MemoryEventStore, PassingFault } from './memory-event-store.js';
export { envelope, envelopes } from './envelopes.js';
