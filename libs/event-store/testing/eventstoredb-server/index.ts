export { type Appendable, BareAppends } from './bare-appends.js';
export type { EventLog, LogRecord } from './event-log.js';
export { type Faults, hang } from './faults.js';
export { accessDenied, notLeader, RpcError, unavailable } from './rpc-errors.js';
export { EventStoreDBServer, type ServerOptions } from './server.js';
