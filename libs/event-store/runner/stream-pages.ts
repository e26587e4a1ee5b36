import type { RecordedEvent } from '../envelope.js';
import type { EventStore } from '../port.js';

/** The events of a stream from a revision on, a page at a time; nothing for a stream that does not exist. */
export async function* streamPages(store: EventStore, stream: string, size: number, first = 0): AsyncGenerator<readonly RecordedEvent[]> {
  for (let from = first; ; from += size) {
    const read = await store.read(stream, from, 'forwards', size);
    if (read.kind === 'noStream') return;
    yield read.events;
    if (read.events.length < size) return;
  }
}
