import { randomUUID } from 'node:crypto';

/** An event as a client proposes it. */
export interface Proposed {
  readonly id: string;
  readonly type: string;
  readonly contentType: string;
  readonly data: Uint8Array;
  readonly metadata: Uint8Array;
}

export interface LogRecord extends Proposed {
  readonly stream: string;
  readonly revision: number;
  /** Where it begins in the log, in bytes, as on the real server. */
  readonly position: number;
  readonly createdAt: number;
}

export type Expected = number | 'any' | 'noStream' | 'streamExists';

export type Written =
  | { readonly kind: 'written'; readonly revision: number; readonly position: number }
  | { readonly kind: 'wrongExpectedVersion'; readonly actual: number }
  | { readonly kind: 'tombstoned' };

const NONE = -1;
const FOR_EVER = Number.MAX_SAFE_INTEGER;

/** What the server stores, and its rules of writing: those of `IndexWriter.CheckCommit` in its published source. */
export class EventLog {
  readonly records: LogRecord[] = [];
  readonly #streams = new Map<string, LogRecord[]>();
  readonly #ids = new Map<string, LogRecord>();
  readonly #tombstoned = new Set<string>();
  #end = 0;
  #change = Promise.withResolvers<void>();
  /** What the server's clock says; a test may set it wrong. */
  now: () => number = Date.now;

  constructor() {
    this.write('$epochs', 'any', [text('$epoch-information', '{}')]); // so that no event of a user is at place 0
  }

  write(stream: string, expected: Expected, events: readonly Proposed[]): Written {
    if (this.#tombstoned.has(stream)) return { kind: 'tombstoned' };
    const actual = this.lastRevision(stream);
    const repeated = this.#repeated(stream, expected, actual, events);
    if (repeated === 'partly') return { kind: 'wrongExpectedVersion', actual };
    if (repeated) return { kind: 'written', revision: repeated.revision, position: repeated.position };
    if (!this.#isExpected(stream, expected, actual)) return { kind: 'wrongExpectedVersion', actual };
    if (actual > NONE && this.firstVisible(stream) > actual && !stream.startsWith('$$')) this.#truncate(stream, actual + 1);
    for (const [index, event] of events.entries()) this.#add(stream, actual + 1 + index, event);
    this.#changed();
    return { kind: 'written', revision: actual + events.length, position: this.records.at(-1)?.position ?? 0 };
  }

  /** A soft delete: what is stored becomes invisible, and numbering goes on behind it. */
  delete(stream: string, expected: Expected): Written {
    const refused = this.#refusal(stream, expected);
    if (refused) return refused;
    this.#truncate(stream, FOR_EVER);
    this.#changed();
    return { kind: 'written', revision: NONE, position: this.records.at(-1)?.position ?? 0 };
  }

  /** Ends a stream for ever. */
  tombstone(stream: string, expected: Expected): Written {
    const refused = this.#refusal(stream, expected);
    if (refused) return refused;
    this.#add(stream, FOR_EVER, text('$streamDeleted', '{}'));
    this.#tombstoned.add(stream);
    this.#changed();
    return { kind: 'written', revision: NONE, position: this.records.at(-1)?.position ?? 0 };
  }

  isTombstoned(stream: string): boolean {
    return this.#tombstoned.has(stream);
  }

  lastRevision(stream: string): number {
    return this.#streams.get(stream)?.at(-1)?.revision ?? NONE;
  }

  /** The events that can be read; undefined where there are none, or all are deleted. */
  visible(stream: string): readonly LogRecord[] | undefined {
    const records = this.#streams.get(stream)?.slice(this.firstVisible(stream));
    return records === undefined || records.length === 0 ? undefined : records;
  }

  /** By the stream's metadata: `$tb` hides what is before it, `$maxCount` all but so many. */
  firstVisible(stream: string): number {
    const last = this.#streams.get(`$$${stream}`)?.at(-1);
    if (!last) return 0;
    const { $tb = 0, $maxCount } = JSON.parse(Buffer.from(last.data).toString()) as { readonly $tb?: number; readonly $maxCount?: number };
    return Math.max($tb, $maxCount === undefined ? 0 : this.lastRevision(stream) + 1 - $maxCount);
  }

  /** Resolves when something is written after this was called. */
  changed(): Promise<void> {
    return this.#change.promise;
  }

  /** The index of the first record at or behind a position. */
  indexAt(position: number): number {
    let [low, high] = [0, this.records.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.records[middle]?.position ?? 0) < position) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Expected before the current revision, or any, with ids that are there: the original; some of them: refused. */
  #repeated(stream: string, expected: Expected, actual: number, events: readonly Proposed[]): LogRecord | 'partly' | null {
    const from = expected === 'noStream' ? NONE : expected;
    if (typeof from === 'number' && from >= actual) return null;
    const found = events.map(({ id }, index) => {
      const known = typeof from === 'number' ? this.#streams.get(stream)?.[from + 1 + index] : this.#ids.get(`${stream}/${id}`);
      return known?.id === id ? known : undefined;
    });
    const missing = found.indexOf(undefined);
    if (missing === -1) return found.at(-1) ?? null;
    return missing === 0 ? null : 'partly';
  }

  #isExpected(stream: string, expected: Expected, actual: number): boolean {
    const isHidden = actual > NONE && this.firstVisible(stream) > actual;
    if (expected === 'any') return true;
    if (expected === 'noStream') return actual === NONE || isHidden;
    return expected === 'streamExists' ? actual > NONE && !isHidden : expected === actual;
  }

  #refusal(stream: string, expected: Expected): Written | null {
    if (this.#tombstoned.has(stream)) return { kind: 'tombstoned' };
    const actual = this.lastRevision(stream);
    return this.#isExpected(stream, expected, actual) ? null : { kind: 'wrongExpectedVersion', actual };
  }

  #truncate(stream: string, before: number): void {
    this.#add(`$$${stream}`, this.lastRevision(`$$${stream}`) + 1, text('$metadata', JSON.stringify({ $tb: before })));
  }

  #add(stream: string, revision: number, event: Proposed): void {
    const record = { ...event, stream, revision, position: this.#end, createdAt: this.now() };
    this.#end += 100 + stream.length + event.type.length + event.data.length + event.metadata.length;
    this.records.push(record);
    const records = this.#streams.get(stream) ?? [];
    if (revision !== FOR_EVER) records.push(record);
    this.#streams.set(stream, records);
    this.#ids.set(`${stream}/${event.id}`, record);
  }

  #changed(): void {
    this.#change.resolve();
    this.#change = Promise.withResolvers<void>();
  }
}

function text(type: string, json: string): Proposed {
  return { id: randomUUID(), type, contentType: 'application/json', data: Buffer.from(json), metadata: new Uint8Array() };
}
