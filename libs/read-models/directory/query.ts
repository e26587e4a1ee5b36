import type Database from 'better-sqlite3';
import { CatchUp, type EventStore, type Progress } from '#rma/projections';
import type { OrderId, Party, RmaId } from '#rma/returns';
import { directoryProjection, personKey } from './projection.js';
import type { DirectoryKind } from './table.js';

/** Ids in the order they came, newest first, and where to go on. */
export interface DirectoryPage<Id> {
  readonly ids: readonly Id[];
  readonly next: number | null;
}

export interface PageRequest {
  readonly limit: number;
  /** The `next` of the page before. */
  readonly before?: number | undefined;
}

/** Finds orders and cases by what people know of them. Every answer holds all that was stored when it was asked for. */
export abstract class Directory {
  abstract ordersBy(kind: Extract<DirectoryKind, `order${string}`>, key: string, page: PageRequest): Promise<DirectoryPage<OrderId>>;
  abstract casesBy(kind: Extract<DirectoryKind, `case${string}`>, key: string, page: PageRequest): Promise<DirectoryPage<RmaId>>;
  abstract casesOf(person: Pick<Party, 'kind' | 'id'>, page: PageRequest): Promise<DirectoryPage<RmaId>>;
  abstract ordersOf(person: Pick<Party, 'kind' | 'id'>, page: PageRequest): Promise<DirectoryPage<OrderId>>;
  abstract upToDate(): Promise<void>;
  abstract progress(): Progress;
}

export function directoryOn(database: Database.Database, store: EventStore, streamPrefix: string): Directory {
  const catchUp = new CatchUp(store, database, directoryProjection(database, streamPrefix));
  const select = database.prepare<[string, string, number, number], { id: string; position: number }>(
    'SELECT id, position FROM directory WHERE kind = ? AND key = ? AND position < +? ORDER BY position DESC, id LIMIT ?',
  );
  const find = async <Id extends string>(kind: DirectoryKind, key: string, { limit, before }: PageRequest): Promise<DirectoryPage<Id>> => {
    await catchUp.upToDate();
    const rows = select.all(kind, key, before ?? Number.MAX_SAFE_INTEGER, limit);
    return { ids: rows.map(({ id }) => id as Id), next: rows.length === limit ? (rows.at(-1)?.position ?? null) : null };
  };
  return {
    ordersBy: find,
    casesBy: find,
    casesOf: (person, page) => find('caseByRequester', personKey(person), page),
    ordersOf: (person, page) => find('orderByBuyer', personKey(person), page),
    upToDate: () => catchUp.upToDate(),
    progress: () => catchUp.progress(),
  };
}
