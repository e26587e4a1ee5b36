import type { Envelope, EventStore, Position, RecordedEvent } from '#rma/event-store';

/** Told after every append and every page that was compared: a place in the source's order. */
export type Told = (place: number) => void;

const PAGE = 500;
const LARGEST_APPEND = 512 * 1024;

/** All events from one store to another, in their order and as they are. What a copy that was cut off has brought over stays. */
export async function copyEvents(from: EventStore, to: EventStore, told: Told): Promise<number> {
  let count = 0;
  for await (const page of pagesOf(from, await resumedAt(from, to))) {
    for (const events of appendsIn(page)) {
      const [first] = events;
      if (!first) continue;
      const result = await to.append(first.stream, first.revision - 1, events.map(envelopeOf));
      if (result.kind === 'wrongExpectedRevision') throw differs(first, `the target's stream ends at ${result.actual}`);
      count += events.length;
      told(placeOf(events.at(-1)?.position));
    }
  }
  return count;
}

/** Compares both from their first event to their last. Throws at the first that is not the same. */
export async function compareEvents(from: EventStore, to: EventStore, told: Told): Promise<number> {
  const copies = eventsOf(to);
  let count = 0;
  for await (const event of eventsOf(from)) {
    const { value: copy } = await copies.next();
    if (!copy) throw differs(event, 'the target ends before it');
    const difference = (['stream', 'revision', 'id', 'type'] as const).find((field) => event[field] !== copy[field]);
    if (difference) throw differs(event, `its ${difference} in the target is ${copy[difference]}`);
    if (event.text?.data !== copy.text?.data || event.text?.metadata !== copy.text?.metadata) throw differs(event, 'what it says differs');
    if (++count % PAGE === 0) told(placeOf(event.position));
  }
  const { value: more } = await copies.next();
  if (more) throw differs(more, 'the source does not hold it');
  return count;
}

/** Where the target's last event stands in the source: what comes after it is missing still. */
async function resumedAt(from: EventStore, to: EventStore): Promise<Position | 'start'> {
  const [last] = await to.readAll('end', 'backwards', {}, 1);
  if (!last) return 'start';
  const read = await from.read(last.stream, last.revision, 'forwards', 1);
  const original = read.kind === 'events' ? read.events[0] : undefined;
  if (original?.id !== last.id) throw differs(last, 'the target holds events that are not of this source');
  return original.position;
}

/** Pages after a position. */
async function* pagesOf(store: EventStore, after: Position | 'start'): AsyncGenerator<readonly RecordedEvent[]> {
  for (let from = after; ;) {
    const page = await store.readAll(from, 'forwards', {}, PAGE);
    yield from === 'start' ? page : page.slice(1);
    const last = page.at(-1);
    if (!last || page.length < PAGE) return;
    from = last.position;
  }
}

async function* eventsOf(store: EventStore): AsyncGenerator<RecordedEvent, undefined> {
  for await (const page of pagesOf(store, 'start')) yield* page;
  return undefined;
}

/** Neighbours of one stream go in one append, as far as one may hold them. */
function* appendsIn(page: readonly RecordedEvent[]): Generator<readonly RecordedEvent[]> {
  let events: RecordedEvent[] = [];
  let bytes = 0;
  for (const event of page) {
    const size = Buffer.byteLength(event.text?.data ?? '') + Buffer.byteLength(event.text?.metadata ?? '');
    if (events.length > 0 && (events[0]?.stream !== event.stream || bytes + size > LARGEST_APPEND)) {
      yield events;
      [events, bytes] = [[], 0];
    }
    events.push(event);
    bytes += size;
  }
  if (events.length > 0) yield events;
}

function envelopeOf({ stream, id, type, data, metadata, text }: RecordedEvent): Envelope {
  if (!text) throw new Error(`${stream} is kept without its text, and cannot be copied as it is.`);
  return { id, type, data, metadata, text };
}

function differs({ stream, revision }: RecordedEvent, fact: string): Error {
  return new Error(`${stream}, revision ${revision}: ${fact}. Nothing was changed in the source.`);
}

export const placeOf = (position: string | undefined | null): number => Number(position?.split('.').at(-1) ?? 0);
