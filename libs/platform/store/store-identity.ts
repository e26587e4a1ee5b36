import type Database from 'better-sqlite3';

/** The installation a store says it belongs to; undefined while it is new. */
export interface StoreIdentity {
  readonly store: string;
  /** False for a store that can be built again from the events, so that a new one is never a loss. */
  readonly irreplaceable: boolean;
  storeId(): string | undefined;
  adopt(storeId: string): void;
}

/** Keeps the installation's id in a table of the store itself. */
export function storeIdentityIn(
  database: Database.Database,
  of: { readonly store: string; readonly irreplaceable: boolean },
): StoreIdentity {
  database.exec(
    'CREATE TABLE IF NOT EXISTS store_identity (only_row INTEGER PRIMARY KEY CHECK (only_row = 1), store_id TEXT NOT NULL) STRICT',
  );
  const read = database.prepare<[], string>('SELECT store_id FROM store_identity').pluck();
  const write = database.prepare<[string]>('INSERT INTO store_identity (only_row, store_id) VALUES (1, ?)');
  return {
    ...of,
    storeId: () => read.get(),
    adopt: (storeId) => {
      write.run(storeId);
    },
  };
}
