import type { StoredEvent } from '../stored-event.js';
import type { RawRow } from '../verify.js';
import { EventStoreDBClient } from './client.js';
import { connectionString } from './connection-string.js';
import { Own } from './own.js';
import { Reads } from './reads.js';

/** What the server holds of an installation, unparsed, for those who do not trust it. Nothing is written. */
export interface RemoteRawEvents {
  /** Every event ordered by stream and revision, or those of one stream, a stream at a time: the names and one stream are held at once. */
  streams(stream?: string): AsyncIterable<readonly RawRow[]>;
  close(): Promise<void>;
}

const PAGE = 1_000;
const LONGEST_CALL = 30_000;

export function openRemoteRawEvents(url: string, { streamPrefix }: { readonly streamPrefix: string }): RemoteRawEvents {
  const client = new EventStoreDBClient(connectionString(url));
  const reads = new Reads(client, new Own(streamPrefix), LONGEST_CALL);
  return {
    async *streams(stream) {
      const names = stream === undefined ? await namesOf(reads) : [stream];
      for (const name of names) yield (await wholeStream(reads, name)).map(rawRowOf);
    },
    close: () => client.dispose(),
  };
}

async function namesOf(reads: Reads): Promise<readonly string[]> {
  const names = new Set<string>();
  for (let from: number | 'start' = 'start'; ;) {
    const page: readonly StoredEvent[] = await reads.all(from, 'forwards', {}, PAGE);
    for (const { stream } of page) names.add(stream);
    const last = page.at(-1);
    if (!last || page.length < PAGE) return [...names].toSorted();
    from = last.position;
  }
}

async function wholeStream(reads: Reads, stream: string): Promise<readonly StoredEvent[]> {
  const events: StoredEvent[] = [];
  for (let from = 0; ;) {
    const page = (await reads.stream(stream, from, 'forwards', PAGE)) ?? [];
    events.push(...page);
    const last = page.at(-1);
    if (!last || page.length < PAGE) return events;
    from = last.revision + 1;
  }
}

function rawRowOf({ stream, revision, id, type, data, metadata, position }: StoredEvent): RawRow {
  const bytes = (text: string) => Buffer.from(text);
  return {
    stream: bytes(stream),
    revision,
    id: bytes(id),
    type: bytes(type),
    data: bytes(data),
    metadata: bytes(metadata),
    place: position,
  };
}
