import type { Envelope, RecordedEvent } from '../envelope.js';
import { checkRead } from '../check-read.js';
import type { AppendResult, Direction, EventFilter, EventStore, Position, StreamRead, SubscriptionMessage } from '../port.js';
import { placeToStart, positionOf } from '../position.js';
import { recorded } from '../stored-event.js';
import { Appends } from './appends.js';
import { EventStoreDBClient } from './client.js';
import { connectionString } from './connection-string.js';
import { storeIdOf } from './identity.js';
import { Own } from './own.js';
import { Reads } from './reads.js';
import { subscription } from './subscription.js';

export interface EventStoreDBOptions {
  /** What all streams of this installation begin with, in a store that others may share. */
  readonly streamPrefix?: string;
  /** How long any call may take: 5 s unless told otherwise. */
  readonly timeoutMilliseconds?: number;
  /** How long a subscription may be silent before it is looked whether it missed something: 10 s unless told otherwise. */
  readonly silenceMilliseconds?: number;
  /** No other process appends to this installation's streams; saves a look at what was stored after each append. */
  readonly isSoleWriter?: boolean;
}

/** The client's bridge takes half a second for its first connection. */
const LONGEST_OPENING = 5_000;

/**
 * Opens an installation's events in EventStoreDB, or KurrentDB, under one client. Throws WrongEventStoreUrl, EventStoreDenied, or
 * EventStoreTimeout where no server answers.
 */
export async function openEventStoreDB(url: string, options: EventStoreDBOptions = {}): Promise<EventStore> {
  const client = new EventStoreDBClient(connectionString(url));
  try {
    return await openOn(client, options, () => client.dispose());
  } catch (error) {
    await client.dispose();
    throw error;
  }
}

/** The same under a client that is there already; `closed` is called when the store is. */
export async function openOn(client: EventStoreDBClient, options: EventStoreDBOptions, closed: () => Promise<void>): Promise<EventStore> {
  const { streamPrefix = '', timeoutMilliseconds = 5_000, silenceMilliseconds = 10_000, isSoleWriter = false } = options;
  const own = new Own(streamPrefix);
  const reads = new Reads(client, own, timeoutMilliseconds);
  await reads.end(Math.max(timeoutMilliseconds, LONGEST_OPENING)); // what was stored before is no answer to what is appended now
  const appends = new Appends(client, reads, { milliseconds: timeoutMilliseconds, isSoleWriter });
  const storeId = await storeIdOf(appends, reads, own);
  return new EventStoreDBEventStore({ storeId, client, reads, own, silenceMilliseconds }, appends, closed);
}

type Parts = Parameters<typeof subscription>[0];

class EventStoreDBEventStore implements EventStore {
  readonly storeId: string;
  readonly #closed = new AbortController();

  constructor(
    private readonly parts: Parts,
    private readonly appends: Appends,
    private readonly closed: () => Promise<void>,
  ) {
    this.storeId = parts.storeId;
  }

  async append(stream: string, expectedRevision: number, envelopes: readonly Envelope[]): Promise<AppendResult> {
    const result = await this.appends.append(stream, expectedRevision, envelopes);
    if (result.kind === 'wrongExpectedRevision') return result;
    const { kind, revision, place, alreadyThere } = result;
    return { kind, revision, position: positionOf(this.storeId, place), alreadyThere };
  }

  async read(stream: string, from: number | 'start' | 'end', direction: Direction, max: number): Promise<StreamRead> {
    checkRead(from, max);
    const events = await this.parts.reads.stream(stream, from, direction, max);
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
    return (await this.parts.reads.all(start, direction, filter, max)).map((event) => recorded(this.storeId, event));
  }

  async head(filter: EventFilter): Promise<Position | null> {
    const place = await this.parts.reads.head(filter);
    return place === null ? null : positionOf(this.storeId, place);
  }

  subscribe(after: Position | 'start', filter: EventFilter, signal: AbortSignal): AsyncIterable<SubscriptionMessage> {
    return subscription(this.parts, after, filter, AbortSignal.any([signal, this.#closed.signal]));
  }

  async close(): Promise<void> {
    if (this.#closed.signal.aborted) return;
    this.#closed.abort();
    await this.closed();
  }
}
