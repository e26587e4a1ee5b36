import type Database from 'better-sqlite3';
import type { Direction, EventFilter } from '../port.js';
import type { StoredEvent } from '../stored-event.js';
import type { Kinds, Selection } from './kinds.js';
import { storedColumns } from './schema.js';

/** Places from `first` to `last`, both inclusive. */
export interface Range {
  readonly first: number;
  readonly last: number;
}

export type ReadAll = (range: Range, direction: Direction, filter: EventFilter, max: number) => readonly StoredEvent[];

/** No stream name holds this character, for it is none: the end of every range of names with a common beginning. */
const AFTER_EVERY_NAME = '\u{10FFFF}';

/**
 * Reads matching events in total order by merging the kinds that match, each through its own stretch of the index. The plus before
 * a bound value hides it from the planner, which would plan the statement anew for each value.
 */
export function readAllOf(database: Database.Database, kinds: Kinds): ReadAll {
  const statements = new Map<string, Database.Statement<(string | number)[], StoredEvent>>();
  const prepared = (sql: string) => {
    const statement = statements.get(sql) ?? database.prepare<(string | number)[], StoredEvent>(sql);
    statements.set(sql, statement);
    return statement;
  };

  return ({ first, last }, direction, filter, max) => {
    const selection = kinds.matching(filter);
    if (selection.kinds.length === 0) return [];
    const names = selection.partly ? [filter.streamPrefix ?? '', (filter.streamPrefix ?? '') + AFTER_EVERY_NAME] : [];
    const ofEach = selection.kinds.length === kinds.count ? [[]] : selection.kinds.map((kind) => [kind]);
    const parameters = ofEach.flatMap((kind) => [first, last, ...names, ...kind]);
    return prepared(sqlOf(selection, ofEach, direction)).all(...parameters, max);
  };
}

function sqlOf(selection: Selection, ofEach: readonly (readonly number[])[], direction: Direction): string {
  const range = `position BETWEEN +? AND +?${selection.partly ? ' AND stream >= +? AND stream < +?' : ''}`;
  const one = (kind: readonly number[]) =>
    kind.length === 0
      ? `SELECT ${storedColumns} FROM events NOT INDEXED WHERE ${range}`
      : `SELECT ${storedColumns} FROM events INDEXED BY events_by_kind WHERE ${range} AND kind = +?`;
  return `${ofEach.map(one).join(' UNION ALL ')} ORDER BY position ${direction === 'forwards' ? 'ASC' : 'DESC'} LIMIT +?`;
}
