import type Database from 'better-sqlite3';
import type { GroupCommit } from '../sqlite/group-commit.js';

/** How far each reaction and process has come in the event store; kept with the operations, so that it is backed up and never starts over. */
export class Checkpoints {
  readonly #commits: GroupCommit;
  readonly #now: () => Date;
  readonly #load: Database.Statement<[string], string>;
  readonly #save: Database.Statement<[string, string, string]>;

  constructor(database: Database.Database, commits: GroupCommit, now: () => Date) {
    this.#commits = commits;
    this.#now = now;
    this.#load = database.prepare<[string], string>('SELECT position FROM checkpoints WHERE name = ?').pluck();
    this.#save = database.prepare(
      'INSERT INTO checkpoints (name, position, updated_at) VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET position = excluded.position, updated_at = excluded.updated_at',
    );
  }

  /** The position last saved, or undefined. */
  load(name: string): string | undefined {
    return this.#load.get(name);
  }

  /** Resolves when the position is durable. */
  async save(name: string, position: string): Promise<void> {
    const at = this.#now().toISOString();
    await this.#commits.run(() => this.#save.run(name, position, at));
  }
}
