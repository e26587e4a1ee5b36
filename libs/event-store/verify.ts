import { isUtf8 } from 'node:buffer';
import { hash } from 'node:crypto';
import { NO_HASH } from './seal.js';

/** An event exactly as it is stored, text as its UTF-8 bytes, so that no byte is lost on the way here. */
export interface RawRow {
  readonly stream: Uint8Array;
  readonly revision: number;
  readonly id: Uint8Array;
  readonly type: Uint8Array;
  readonly data: Uint8Array;
  readonly metadata: Uint8Array;
  /** Its place in the store's total order, where the store numbers them. */
  readonly place?: number;
  /** The store finds it under another category or type than its own. */
  readonly filedElsewhere?: boolean;
}

export type BreakKind =
  'hashDiffers' | 'previousHashDiffers' | 'revisionGap' | 'duplicateRevision' | 'unparsable' | 'placeOutOfOrder' | 'filedElsewhere';

/** A place where what is stored is not what was written. */
export interface ChainBreak {
  readonly stream: string;
  readonly revision: number;
  readonly kind: BreakKind;
}

export interface Verified {
  readonly events: number;
  readonly streams: number;
  readonly breaks: number;
}

/** How the rows read so far leave their stream: what may follow. No links: the row before could not be read. */
interface Chain {
  readonly stream: Uint8Array;
  readonly next: number;
  readonly place: number;
  readonly links: readonly string[] | null;
}

/**
 * Recomputes every hash from raw rows, which come ordered by stream and revision: memory for one stream is enough.
 * Reports each break where it is found. It cannot see a stream that is missing as a whole, or one cut off at its end.
 */
export function verifyChain(rows: Iterable<RawRow>, report: (broken: ChainBreak) => void): Verified {
  let events = 0;
  let streams = 0;
  let breaks = 0;
  let chain: Chain | null = null;
  for (const row of rows) {
    if (chain === null || Buffer.compare(chain.stream, row.stream) !== 0) {
      chain = { stream: row.stream, next: 0, place: -Infinity, links: [NO_HASH] };
      streams++;
    }
    const { kinds, after } = examine(row, chain);
    for (const kind of kinds) report({ stream: Buffer.from(row.stream).toString(), revision: row.revision, kind });
    chain = after;
    events++;
    breaks += kinds.length;
  }
  return { events, streams, breaks };
}

function examine(row: RawRow, { stream, next, place, links }: Chain): { readonly kinds: readonly BreakKind[]; readonly after: Chain } {
  const kinds: BreakKind[] = [];
  const follows = row.revision === next;
  if (!follows) kinds.push(row.revision === next - 1 ? 'duplicateRevision' : 'revisionGap');
  if (row.place !== undefined && row.place <= place) kinds.push('placeOutOfOrder');
  if (row.filedElsewhere) kinds.push('filedElsewhere');
  const after = { stream, next: row.revision + 1, place: row.place ?? place };
  const read = readRow(row);
  if (!read) return { kinds: [...kinds, 'unparsable'], after: { ...after, links: null } };
  const { stored, recomputed, previous } = read;
  if (stored !== recomputed) kinds.push('hashDiffers');
  if (follows && links && !links.includes(previous)) kinds.push('previousHashDiffers');
  return { kinds, after: { ...after, links: [stored, recomputed] } };
}

const HASH = /,"hash":"([0-9a-f]{64})"(?=,"occurredAt":)/;
const PREVIOUS_HASH = /,"previousHash":"([0-9a-f]{64})"(?=,"requestFingerprint":)/;

/** The three hashes of a row; the hashed text is put together from the stored texts, of which only `hash` is taken out. */
function readRow(row: RawRow) {
  const [stream, id, type, data, metadata] = [row.stream, row.id, row.type, row.data, row.metadata].map(decode);
  if (stream === undefined || id === undefined || type === undefined || data === undefined || metadata === undefined) return undefined;
  const stored = HASH.exec(metadata)?.[1];
  const previous = PREVIOUS_HASH.exec(metadata)?.[1];
  if (stored === undefined || previous === undefined) return undefined;
  const hashed =
    `{"data":${data},"id":${JSON.stringify(id)},"metadata":${metadata.replace(HASH, '')},"revision":${row.revision},` +
    `"stream":${JSON.stringify(stream)},"type":${JSON.stringify(type)}}`;
  return { stored, recomputed: hash('sha256', hashed), previous };
}

function decode(bytes: Uint8Array): string | undefined {
  return isUtf8(bytes) ? Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString() : undefined;
}
