import type { RecordedEvent } from '../envelope.js';
import type { EventFilter, EventStore, Position, SubscriptionMessage } from '../port.js';

/**
 * A store whose streams bear a prefix that nobody who uses it sees, and whose subscriptions begin where it did: so that many tests
 * can share a server, each for itself.
 */
export function underAPrefix(store: EventStore, prefix: string, beginning: Position): EventStore {
  const outward = (event: RecordedEvent): RecordedEvent =>
    Object.defineProperty(event, 'stream', { value: event.stream.slice(prefix.length), enumerable: true });
  const inward = (filter: EventFilter): EventFilter => ({ ...filter, streamPrefix: prefix + (filter.streamPrefix ?? '') });
  return {
    storeId: store.storeId,
    append: (stream, expected, envelopes) => store.append(stream === '' ? '' : prefix + stream, expected, envelopes),
    read: async (stream, from, direction, max) => {
      const read = await store.read(prefix + stream, from, direction, max);
      return read.kind === 'events' ? { kind: 'events', events: read.events.map(outward) } : read;
    },
    readAll: async (from, direction, filter, max) => (await store.readAll(from, direction, inward(filter), max)).map(outward),
    head: (filter) => store.head(inward(filter)),
    async *subscribe(after, filter, signal): AsyncGenerator<SubscriptionMessage> {
      for await (const message of store.subscribe(after === 'start' ? beginning : after, inward(filter), signal)) {
        yield message.kind === 'event' ? { kind: 'event', event: outward(message.event) } : message;
      }
    },
    close: () => store.close(),
  };
}
