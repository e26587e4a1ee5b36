import { openStore, type StoreIdentity, storeIdentityIn } from '#rma/platform';
import type { EventStore } from '#rma/projections';
import { type Deadlines, deadlinesOn } from './deadlines/query.js';
import { deadlinesTable } from './deadlines/table.js';
import { type Directory, directoryOn } from './directory/query.js';
import { directoryTable } from './directory/table.js';

/** All views of an installation, in one file. */
export interface Views {
  readonly identity: StoreIdentity;
  readonly directory: Directory;
  readonly deadlines: Deadlines;
  close(): void;
}

/** Opens (or creates) the views' file. It can be deleted at any time: it is built again from the events. */
export function openViews(file: string, store: EventStore, streamPrefix: string): Views {
  const database = openStore(file, [directoryTable, deadlinesTable]);
  database.pragma('synchronous = NORMAL'); // what a power cut takes is read again from the events
  return {
    identity: storeIdentityIn(database, { store: 'views.db', irreplaceable: false }),
    directory: directoryOn(database, store, streamPrefix),
    deadlines: deadlinesOn(database, store, streamPrefix),
    close: () => void database.close(),
  };
}
