import { existsSync } from 'node:fs';
import { SingleBar } from 'cli-progress';
import { Command } from 'commander';
import type { EventStore } from '#rma/event-store';
import { openDataDir, type Settings } from '#rma/platform';
import { compareEvents, copyEvents, placeOf, type Told } from './store-copy-events.js';
import { moveInstallation } from './store-copy-move.js';

interface Options {
  readonly from: string;
  readonly to: string;
  readonly move?: true;
}

/** From SQLite to EventStoreDB, and back. */
export function storeCommand(settings: Settings): Command {
  const store = new Command('store').description('what keeps the events');
  store
    .command('copy')
    .description('copy every event as it is, in order, and compare both at the end; begun again, it goes on where it was cut off')
    .requiredOption('--from <store>', 'sqlite:<file>, or esdb://…')
    .requiredOption('--to <store>', 'sqlite:<file>, or esdb://…')
    .option('--move', 'then let the installation in DATA_DIR go on with the copy; no service may run')
    .action((options: Options) => copy(settings, options));
  return store;
}

async function copy({ dataDir, streamPrefix }: Settings, { from, to, move }: Options): Promise<void> {
  if (from === to) throw new Error('--from and --to name the same store.');
  const lock = move ? openDataDir(dataDir, { create: false }) : undefined;
  const opened: EventStore[] = [];
  try {
    if (from.startsWith('sqlite:') && !existsSync(from.slice('sqlite:'.length)))
      throw new Error(`There is no file ${from.slice('sqlite:'.length)}.`);
    const source = await open(from, streamPrefix);
    opened.push(source);
    const target = await open(to, streamPrefix);
    opened.push(target);
    const last = placeOf(await source.head({}));
    const copied = await withBar('copied', last, (told) => copyEvents(source, target, told));
    const compared = await withBar('compared', last, (told) => compareEvents(source, target, told));
    console.log(`Copied ${grouped(copied)} events; all ${grouped(compared)} are the same in both stores.`);
    if (!move) return;
    await moveInstallation(dataDir, source, target);
    console.log(`The installation in ${dataDir} goes on with the copy: set EVENT_STORE_URL to it.`);
  } finally {
    for (const one of opened) await one.close();
    lock?.close();
  }
}

async function open(store: string, streamPrefix: string): Promise<EventStore> {
  if (store.startsWith('sqlite:')) {
    const { openSqliteEventStore } = await import('#rma/event-store/sqlite');
    return openSqliteEventStore(store.slice('sqlite:'.length), { streamPrefix });
  }
  const { openEventStoreDB } = await import('#rma/event-store/eventstoredb');
  return openEventStoreDB(store, { streamPrefix, isSoleWriter: true });
}

async function withBar<T>(what: string, last: number, work: (told: Told) => Promise<T>): Promise<T> {
  const bar = new SingleBar({ format: `{bar} {percentage} % ${what}`, noTTYOutput: false, clearOnComplete: true, hideCursor: true });
  bar.start(Math.max(1, last), 0);
  try {
    return await work((place) => bar.update(place));
  } finally {
    bar.stop();
  }
}

const grouped = (count: number): string => count.toLocaleString('en');
