import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { RawRow } from '#rma/event-store';
import type { Settings } from '#rma/platform';

/** What was found where, as a row of the table. */
export type Finding = readonly [where: string, revision: string, what: string, meaning: string];

/** Raw rows to be verified, wherever they are kept. */
export interface Source {
  readonly name: string;
  /** Whole streams, or one: as many at a time as the store gives at once. */
  groups(stream: string | undefined): AsyncIterable<Iterable<RawRow>> | Iterable<Iterable<RawRow>>;
  /** What is wrong beside the chains, as far as the store itself can tell; asked after the rows. */
  faults(): readonly Finding[];
  close(): void | Promise<void>;
}

export async function sourceOf({ eventStoreUrl, dataDir, streamPrefix }: Settings): Promise<Source> {
  if (eventStoreUrl === 'sqlite:') return fileSource(dataDir);
  const { openRemoteRawEvents } = await import('#rma/event-store/eventstoredb');
  const events = openRemoteRawEvents(eventStoreUrl, { streamPrefix });
  return { name: 'The event store', groups: (stream) => events.streams(stream), faults: () => [], close: () => events.close() };
}

async function fileSource(dataDir: string): Promise<Source> {
  const file = join(dataDir, 'events.db');
  if (!existsSync(file)) throw new Error(`There are no events in ${dataDir}: DATA_DIR names the directory of the installation.`);
  const { openRawEvents } = await import('#rma/event-store/sqlite');
  let opened: ReturnType<typeof openRawEvents> | undefined;
  const events = () => (opened ??= openRawEvents(file));
  return {
    name: file,
    *groups(stream) {
      yield events().rows(stream);
    },
    faults: () => [
      ...events()
        .damage()
        .map((line): Finding => ['the file', '', 'damaged', line]),
      ...events()
        .missingPlaces()
        .map(({ first, last }): Finding => ['the total order', '', 'missingPlaces', `no event at ${first} to ${last}`]),
    ],
    close: () => opened?.close(),
  };
}
