import type Database from 'better-sqlite3';
import type { EventStore, Position } from '#rma/event-store';
import type { Progress } from './lag.js';
import type { Projection } from './projection.js';

const batchSize = 500;

/** Brings a view up to date, batch by batch, each in one transaction with the position it reaches. */
export class CatchUp<Change> {
  readonly #store: EventStore;
  readonly #projection: Projection<Change>;
  readonly #commit: (changes: readonly Change[], position: Position) => void;
  #position: Position | 'start';
  #movedAt = performance.now();
  #running: Promise<void> | undefined;
  #again = false;

  constructor(store: EventStore, database: Database.Database, projection: Projection<Change>) {
    this.#store = store;
    this.#projection = projection;
    database.exec('CREATE TABLE IF NOT EXISTS projection_positions (name TEXT PRIMARY KEY, position TEXT NOT NULL) STRICT, WITHOUT ROWID');
    const load = database.prepare<[string], string>('SELECT position FROM projection_positions WHERE name = ?').pluck();
    const save = database.prepare(
      'INSERT INTO projection_positions (name, position) VALUES (?, ?) ON CONFLICT DO UPDATE SET position = excluded.position',
    );
    this.#position = (load.get(projection.name) as Position | undefined) ?? 'start';
    this.#commit = database.transaction((changes: readonly Change[], position: Position) => {
      projection.apply(changes);
      save.run(projection.name, position);
    });
  }

  /** How far the view is, without looking for more. */
  progress(): Progress {
    const { name, filter } = this.#projection;
    return { view: name, filter, position: this.#position, movedAt: this.#movedAt };
  }

  /** Resolves when everything that was stored at the time of the call is in the view. Callers at once share the work. */
  upToDate(): Promise<void> {
    if (this.#running) this.#again = true;
    else this.#running = this.#run();
    return this.#running;
  }

  async #run(): Promise<void> {
    try {
      do {
        this.#again = false;
        while (await this.#batch());
      } while (this.#again);
    } finally {
      this.#running = undefined;
    }
  }

  /** Reads from the last position, inclusive, so the first event of a later batch is the last one seen. */
  async #batch(): Promise<boolean> {
    const from = this.#position;
    const read = await this.#store.readAll(from, 'forwards', this.#projection.filter, batchSize);
    const events = read[0]?.position === from ? read.slice(1) : read;
    const last = events.at(-1);
    if (!last) return false;
    this.#commit(
      events.flatMap((event) => this.#projection.changesOf(event)),
      last.position,
    );
    this.#position = last.position;
    this.#movedAt = performance.now();
    return read.length === batchSize;
  }
}
