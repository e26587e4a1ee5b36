import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { EventStore, Position } from '#rma/event-store';
import { openDatabase } from '#rma/platform';

/**
 * Lets the installation in a data directory go on with the copy: its stores take the copy's id, its checkpoints the places of the same
 * events there. Views are built again. Throws where the stores are not the source's.
 */
export async function moveInstallation(dataDir: string, from: EventStore, to: EventStore): Promise<void> {
  const files = ['operations.db', 'keys.db'].map((name) => join(dataDir, name));
  for (const file of files) {
    const storeId = existsSync(file)
      ? inStore(file, (store) => store.prepare('SELECT store_id FROM store_identity').pluck().get())
      : undefined;
    if (storeId !== from.storeId && storeId !== to.storeId) throw new Error(`${file} does not belong to the store that was copied.`);
  }
  const [operations = ''] = files;
  const saved = inStore(operations, (store) =>
    store.prepare<[], { readonly name: string; readonly position: string }>('SELECT name, position FROM checkpoints').all(),
  );
  const moved: (readonly [name: string, position: string])[] = [];
  for (const { name, position } of saved)
    if (position.startsWith(`${from.storeId}.`)) moved.push([name, await samePlace(position, from, to)]);
  inStore(operations, (store) => {
    const save = store.prepare('UPDATE checkpoints SET position = ? WHERE name = ?');
    store.transaction(() => {
      for (const [name, position] of moved) save.run(position, name);
      store.prepare('UPDATE store_identity SET store_id = ?').run(to.storeId);
    })();
  });
  for (const file of files.slice(1)) inStore(file, (store) => store.prepare('UPDATE store_identity SET store_id = ?').run(to.storeId));
  for (const suffix of ['', '-wal', '-shm']) rmSync(join(dataDir, `views.db${suffix}`), { force: true });
}

/** The position in the copy of the last event that a position in the source has passed. */
async function samePlace(position: string, from: EventStore, to: EventStore): Promise<string> {
  const [passed] = await from.readAll(position as Position, 'backwards', {}, 1);
  if (!passed) return 'start';
  const read = await to.read(passed.stream, passed.revision, 'forwards', 1);
  const copy = read.kind === 'events' ? read.events[0] : undefined;
  if (copy?.id !== passed.id) throw new Error(`The copy does not hold ${passed.stream}, revision ${passed.revision}.`);
  return copy.position;
}

type Database = ReturnType<typeof openDatabase>;

function inStore<T>(file: string, work: (store: Database) => T): T {
  const store = openDatabase(file);
  try {
    return work(store);
  } finally {
    store.close();
  }
}
