import { KurrentDBClient, type ResolvedEvent } from '@kurrent/kurrentdb-client';
import type { Envelope, JsonObject } from '../envelope.js';
import { canonicalText } from '#rma/platform';
import { NO_STREAM, type Direction } from '../port.js';
import { APPEND_LIMIT_BYTES, AppendTooLarge } from '../store-errors.js';
import type { StoredEvent } from '../stored-event.js';
import { EventStoreDenied, failureOf, StreamDeleted } from './client-errors.js';
import type { ConnectionString } from './connection-string.js';
import { Feed } from './feed.js';
import { Passing } from './persistence.js';

export type From = number | 'start' | 'end';

/** What the server says of an append. A conflict's numbers are not told: they are read again before they are believed. */
export type AppendAnswer =
  { readonly kind: 'stored'; readonly revision: number; readonly position: number | undefined } | { readonly kind: 'conflict' };

/** How often the server tells how far it looked, in events that did not match. */
const CHECKPOINT_EVERY = 32;
const bytesOf = new TextEncoder(); // the client takes a Buffer for JSON, and a Uint8Array for what it is

/**
 * The only file that knows the official client. It stores data and metadata as bytes, for the client writes and reads JSON through
 * objects, which is not what was hashed; and it appends by one call each, which ends at a deadline, instead of the client's shared
 * stream of appends, which has none and brings the process down where a connection breaks while appends wait on it.
 */
export class EventStoreDBClient {
  readonly #client: KurrentDBClient;
  readonly #credentials: ConnectionString['credentials'];
  /** For the bridge, which reads them from the URL without undoing its escapes. */
  readonly #login: { readonly credentials?: ConnectionString['credentials'] };
  readonly #hosts: string;

  constructor({ text, credentials, hosts, isOpen }: ConnectionString) {
    this.#login = isOpen ? {} : { credentials };
    this.#client = KurrentDBClient.connectionString(text);
    this.#credentials = credentials;
    this.#hosts = hosts;
  }

  async append(stream: string, expected: number, envelopes: readonly Envelope[], milliseconds: number): Promise<AppendAnswer> {
    const events = envelopes.map(({ id, type, text }) => ({
      id,
      type,
      contentType: 'application/octet-stream' as const,
      data: bytesOf.encode(text.data),
      metadata: bytesOf.encode(text.metadata),
    }));
    try {
      const { success, nextExpectedRevision, position } = await this.#client.appendToStream(stream, events, {
        streamState: expected === NO_STREAM ? 'no_stream' : BigInt(expected),
        credentials: this.#credentials, // given with the call, they make it one of its own
        requiresLeader: true,
        deadline: Math.ceil(milliseconds),
      });
      if (!success) return { kind: 'conflict' };
      return { kind: 'stored', revision: Number(nextExpectedRevision), position: position && Number(position.commit) };
    } catch (error) {
      if (failureOf(error) === 'conflict') return { kind: 'conflict' };
      throw this.#meaningOf(error, stream);
    }
  }

  /** Null where there is no such stream. */
  async readStream(stream: string, from: From, direction: Direction, max: number): Promise<readonly StoredEvent[] | null> {
    const fromRevision = typeof from === 'number' ? BigInt(from) : from;
    const options = { fromRevision, direction, maxCount: BigInt(max), requiresLeader: true, resolvesLink: false, ...this.#login };
    try {
      return await storedIn(this.#client.rustClient.readStream(stream, options));
    } catch (error) {
      if (failureOf(error) === 'noStream') return null;
      throw this.#meaningOf(error, stream);
    }
  }

  /** Events of streams whose names begin so; backwards from a position without the event that begins there. */
  async readAll(from: From, direction: Direction, prefix: string, max: number): Promise<readonly StoredEvent[]> {
    const fromPosition = typeof from === 'number' ? { commit: BigInt(from), prepare: BigInt(from) } : from;
    const options = { fromPosition, direction, maxCount: BigInt(max), requiresLeader: false, resolvesLink: false, ...this.#login };
    const filter = prefix === '' ? {} : { filter: { filterOn: 'streamName' as const, prefixes: [prefix] } };
    try {
      return await storedIn(this.#client.rustClient.readAll({ ...options, ...filter }));
    } catch (error) {
      throw this.#meaningOf(error, '$all');
    }
  }

  /** What comes after a position, from the beginning where there is none; ends with an error when the connection does. */
  subscribe(after: number | null, prefix: string): Feed {
    const fromPosition = after === null ? ('start' as const) : { commit: BigInt(after), prepare: BigInt(after) };
    const feed = new Feed(
      this.#client.subscribeToAll({
        fromPosition,
        filter: {
          filterOn: 'streamName',
          prefixes: [prefix],
          maxSearchWindow: CHECKPOINT_EVERY,
          checkpointInterval: 1,
          checkpointReached: async (_, position) => feed.tell({ kind: 'checkpoint', place: Number(position.commit) }),
        },
      }),
      (resolved) => storedOf(resolved as ResolvedEvent),
      (error) => this.#meaningOf(error, '$all'),
    );
    return feed;
  }

  async dispose(): Promise<void> {
    await this.#client.dispose();
    const channel = await this.#client['getChannel'](); // dispose() ends what is under way, and leaves its connection open
    channel.close();
  }

  #meaningOf(error: unknown, stream: string): Error {
    switch (failureOf(error)) {
      case 'denied':
        return new EventStoreDenied(`The event store at ${this.#hosts} does not let us in, or not to ${stream}.`, { cause: error });
      case 'deleted':
        return new StreamDeleted(`${stream} was deleted in the event store, for ever.`, { cause: error });
      case 'tooLarge': {
        const limit = Number((error as { readonly maxAppendSize?: number }).maxAppendSize);
        return new AppendTooLarge(APPEND_LIMIT_BYTES, limit);
      }
      default:
        return new Passing(String(error), { cause: error });
    }
  }
}

type Batches = ReturnType<KurrentDBClient['rustClient']['readStream']>;

/** Through the client's bridge, which hands out bytes; its own reading parses metadata, whatever they are. */
async function storedIn(batches: Batches): Promise<readonly StoredEvent[]> {
  const stored: StoredEvent[] = [];
  for await (const batch of batches) {
    for (const { event } of batch) {
      if (!event) continue;
      const { streamId, revision, id, type, data, metadata, position } = event;
      stored.push({
        position: Number(position?.commit),
        stream: streamId,
        revision: Number(revision),
        id,
        type,
        data: textOf(data),
        metadata: textOf(metadata),
      });
    }
  }
  return stored;
}

/** An event of a subscription comes with its metadata parsed; their RFC 8785 form is what was stored. Made when asked for: most are not meant. */
function storedOf({ event }: ResolvedEvent): StoredEvent | null {
  if (!event?.position) return null;
  const { streamId, revision, id, type, data, metadata, position } = event;
  return {
    position: Number(position.commit),
    stream: streamId,
    revision: Number(revision),
    id,
    type,
    get data() {
      return data instanceof Uint8Array ? textOf(data) : canonicalText(data, 'data');
    },
    get metadata() {
      return metadata instanceof Uint8Array ? textOf(metadata) : canonicalText((metadata ?? {}) as JsonObject, 'metadata');
    },
  };
}

function textOf(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString();
}
