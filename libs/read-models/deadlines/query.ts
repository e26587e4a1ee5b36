import type Database from 'better-sqlite3';
import { CatchUp, type EventStore, type Progress } from '#rma/projections';
import { type Day, dayIn, type Instant } from '#rma/returns';
import { deadlinesProjection } from './projection.js';
import type { DeadlineKind } from './table.js';

/** A day that has passed for something that was awaited until its end. */
export interface DueDeadline {
  readonly kind: DeadlineKind;
  readonly id: string;
  readonly dueOn: Day;
  /** The event that opened it: another one opens another deadline of the same thing. */
  readonly openedBy: string;
}

/** Tells what is due. Every answer holds all that was stored when it was asked for. */
export abstract class Deadlines {
  /** At most `limit` of those whose day has ended at `now` in their own zone, in one fixed order, from after `after` on. */
  abstract due(now: Instant, limit: number, after?: DueDeadline): Promise<readonly DueDeadline[]>;
  /** It was handled: it is not due any more. Built again from the events it is due once more, which changes nothing. */
  abstract handled(deadline: DueDeadline): void;
  /** How many are due at `now` as far as the view has come. */
  abstract countDue(now: Instant): number;
  abstract upToDate(): Promise<void>;
  abstract progress(): Progress;
}

type Row = Omit<DueDeadline, 'openedBy' | 'dueOn'> & { readonly due_on: string; readonly opened_by: string };

export function deadlinesOn(database: Database.Database, store: EventStore, streamPrefix: string): Deadlines {
  const catchUp = new CatchUp(store, database, deadlinesProjection(database, streamPrefix));
  const zonesOpen = database.prepare<[], string>('SELECT DISTINCT zone FROM deadlines WHERE is_open = 1').pluck();
  const select = database.prepare<[string, string, string, string, number], Row>(
    `SELECT kind, id, due_on, opened_by FROM deadlines WHERE is_open = 1 AND zone = ? AND due_on < +? AND (kind, id) > (+?, +?)
     ORDER BY kind, id LIMIT ?`,
  );
  const close = database.prepare<[string, string, string]>('UPDATE deadlines SET is_open = 0 WHERE kind = ? AND id = ? AND opened_by = ?');
  const countIn = database
    .prepare<[string, string], number>('SELECT count(*) FROM deadlines WHERE is_open = 1 AND zone = ? AND due_on < ?')
    .pluck();
  return {
    due: async (now, limit, after) => {
      await catchUp.upToDate();
      const rows = zonesOpen.all().flatMap((zone) => select.all(zone, dayIn(zone, now), after?.kind ?? '', after?.id ?? '', limit));
      return rows.toSorted(byKindAndId).slice(0, limit).map(dueDeadline);
    },
    handled: ({ kind, id, openedBy }) => void close.run(kind, id, openedBy),
    countDue: (now) => zonesOpen.all().reduce((count, zone) => count + (countIn.get(zone, dayIn(zone, now)) ?? 0), 0),
    upToDate: () => catchUp.upToDate(),
    progress: () => catchUp.progress(),
  };
}

function byKindAndId(one: Row, other: Row): number {
  const [first, second] = [`${one.kind} ${one.id}`, `${other.kind} ${other.id}`];
  return first < second ? -1 : 1;
}

function dueDeadline({ kind, id, due_on: dueOn, opened_by: openedBy }: Row): DueDeadline {
  return { kind, id, dueOn: dueOn as Day, openedBy };
}
