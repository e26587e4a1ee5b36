import type Database from 'better-sqlite3';
import { closeSync, openSync } from 'node:fs';
import { basename } from 'node:path';
import { openDatabase } from '../sqlite/open-database.js';

/**
 * Opens a store of this installation that only its owner may read (mode 0600), and brings its tables to this release:
 * `steps` are SQL scripts of which `user_version` counts those done. Throws when a newer release wrote the file.
 */
export function openStore(file: string, steps: readonly string[]): Database.Database {
  closeSync(openSync(file, 'a', 0o600)); // SQLite gives the -wal and -shm files the mode of this one
  const database = openDatabase(file);
  try {
    bringUpToDate(database, basename(file), steps);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

function bringUpToDate(database: Database.Database, name: string, steps: readonly string[]): void {
  const done = Number(database.pragma('user_version', { simple: true }));
  if (done > steps.length) {
    throw new Error(`${name} was written by a newer release (its tables have version ${done}, this release knows ${steps.length}).`);
  }
  if (done === steps.length) return;
  database.transaction(() => {
    for (const step of steps.slice(done)) database.exec(step);
    database.pragma(`user_version = ${steps.length}`);
  })();
}
