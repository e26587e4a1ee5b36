import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import DatabaseFile from 'better-sqlite3';
import type { Row } from './grouped-inserts.js';

/** What the product stored for some requests, and what it answered one of them. */
export interface Samples {
  readonly pairs: readonly { readonly first: Row; readonly second: Row }[];
  readonly answer: unknown;
}

const eventsOf = `SELECT stream, revision, id, type, data, metadata FROM events WHERE type = ? ORDER BY position DESC LIMIT 500`;

/** Takes the newest reservations and the cases they opened out of a product's data directory; the file they are written to. */
export function takeSamples(dataDir: string, folder: string, answer: unknown): string {
  const database = new DatabaseFile(join(dataDir, 'events.db'), { readonly: true });
  const select = database.prepare<[string], Row>(eventsOf);
  const openings = new Map(select.all('ReturnRequested').map((row) => [caseOf(row), row]));
  const pairs = select.all('UnitsReserved').flatMap((first) => {
    const second = openings.get(caseOf(first));
    return second ? [{ first, second }] : [];
  });
  database.close();
  const samples: Samples = { pairs, answer };
  const file = join(folder, 'samples.json');
  writeFileSync(file, JSON.stringify(samples));
  return file;
}

const caseOf = ({ metadata }: Row): string => (JSON.parse(metadata) as { readonly rmaId: string }).rmaId;
