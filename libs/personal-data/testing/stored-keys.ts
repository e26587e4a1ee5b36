import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';

/** The keys as keys.db holds them, by person's id; read through a connection of its own. */
export function storedKeys(file: string): ReadonlyMap<string, Buffer> {
  const database = new Database(file, { readonly: true });
  const rows = database.prepare<[], { id: string; keys: Buffer }>('SELECT id, keys FROM people').all();
  database.close();
  return new Map(rows.map((row) => [row.id, row.keys]));
}

/** Whether any 16 bytes on a 16-byte boundary of these keys are anywhere in any file of the directory. */
export function isAnywhere(keys: Buffer | undefined, directory: string): boolean {
  if (!keys) throw new Error('There are no keys to look for.');
  const pieces = Array.from({ length: keys.length / 16 }, (_, index) => keys.subarray(index * 16, index * 16 + 16));
  const files = readdirSync(directory).map((name) => readFileSync(join(directory, name)));
  return files.some((bytes) => pieces.some((piece) => bytes.includes(piece)));
}
