import type Database from 'better-sqlite3';
import type { EventFilter } from '../port.js';

interface Kind {
  readonly kind: number;
  readonly category: string;
  readonly type: string;
}

/** The kinds a filter lets through; `partly` when the streams of some must still be looked at one by one. */
export interface Selection {
  readonly kinds: readonly number[];
  readonly partly: boolean;
}

/** The categories and types that occur, each with its number: a few dozen in a store of millions. */
export class Kinds {
  readonly #add: Database.Statement<[string, string], number>;
  readonly #list: Database.Statement<[], Kind>;
  readonly #last: Database.Statement<[], number | null>;
  #known: readonly Kind[] = [];
  #numbers = new Map<string, Map<string, number>>();
  #outdated = true;

  constructor(
    database: Database.Database,
    private readonly prefix: string,
  ) {
    this.#add = database
      .prepare<[string, string], number>(
        'INSERT INTO kinds (category, type) VALUES (?, ?) ON CONFLICT DO UPDATE SET type = type RETURNING kind',
      )
      .pluck();
    this.#last = database.prepare<[], number | null>('SELECT max(kind) FROM kinds').pluck();
    this.#list = database.prepare('SELECT kind, category, type FROM kinds ORDER BY kind');
  }

  /** The number to store with an event, made within the transaction under way. It is kept in mind only by `learn`, after a commit. */
  numberOf(stream: string, type: string): number {
    const category = this.#categoryOf(stream);
    return this.#numbers.get(category)?.get(type) ?? this.#added(category, type);
  }

  /** Must not be called within a transaction, which may yet be undone. */
  learn(): void {
    if (!this.#outdated) return;
    this.#outdated = false;
    this.#known = this.#list.all();
    this.#numbers = new Map();
    for (const { kind, category, type } of this.#known) {
      const ofCategory = this.#numbers.get(category) ?? new Map<string, number>();
      this.#numbers.set(category, ofCategory.set(type, kind));
    }
  }

  matching({ streamPrefix = '', types }: EventFilter): Selection {
    if (this.#last.get() !== this.#known.at(-1)?.kind) this.#outdated = true; // another connection has written
    this.learn();
    const wanted = this.#known.filter(
      ({ category, type }) => (types?.includes(type) ?? true) && (category.startsWith(streamPrefix) || streamPrefix.startsWith(category)),
    );
    return { kinds: wanted.map(({ kind }) => kind), partly: wanted.some(({ category }) => !category.startsWith(streamPrefix)) };
  }

  get count(): number {
    return this.#known.length;
  }

  /** What stands before the first hyphen behind the prefix, with it: `rma-` of `rma-42`. Any beginning of the name would serve. */
  #categoryOf(stream: string): string {
    return stream.slice(0, stream.indexOf('-', stream.startsWith(this.prefix) ? this.prefix.length : 0) + 1);
  }

  #added(category: string, type: string): number {
    this.#outdated = true;
    const kind = this.#add.get(category, type);
    if (kind === undefined) throw new Error(`The kind of ${category} ${type} got no number.`);
    return kind;
  }
}
