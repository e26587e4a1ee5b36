export type { EventStore, RecordedEvent } from '#rma/event-store';
export { CatchUp } from './catch-up.js';
export { isStalled, type Lag, lagOf, type Progress, type StallRule } from './lag.js';
export type { Projection } from './projection.js';
