import { randomBytes } from 'node:crypto';
import type Database from 'better-sqlite3';
import type { Person } from './person.js';
import { keysLength } from './seal.js';

/**
 * Rows are only added at the end and never change their size, so that SQLite overwrites a person's keys where they are and copies
 * no row to another page, where it could outlive its person; the one page it does copy, the first, `secure_delete` wipes.
 */
export const steps = [
  `CREATE TABLE people (
     number INTEGER PRIMARY KEY, kind TEXT NOT NULL, id TEXT NOT NULL, keys BLOB NOT NULL CHECK (length(keys) = ${keysLength}),
     erased INTEGER NOT NULL CHECK (erased IN (0, 1)), since TEXT NOT NULL CHECK (length(since) = 24), UNIQUE (kind, id)
   ) STRICT;
   CREATE TABLE secrets (name TEXT PRIMARY KEY, secret BLOB NOT NULL) STRICT;`,
];

export interface PersonRow {
  readonly keys: Buffer;
  readonly erased: 0 | 1;
  /** When the keys were made, or destroyed. */
  readonly since: string;
}

const noKeys = Buffer.alloc(keysLength);

/** The statements of keys.db. */
export class KeyTable {
  readonly #find: Database.Statement<[string, string], PersonRow>;
  readonly #add: Database.Statement<[string, string, Buffer, 0 | 1, string]>;
  readonly #overwrite: Database.Statement<[Buffer, string, string, string]>;
  readonly #database: Database.Database;

  constructor(database: Database.Database) {
    this.#database = database;
    this.#find = database.prepare('SELECT keys, erased, since FROM people WHERE kind = ? AND id = ?');
    this.#add = database.prepare('INSERT INTO people (kind, id, keys, erased, since) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING');
    this.#overwrite = database.prepare('UPDATE people SET keys = ?, erased = 1, since = ? WHERE kind = ? AND id = ? AND erased = 0');
  }

  find(person: Person): PersonRow | undefined {
    return this.#find.get(person.kind, person.id);
  }

  /** Gives a person keys, unless they have some or are erased. */
  add(person: Person, at: string): void {
    this.#add.run(person.kind, person.id, randomBytes(keysLength), 0, at);
  }

  /** Destroys a person's keys, if there are any, and leaves the tombstone. */
  destroy(person: Person, at: string): void {
    this.#overwrite.run(noKeys, at, person.kind, person.id);
    this.#add.run(person.kind, person.id, noKeys, 1, at);
  }

  /** Copies the write-ahead log into the file and empties it; false while another reader needs it. */
  emptyLog(): boolean {
    const patience = Number(this.#database.pragma('busy_timeout', { simple: true }));
    this.#database.pragma('busy_timeout = 0'); // waiting here would keep every other caller waiting
    const busy = this.#database.pragma('wal_checkpoint(TRUNCATE)', { simple: true });
    this.#database.pragma(`busy_timeout = ${patience}`);
    return busy === 0;
  }

  /** A secret of the installation, made when it is first asked for. */
  secret(name: string): Buffer {
    this.#database.prepare('INSERT INTO secrets (name, secret) VALUES (?, ?) ON CONFLICT DO NOTHING').run(name, randomBytes(32));
    const made = this.#database.prepare<[string], Buffer>('SELECT secret FROM secrets WHERE name = ?').pluck().get(name);
    if (!made) throw new Error(`keys.db has lost its secret "${name}".`);
    return made;
  }
}
