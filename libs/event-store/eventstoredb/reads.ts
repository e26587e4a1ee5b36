import type { Direction, EventFilter } from '../port.js';
import { matches, type StoredEvent } from '../stored-event.js';
import type { EventStoreDBClient, From } from './client.js';
import type { Own } from './own.js';
import { persistently } from './persistence.js';

/** So many at once that each call ends in a fraction of its time. */
const PAGE = 1_000;

/** Reads of this installation's events, each within its time, and how far the log is known to reach. */
export class Reads {
  #known = 0;

  constructor(
    private readonly client: EventStoreDBClient,
    private readonly own: Own,
    private readonly milliseconds: number,
  ) {}

  /** The highest position that was ever seen: whatever is appended from now on comes after it. */
  get known(): number {
    return this.#known;
  }

  see(position: number): void {
    if (position > this.#known) this.#known = position;
  }

  /** Null where there is no such stream. */
  async stream(stream: string, from: From, direction: Direction, max: number): Promise<readonly StoredEvent[] | null> {
    const read = (start: From, toward: Direction, count: number) =>
      persistently('read', this.milliseconds, () => this.client.readStream(stream, start, toward, count));
    if (direction === 'forwards' && from === 'end') return this.#seen(await read('end', 'backwards', 1));
    if (direction === 'backwards' && from === 'start') return this.#seen(await read('start', 'forwards', 1));
    const events = this.#seen(await read(from, direction, max));
    const isBeyond = direction === 'backwards' && typeof from === 'number' && events !== null && events[0]?.revision !== from;
    return isBeyond ? this.#seen(await read('end', 'backwards', max)) : events; // the server counts back from where it is told to begin
  }

  /** The last matching event's position, or null. */
  async head(filter: EventFilter): Promise<number | null> {
    const [last] = await this.all('end', 'backwards', filter, 1);
    return last?.position ?? null;
  }

  /** The position of the last event of the whole store, whoever wrote it. */
  async end(milliseconds = this.milliseconds): Promise<number> {
    const [last] = await persistently('read', milliseconds, () => this.client.readAll('end', 'backwards', '', 1));
    if (last) this.see(last.position);
    return last?.position ?? 0;
  }

  /** Matching events of all streams; `from` is inclusive both ways. */
  async all(from: From, direction: Direction, filter: EventFilter, max: number): Promise<readonly StoredEvent[]> {
    const prefix = this.own.prefixFor(filter);
    if (prefix === null || filter.types?.length === 0) return [];
    const isMeant = (event: StoredEvent) => this.own.has(event.stream) && matches(filter, event);
    if (from === 'start' && direction === 'backwards') return (await this.#page('start', 'forwards', this.own.prefix, 1)).filter(isMeant);
    if (from === 'end' && direction === 'forwards') return (await this.#page('end', 'backwards', this.own.prefix, 1)).filter(isMeant);

    const isBeyond = typeof from === 'number' && from > this.#known && from > (await this.end());
    if (isBeyond && direction === 'forwards') return [];
    let next = isBeyond ? 'end' : from;
    const found: StoredEvent[] = [];
    if (direction === 'backwards' && typeof next === 'number') {
      const [at] = await this.#page(next, 'forwards', prefix, 1); // backwards the server leaves out the event it begins at
      if (at?.position === next && isMeant(at)) found.push(at);
    }
    let told = direction === 'backwards' && typeof next === 'number' ? next : null;
    while (found.length < max) {
      const size = filter.types ? PAGE : Math.min(PAGE, max - found.length + 1);
      const page = await this.#page(next, direction, prefix, size);
      const isNew = ({ position }: StoredEvent) => told === null || (direction === 'forwards' ? position > told : position < told);
      found.push(...page.filter((event) => isNew(event) && isMeant(event)));
      const last = page.at(-1);
      if (!last || page.length < size) break;
      next = told = last.position;
    }
    return found.slice(0, max);
  }

  async #page(from: From, direction: Direction, prefix: string, max: number): Promise<readonly StoredEvent[]> {
    const events = await persistently('readAll', this.milliseconds, () => this.client.readAll(from, direction, prefix, max));
    for (const { position } of events) this.see(position);
    return events;
  }

  #seen(events: readonly StoredEvent[] | null): readonly StoredEvent[] | null {
    for (const { position } of events ?? []) this.see(position);
    return events;
  }
}
