import type { RecordedEvent } from '../../envelope.js';
import type { EventFilter, EventStore, Position, SubscriptionMessage } from '../../port.js';

export function positionPattern(store: EventStore): RegExp {
  return new RegExp(`^${store.storeId}\\.[0-9]+$`);
}

export function placeIn(position: Position): number {
  return Number(position.slice(position.lastIndexOf('.') + 1));
}

export async function eventsOf(store: EventStore, stream: string): Promise<readonly RecordedEvent[]> {
  const read = await store.read(stream, 'start', 'forwards', 10_000);
  return read.kind === 'events' ? read.events : [];
}

export async function idsOf(store: EventStore, stream: string): Promise<readonly string[]> {
  return (await eventsOf(store, stream)).map(({ id }) => id);
}

/** Messages of a subscription until one fulfils `last`, which is among them. */
export async function messagesUntil(
  store: EventStore,
  after: Position | 'start',
  filter: EventFilter,
  last: (message: SubscriptionMessage) => boolean,
): Promise<readonly SubscriptionMessage[]> {
  const messages: SubscriptionMessage[] = [];
  for await (const message of store.subscribe(after, filter, AbortSignal.timeout(10_000))) {
    messages.push(message);
    if (last(message)) return messages;
  }
  throw new Error(`The subscription ended after ${messages.length} messages without the one waited for.`);
}

export const isCaughtUp = (message: SubscriptionMessage): boolean => message.kind === 'caughtUp';

export function idsIn(messages: readonly SubscriptionMessage[]): readonly string[] {
  return messages.flatMap((message) => (message.kind === 'event' ? [message.event.id] : []));
}
