import type Database from 'better-sqlite3';
import type { Envelope } from '../envelope.js';
import { NO_STREAM } from '../port.js';
import type { CommittedRevisions } from './committed-revisions.js';
import type { Kinds } from './kinds.js';

type Appended = { readonly kind: 'appended'; readonly revision: number; readonly place: number; readonly alreadyThere: boolean };
type Conflict = { readonly kind: 'wrongExpectedRevision'; readonly expected: number; readonly actual: number };
export type Append = (stream: string, expected: number, envelopes: readonly Envelope[]) => Appended | Conflict;

/** The append of one caller, to be run within a transaction. */
export function appendTo(database: Database.Database, kinds: Kinds, committed: CommittedRevisions): Append {
  const insert = database.prepare<[string, number, number, string, string, string, string]>(
    'INSERT INTO events (stream, revision, kind, id, type, data, metadata) VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (stream, revision) DO NOTHING',
  );
  const current = database.prepare<[string], number>('SELECT revision FROM events WHERE stream = ? ORDER BY revision DESC LIMIT 1').pluck();
  const stored = database.prepare<[string, number, number], { readonly id: string; readonly place: number }>(
    'SELECT id, position AS place FROM events WHERE stream = +? AND revision BETWEEN +? AND +? ORDER BY revision',
  );

  /** Null where the first place is taken; the others are free when that one was. */
  const insertAll = (stream: string, expected: number, envelopes: readonly Envelope[]): Appended | null => {
    let place = 0;
    for (const [index, { id, type, text }] of envelopes.entries()) {
      const kind = kinds.numberOf(stream, type);
      const { changes, lastInsertRowid } = insert.run(stream, expected + 1 + index, kind, id, type, text.data, text.metadata);
      if (changes === 0) return null;
      place = Number(lastInsertRowid);
    }
    return { kind: 'appended', revision: expected + envelopes.length, place, alreadyThere: false };
  };

  return (stream, expected, envelopes) => {
    const atOnce = committed.exists(stream, expected) ? insertAll(stream, expected, envelopes) : null;
    if (atOnce) return atOnce;
    const actual = current.get(stream) ?? NO_STREAM;
    const appended = expected === actual ? insertAll(stream, expected, envelopes) : null;
    if (appended) return appended;
    const revision = expected + envelopes.length;
    const originals = stored.all(stream, expected + 1, revision);
    const last = originals.at(-1);
    const same = last && envelopes.every(({ id }, index) => originals[index]?.id === id);
    return same
      ? { kind: 'appended', revision, place: last.place, alreadyThere: true }
      : { kind: 'wrongExpectedRevision', expected, actual };
  };
}
