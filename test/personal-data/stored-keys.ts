import Database from 'better-sqlite3';
import { join } from 'node:path';

/** A person, or what has keys of its own. */
interface Owner {
  readonly kind: string;
  readonly id: string;
}

/** What keys.db keeps of a person: their keys, or zeros in the place of an erased person's. */
export function storedKeys(dataDir: string, { kind, id }: Owner): Buffer {
  const database = new Database(join(dataDir, 'keys.db'), { readonly: true });
  try {
    const keys = database.prepare<[string, string], Buffer>('SELECT keys FROM people WHERE kind = ? AND id = ?').pluck().get(kind, id);
    if (!keys) throw new Error(`There are no keys of ${kind} ${id}.`);
    return keys;
  } finally {
    database.close();
  }
}
