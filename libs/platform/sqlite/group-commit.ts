import type Database from 'better-sqlite3';

interface Waiting {
  readonly since: number;
  readonly work: () => unknown;
  readonly resolve: (value: unknown) => void;
  readonly reject: (reason: unknown) => void;
}

type Outcome = { readonly value: unknown } | { readonly error: unknown };

/** `patienceMilliseconds`: how long a work waits in all while another process holds the database, before it fails with SQLITE_BUSY. */
export interface GroupCommitOptions {
  readonly largestGroup?: number;
  readonly patienceMilliseconds?: number;
}

const RETRY_BUSY_MILLISECONDS = 10;
const LONGEST_GATHERING = 4;

/**
 * Lets many callers share one transaction and so one sync: whatever is asked for in one turn of the event loop commits together,
 * with what the next turns bring as long as each brings more, for a few turns; nobody hears of its work before that commit. A work that throws is undone alone; it may therefore run twice and must touch
 * nothing but the database. Works run in the order they were asked for.
 */
export class GroupCommit {
  readonly #largestGroup: number;
  readonly #patience: number;
  readonly #database: Database.Database;
  readonly #statements: Readonly<Record<'begin' | 'commit' | 'rollback' | 'mark' | 'keep' | 'undo', Database.Statement<[]>>>;
  readonly #waiting: Waiting[] = [];
  #scheduled = false;

  constructor(database: Database.Database, options: GroupCommitOptions = {}) {
    this.#largestGroup = options.largestGroup ?? 256;
    this.#patience = options.patienceMilliseconds ?? 5_000;
    this.#database = database;
    database.pragma('busy_timeout = 0'); // waiting inside SQLite would stop the event loop
    this.#statements = {
      begin: database.prepare('BEGIN IMMEDIATE'),
      commit: database.prepare('COMMIT'),
      rollback: database.prepare('ROLLBACK'),
      mark: database.prepare('SAVEPOINT one'),
      keep: database.prepare('RELEASE one'),
      undo: database.prepare('ROLLBACK TO one'),
    };
  }

  run<T>(work: () => T): Promise<T> {
    return new Promise<unknown>((resolve, reject) => {
      this.#waiting.push({ since: performance.now(), work, resolve, reject });
      this.#schedule();
    }) as Promise<T>;
  }

  #schedule(): void {
    if (this.#scheduled || this.#waiting.length === 0) return;
    this.#scheduled = true;
    this.#gather(1);
  }

  /** The turns that a sync would take are better spent on who is about to ask: they would need a sync of their own. */
  #gather(turn: number): void {
    const { length } = this.#waiting;
    setImmediate(() => {
      if (this.#waiting.length > length && turn < LONGEST_GATHERING) this.#gather(turn + 1);
      else this.#flush();
    });
  }

  #flush(): void {
    const group = this.#waiting.splice(0, this.#largestGroup);
    const outcomes = this.#commit(group);
    if ('busy' in outcomes) return this.#postpone(group, outcomes.busy);
    this.#scheduled = false;
    this.#schedule();
    for (const [index, { resolve, reject }] of group.entries()) {
      const outcome = outcomes[index];
      if (outcome && 'value' in outcome) resolve(outcome.value);
      else reject(outcome?.error);
    }
  }

  #postpone(group: readonly Waiting[], busy: unknown): void {
    const latest = performance.now() - this.#patience;
    this.#waiting.unshift(...group.filter(({ since }) => since > latest));
    setTimeout(() => this.#flush(), RETRY_BUSY_MILLISECONDS);
    for (const { since, reject } of group) if (since <= latest) reject(busy);
  }

  #commit(group: readonly Waiting[]): readonly Outcome[] | { readonly busy: unknown } {
    try {
      this.#statements.begin.run();
    } catch (error) {
      return isBusy(error) ? { busy: error } : group.map(() => ({ error }));
    }
    try {
      const outcomes = this.#together(group) ?? group.map(({ work }) => this.#alone(work));
      this.#statements.commit.run();
      return outcomes;
    } catch (error) {
      if (this.#database.inTransaction) this.#statements.rollback.run();
      return group.map(() => ({ error }));
    }
  }

  #together(group: readonly Waiting[]): readonly Outcome[] | null {
    this.#statements.mark.run();
    try {
      return group.map(({ work }) => ({ value: work() }));
    } catch (error) {
      if (!this.#database.inTransaction) throw error; // SQLite has given up the whole transaction: disk full, I/O error
      this.#statements.undo.run();
      return null;
    }
  }

  #alone(work: () => unknown): Outcome {
    this.#statements.mark.run();
    try {
      const outcome = { value: work() };
      this.#statements.keep.run();
      return outcome;
    } catch (error) {
      if (!this.#database.inTransaction) throw error;
      this.#statements.undo.run();
      this.#statements.keep.run();
      return { error };
    }
  }
}

function isBusy(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === 'SQLITE_BUSY';
}
