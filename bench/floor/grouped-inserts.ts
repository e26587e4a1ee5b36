import type Database from 'better-sqlite3';
import DatabaseFile from 'better-sqlite3';

/** An event as the product stores it. */
export interface Row {
  readonly stream: string;
  readonly revision: number;
  readonly id: string;
  readonly type: string;
  readonly data: string;
  readonly metadata: string;
}

/** The table a plain event store could not do without: a total order, and one event a place in a stream. */
const table = `CREATE TABLE events (
  position INTEGER PRIMARY KEY, stream TEXT NOT NULL, revision INTEGER NOT NULL, id TEXT NOT NULL, type TEXT NOT NULL,
  data TEXT NOT NULL, metadata TEXT NOT NULL, UNIQUE (stream, revision)) STRICT`;

/** Plain SQLite with the guarantees of the product: WAL, every commit synced. */
export function openPlain(file: string): {
  readonly insert: (row: Row) => void;
  readonly begin: () => void;
  readonly commit: () => void;
  readonly close: () => void;
} {
  const database: Database.Database = new DatabaseFile(file);
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = FULL');
  database.exec(table);
  const insert = database.prepare('INSERT INTO events (stream, revision, id, type, data, metadata) VALUES (?, ?, ?, ?, ?, ?)');
  const begin = database.prepare('BEGIN IMMEDIATE');
  const commit = database.prepare('COMMIT');
  return {
    insert: ({ stream, revision, id, type, data, metadata }) => void insert.run(stream, revision, id, type, data, metadata),
    begin: () => void begin.run(),
    commit: () => void commit.run(),
    close: () => void database.close(),
  };
}

/** Inserts rows so that all that are asked for in one turn of the event loop share a transaction; resolves after its sync. */
export function groupedInserts(file: string): (row: Row) => Promise<void> {
  const plain = openPlain(file);
  let waiting: { readonly row: Row; readonly done: () => void }[] = [];
  const flush = () => {
    const group = waiting;
    waiting = [];
    plain.begin();
    for (const { row } of group) plain.insert(row);
    plain.commit();
    for (const { done } of group) done();
  };
  return (row) =>
    new Promise((done) => {
      waiting.push({ row, done });
      if (waiting.length === 1) setImmediate(flush);
    });
}
