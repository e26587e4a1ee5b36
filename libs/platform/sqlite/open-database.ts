import Database from 'better-sqlite3';

/** A connection whose commits reach the disk before they return: WAL with `synchronous=FULL`, 5 s patience with other writers. */
export function openDatabase(file: string, options: { readonly readonly?: boolean } = {}): Database.Database {
  const database = new Database(file, { readonly: options.readonly ?? false, timeout: 5_000 });
  if (!options.readonly) {
    database.pragma('journal_mode = WAL');
    database.pragma('synchronous = FULL');
  }
  return database;
}
