export { EventStoreDenied, StreamDeleted } from './client-errors.js';
export { connectionString, WrongEventStoreUrl } from './connection-string.js';
export { type EventStoreDBOptions, openEventStoreDB } from './eventstoredb-event-store.js';
export { openRemoteRawEvents, type RemoteRawEvents } from './raw-events.js';
