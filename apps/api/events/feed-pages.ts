import { setImmediate } from 'node:timers/promises';
import { type EventStore, placeOf, type Position, type RecordedEvent } from '#rma/event-store';
import type { CloudEvents, Telling, Told } from './cloud-events.js';

/** What a reader asks for: published events after a position (from the first on where there is none), so many at most. */
export interface FeedQuestion extends Telling {
  readonly after: Position | null;
  readonly limit: number;
}

/** Published events in order, and the place up to which there are no others of those asked for. */
export interface FeedPage {
  readonly told: readonly Told[];
  readonly upTo: Position | null;
}

/** Pages are so many events at most, and fewer where events are so large that a page would be larger than this. */
const mostEvents = 1_000;
const fewestEvents = 16;
const firstEvents = 64;
const pageCharacters = 1024 * 1024;
/** A page is made in parts of so many events, and others have their turn in between; what is opened of persons takes longer. */
const partEvents = { plain: 500, withPersonal: 250 };

/** Reads on from where it is asked to, until the head or the limit; nothing is read before the page before was taken. */
export async function* feedPages(
  store: EventStore,
  cloudEvents: CloudEvents,
  streamPrefix: string,
  { after, limit, ...telling }: FeedQuestion,
  signal: AbortSignal,
): AsyncGenerator<FeedPage, void, undefined> {
  const filter = { streamPrefix, ...(telling.events ? { types: [...telling.events] } : {}) };
  let from = after;
  let left = limit;
  let size = firstEvents;
  while (!signal.aborted) {
    const most = Math.max(fewestEvents, Math.min(size, left)) + 1; // the position is inclusive
    const head = await store.head({}); // looked at before the page: whatever is appended later may not be in it
    const read = await store.readAll(from ?? 'start', 'forwards', filter, most);
    const isLast = read.length < most;
    const events = read[0]?.position === from ? read.slice(1) : read;
    const told = await toldOf(cloudEvents, events, telling);
    if (told.length >= left) {
      const last = told[left - 1];
      yield { told: told.slice(0, left), upTo: last ? last.event.position : from };
      return;
    }
    left -= told.length;
    const lastRead = events.at(-1)?.position ?? from;
    from = isLast ? later(store.storeId, lastRead, head) : lastRead;
    if (told.length > 0 || isLast) yield { told, upTo: from };
    if (isLast) return;
    size = nextSize(size, events);
  }
}

async function toldOf(cloudEvents: CloudEvents, events: readonly RecordedEvent[], telling: Telling): Promise<readonly Told[]> {
  const told: Told[] = [];
  const part = telling.isPersonalTold ? partEvents.withPersonal : partEvents.plain;
  for (let at = 0; at < events.length; at += part) {
    await setImmediate();
    told.push(...(await cloudEvents.of(events.slice(at, at + part), telling)));
  }
  return told;
}

function later(storeId: string, one: Position | null, other: Position | null): Position | null {
  if (one === null || other === null) return one ?? other;
  return placeOf(storeId, one) >= placeOf(storeId, other) ? one : other;
}

/** So many that a page of events as large as these stays below its size; never suddenly many more. */
function nextSize(size: number, events: readonly RecordedEvent[]): number {
  const characters = events.reduce((sum, { text, data }) => sum + (text?.data ?? JSON.stringify(data)).length, 0);
  const fitting = Math.floor((pageCharacters * events.length) / Math.max(1, characters));
  return Math.max(fewestEvents, Math.min(mostEvents, fitting, size * 4));
}
