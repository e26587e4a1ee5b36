import { NO_STREAM } from '../port.js';

/**
 * Remembers of the streams written last how far they are committed. It proves that a revision exists and so that the next one
 * leaves no gap, without asking the file; whether the next one is still free, only the table's unique index knows.
 * Two generations, of which the older is dropped when the younger is full: in one Map in order of use, V8 skips every deleted entry
 * to find the oldest.
 */
export class CommittedRevisions {
  #younger = new Map<string, number>();
  #older = new Map<string, number>();

  constructor(private readonly capacity = 10_000) {}

  exists(stream: string, revision: number): boolean {
    return revision === NO_STREAM || (this.#younger.get(stream) ?? this.#older.get(stream)) === revision;
  }

  /** Must be called after the commit only. */
  remember(stream: string, revision: number): void {
    if (this.#younger.size * 2 >= this.capacity) {
      this.#older = this.#younger;
      this.#younger = new Map();
    }
    this.#younger.set(stream, revision);
  }
}
