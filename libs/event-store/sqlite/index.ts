export { openRawEvents, type RawEvents } from './raw-rows.js';
export { openSqliteEventStore, type SqliteEventStoreOptions } from './sqlite-event-store.js';
