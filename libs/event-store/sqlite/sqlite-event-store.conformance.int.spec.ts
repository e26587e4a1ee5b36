import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from '#rma/platform';
import { eventStoreConformance } from '../testing/conformance.js';
import { openSqliteEventStore } from './index.js';

eventStoreConformance('on SQLite', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'events-'));
  const file = join(folder, 'events.db');
  const store = openSqliteEventStore(file, { timeoutMilliseconds: 100, pollMilliseconds: 50 });
  const another = openDatabase(file);
  return {
    store,
    hangAppends: () => {
      another.exec('BEGIN IMMEDIATE');
      return { undo: () => another.exec('COMMIT') };
    },
    dispose: async () => {
      another.close();
      await store.close();
      rmSync(folder, { recursive: true });
    },
  };
});
