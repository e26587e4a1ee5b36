/**
 * The days by which something is awaited. One that has passed and was handled is open no more; `opened_by` tells a deadline
 * from the one before it of the same thing. A zone is known from the first event on, a day only where something is awaited.
 */
export const deadlinesTable = `
CREATE TABLE deadlines (
  kind TEXT NOT NULL, id TEXT NOT NULL, zone TEXT NOT NULL, due_on TEXT, opened_by TEXT, is_open INTEGER NOT NULL,
  PRIMARY KEY (kind, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX open_deadlines ON deadlines (zone, due_on, kind, id) WHERE is_open = 1`;

/** Goods that must come, and the answer of a factory. */
export type DeadlineKind = 'returnBy' | 'factoryResponse';

/** What an event changes about the deadline of one thing. */
export type DeadlineChange = { readonly kind: DeadlineKind; readonly id: string } & (
  | { readonly change: 'known'; readonly zone: string }
  /** From now on something is awaited until the end of a day; of the day that was known before where none is told. */
  | { readonly change: 'opened'; readonly dueOn?: string; readonly openedBy: string }
  | { readonly change: 'ended' }
);
