import type { EventStore } from '#rma/event-store';
import { type DataDir, SettingError, type Settings } from '#rma/platform';
import { openedAt, StoreUnusable } from './opened-at.js';

/** Opens the events where EVENT_STORE_URL says. Throws SettingError or StoreUnusable in words for the operator. */
export async function openEvents({ eventStoreUrl, streamPrefix }: Settings, dataDir: DataDir): Promise<EventStore> {
  if (eventStoreUrl === 'sqlite:') {
    const { openSqliteEventStore } = await import('#rma/event-store/sqlite');
    return openedAt(dataDir.file('events.db'), (file) => openSqliteEventStore(file, { streamPrefix }));
  }
  const { openEventStoreDB } = await import('#rma/event-store/eventstoredb');
  try {
    // The lock on DATA_DIR and the ids of its stores see to it that no other service appends for this installation.
    return await openEventStoreDB(eventStoreUrl, { streamPrefix, isSoleWriter: true });
  } catch (cause) {
    if (!(cause instanceof Error)) throw cause;
    if (cause.name === 'WrongEventStoreUrl') throw new SettingError('EVENT_STORE_URL', cause.message);
    throw new StoreUnusable(`The event store that EVENT_STORE_URL names cannot be used (${cause.message}).`, { cause });
  }
}
