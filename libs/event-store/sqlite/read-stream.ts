import type Database from 'better-sqlite3';
import type { Direction } from '../port.js';
import type { StoredEvent } from '../stored-event.js';
import { storedColumns } from './schema.js';

export type ReadStream = (
  stream: string,
  from: number | 'start' | 'end',
  direction: Direction,
  max: number,
) => readonly StoredEvent[] | null;

/**
 * Reads a part of one stream; null where there is no such stream. The plus before a bound value hides it from the planner, which
 * would plan the statement anew for each value (SQLite is built with STAT4) and take three times as long as the reading does.
 */
export function readStreamOf(database: Database.Database): ReadStream {
  const select = `SELECT ${storedColumns} FROM events WHERE stream = +? AND revision`;
  const forwards = database.prepare<[string, number, number], StoredEvent>(`${select} >= +? AND revision < +? ORDER BY revision`);
  const backwards = database.prepare<[string, number, number], StoredEvent>(`${select} <= +? ORDER BY revision DESC LIMIT +?`);
  const last = database.prepare<[string], number | null>('SELECT max(revision) FROM events WHERE stream = ?').pluck();

  return (stream, from, direction, max) => {
    const start = from === 'start' ? 0 : from === 'end' ? (last.get(stream) ?? 0) : from;
    const events = direction === 'forwards' ? forwards.all(stream, start, start + max) : backwards.all(stream, start, max);
    const exists = events.length > 0 || (!(direction === 'forwards' && start === 0) && last.get(stream) !== null);
    return exists ? events : null;
  };
}
