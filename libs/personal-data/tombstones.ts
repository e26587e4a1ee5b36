import { openDatabase } from '#rma/platform';
import type { Person } from './person.js';

/** Who was erased, read beside the service by one who holds no keys in memory. */
export interface Tombstones {
  isErased(person: Person): boolean;
  close(): void;
}

/** Opens keys.db for reading only. Throws where there is no such file. */
export function openTombstones(file: string): Tombstones {
  const database = openDatabase(file, { readonly: true });
  const find = database.prepare<[string, string], 0 | 1>('SELECT erased FROM people WHERE kind = ? AND id = ?').pluck();
  return { isErased: ({ kind, id }) => find.get(kind, id) === 1, close: () => void database.close() };
}
