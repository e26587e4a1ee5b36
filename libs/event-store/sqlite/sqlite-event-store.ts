import { randomUUID } from 'node:crypto';
import type Database from 'better-sqlite3';
import { GroupCommit, openStore, storeIdentityIn } from '#rma/platform';
import { checkAppend } from '../check-append.js';
import { checkRead } from '../check-read.js';
import type { Envelope, RecordedEvent } from '../envelope.js';
import { follow, type Page } from '../follow.js';
import { placeToStart, positionOf } from '../position.js';
import type { AppendResult, Direction, EventFilter, EventStore, Position, StreamRead, SubscriptionMessage } from '../port.js';
import { EventStoreTimeout } from '../store-errors.js';
import { recorded } from '../stored-event.js';
import { WakeUps } from '../wake-ups.js';
import { type Append, appendTo } from './append.js';
import { CommittedRevisions } from './committed-revisions.js';
import { Kinds } from './kinds.js';
import { type ReadAll, readAllOf } from './read-all.js';
import { type ReadStream, readStreamOf } from './read-stream.js';
import { schemaSteps } from './schema.js';

export interface SqliteEventStoreOptions {
  /** How long an append waits while another process holds the file: 5 s unless told otherwise. */
  readonly timeoutMilliseconds?: number;
  /** How often a subscription looks when nothing woke it: every second unless told otherwise. */
  readonly pollMilliseconds?: number;
  /** What all streams of this installation begin with; it only makes filters quick, whatever the names. */
  readonly streamPrefix?: string;
}

/** Opens (or creates, mode 0600) the events of an installation in one file, of which this process is the only writer. Throws on another database. */
export function openSqliteEventStore(file: string, options: SqliteEventStoreOptions = {}): EventStore {
  const database = openStore(file, schemaSteps);
  try {
    return new SqliteEventStore(database, options);
  } catch (error) {
    database.close();
    throw new Error(`${file} is not a store of events.`, { cause: error });
  }
}

/** How many events a subscription hands on, and how many places it looks through, before others have their turn. */
const PAGE_EVENTS = 256;
const PAGE_PLACES = 10_000;

/** The event store in a database that `openStore` has brought to `schemaSteps`; it becomes the store's own. */
export class SqliteEventStore implements EventStore {
  readonly storeId: string;
  readonly #database: Database.Database;
  readonly #timeout: number;
  readonly #poll: number;
  readonly #commits: GroupCommit;
  readonly #kinds: Kinds;
  readonly #committed = new CommittedRevisions();
  readonly #append: Append;
  readonly #readStream: ReadStream;
  readonly #readAll: ReadAll;
  readonly #last: Database.Statement<[], number | null>;
  readonly #wakeUps = new WakeUps();
  readonly #closed = new AbortController();

  constructor(database: Database.Database, options: SqliteEventStoreOptions = {}) {
    this.#database = database;
    this.#timeout = options.timeoutMilliseconds ?? 5_000;
    this.#poll = options.pollMilliseconds ?? 1_000;
    this.#commits = new GroupCommit(database, { patienceMilliseconds: this.#timeout });
    this.#kinds = new Kinds(database, options.streamPrefix ?? '');
    this.#append = appendTo(database, this.#kinds, this.#committed);
    this.#readStream = readStreamOf(database);
    this.#readAll = readAllOf(database, this.#kinds);
    this.#last = database.prepare<[], number | null>('SELECT max(position) FROM events').pluck();
    this.storeId = storeIdOf(database); // last, so that another database is left as it is
  }

  async append(stream: string, expectedRevision: number, envelopes: readonly Envelope[]): Promise<AppendResult> {
    checkAppend(stream, expectedRevision, envelopes);
    this.#kinds.learn();
    const result = await this.#commit(() => this.#append(stream, expectedRevision, envelopes));
    if (result.kind === 'wrongExpectedRevision') return result;
    const { kind, revision, place, alreadyThere } = result;
    this.#committed.remember(stream, revision);
    this.#wakeUps.wake();
    return { kind, revision, position: positionOf(this.storeId, place), alreadyThere };
  }

  async read(stream: string, from: number | 'start' | 'end', direction: Direction, max: number): Promise<StreamRead> {
    checkRead(from, max);
    const events = this.#readStream(stream, from, direction, max);
    return events ? { kind: 'events', events: events.map((event) => recorded(this.storeId, event)) } : { kind: 'noStream' };
  }

  async readAll(
    from: Position | 'start' | 'end',
    direction: Direction,
    filter: EventFilter,
    max: number,
  ): Promise<readonly RecordedEvent[]> {
    const start = placeToStart(this.storeId, from);
    checkRead(start, max);
    const last = this.#lastPlace();
    const place = start === 'start' ? 1 : start === 'end' ? last : start;
    const range = direction === 'forwards' ? { first: place, last } : { first: 1, last: Math.min(place, last) };
    return this.#readAll(range, direction, filter, max).map((event) => recorded(this.storeId, event));
  }

  async head(filter: EventFilter): Promise<Position | null> {
    const [last] = this.#readAll({ first: 1, last: this.#lastPlace() }, 'backwards', filter, 1);
    return last ? positionOf(this.storeId, last.position) : null;
  }

  subscribe(after: Position | 'start', filter: EventFilter, signal: AbortSignal): AsyncIterable<SubscriptionMessage> {
    const followed = {
      storeId: this.storeId,
      wakeUps: this.#wakeUps,
      pollMilliseconds: this.#poll,
      pageAfter: (place: number) => this.#pageAfter(place, filter),
      isPassing: isBusy,
    };
    return follow(followed, after, filter, AbortSignal.any([signal, this.#closed.signal]));
  }

  /** Ends the subscriptions, waits for the appends that were asked for before, then closes the file. */
  async close(): Promise<void> {
    this.#closed.abort();
    if (!this.#database.open) return;
    await this.#commits.run(() => undefined);
    this.#database.close();
  }

  #pageAfter(place: number, filter: EventFilter): Page {
    const last = this.#lastPlace();
    const upTo = Math.min(last, place + PAGE_PLACES);
    const events = this.#readAll({ first: place + 1, last: upTo }, 'forwards', filter, PAGE_EVENTS);
    const lastEvent = events.length === PAGE_EVENTS ? events.at(-1) : undefined;
    return { events: events.map((event) => recorded(this.storeId, event)), upTo: lastEvent?.position ?? upTo, last };
  }

  #lastPlace(): number {
    return this.#last.get() ?? 0;
  }

  async #commit<T>(work: () => T): Promise<T> {
    try {
      return await this.#commits.run(work);
    } catch (error) {
      throw isBusy(error) ? new EventStoreTimeout('append', this.#timeout) : error;
    }
  }
}

function storeIdOf(database: Database.Database): string {
  const identity = storeIdentityIn(database, { store: 'events.db', irreplaceable: true });
  if (identity.storeId() === undefined) identity.adopt(randomUUID());
  const storeId = identity.storeId();
  if (storeId === undefined) throw new Error('events.db did not keep the id it was given.');
  return storeId;
}

/** While another process holds the file. */
function isBusy(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === 'SQLITE_BUSY';
}
