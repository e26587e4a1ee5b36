import { openDatabase } from '#rma/platform';
import type { RawRow } from '../verify.js';

const asStored = (column: string) => `CAST(${column} AS BLOB) AS ${column}`;
const COLUMNS = ['stream', 'id', 'type', 'data', 'metadata'].map(asStored).join(', ');
const FILED_ELSEWHERE = `NOT EXISTS (
  SELECT 1 FROM kinds WHERE kinds.kind = events.kind AND kinds.type = events.type
    AND kinds.category = substr(events.stream, 1, length(kinds.category)))`;

/** What the file of a store holds, byte by byte, for those who do not trust it. Opened for reading only. */
export interface RawEvents {
  /** Every event ordered by stream and revision, or those of one stream; one row is held at a time. */
  rows(stream?: string): Iterable<RawRow>;
  /** Places of the total order, both inclusive, that hold no event: each place was given out and none is ever freed. */
  missingPlaces(): readonly { readonly first: number; readonly last: number }[];
  /** What SQLite itself finds wrong in the file: torn pages, an index that does not fit its table. */
  damage(): readonly string[];
  close(): void;
}

/** Throws where there is no such file, or where SQLite cannot make sense of it. */
export function openRawEvents(file: string): RawEvents {
  const database = openDatabase(file, { readonly: true });
  const select = `SELECT revision, position AS place, ${COLUMNS}, ${FILED_ELSEWHERE} AS filedElsewhere FROM events`;
  type Row = Omit<RawRow, 'filedElsewhere'> & { readonly filedElsewhere: 0 | 1 };
  return {
    *rows(stream) {
      const rows =
        stream === undefined
          ? database.prepare<[], Row>(`${select} ORDER BY events.stream, revision`).iterate()
          : database.prepare<[string], Row>(`${select} WHERE events.stream = ? ORDER BY revision`).iterate(stream);
      for (const row of rows) yield { ...row, filedElsewhere: row.filedElsewhere === 1 };
    },
    missingPlaces() {
      const gaps = `SELECT before + 1 AS first, position - 1 AS last
        FROM (SELECT position, lag(position, 1, 0) OVER (ORDER BY position) AS before FROM events) WHERE position > before + 1`;
      return database.prepare<[], { readonly first: number; readonly last: number }>(gaps).all();
    },
    damage() {
      const found = database.prepare<[], string>('PRAGMA integrity_check').pluck().all();
      return found.filter((line) => line !== 'ok');
    },
    close: () => void database.close(),
  };
}
