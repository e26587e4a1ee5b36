import { GroupCommit } from '../sqlite/group-commit.js';
import { openStore } from '../store/open-store.js';
import { type StoreIdentity, storeIdentityIn } from '../store/store-identity.js';
import { ApiKeys } from './api-keys.js';
import { Checkpoints } from './checkpoints.js';

const steps = [
  `CREATE TABLE api_keys (
     id TEXT NOT NULL UNIQUE, key_hash TEXT NOT NULL UNIQUE, role TEXT NOT NULL, buyer_id TEXT, note TEXT NOT NULL,
     created_at TEXT NOT NULL, revoked_at TEXT
   ) STRICT;
   CREATE TABLE checkpoints (name TEXT PRIMARY KEY, position TEXT NOT NULL, updated_at TEXT NOT NULL) STRICT, WITHOUT ROWID;`,
];

/** What runs the installation and is no event: durable, backed up with the events. */
export interface Operations {
  readonly identity: StoreIdentity;
  readonly keys: ApiKeys;
  readonly checkpoints: Checkpoints;
  /** Waits for what was asked before, then closes. */
  close(): Promise<void>;
}

/** Opens (or creates, mode 0600) operations.db. */
export function openOperations(file: string, now: () => Date = () => new Date()): Operations {
  const database = openStore(file, steps);
  const commits = new GroupCommit(database);
  return {
    identity: storeIdentityIn(database, { store: 'operations.db', irreplaceable: true }),
    keys: new ApiKeys(database, commits, now),
    checkpoints: new Checkpoints(database, commits, now),
    close: async () => {
      await commits.run(() => undefined);
      database.close();
    },
  };
}
