/**
 * Remembers at least the `least` entries asked for last, and at most twice as many: two generations, of which the older is dropped
 * when the younger is full. (One Map in order of use is slow in V8: finding the oldest skips all deleted ones.)
 */
export class RecentlyUsed<T> {
  readonly #least: number;
  #younger = new Map<string, T>();
  #older = new Map<string, T>();

  constructor(least: number) {
    this.#least = least;
  }

  get(key: string): T | undefined {
    const entry = this.#younger.get(key);
    if (entry !== undefined) return entry;
    const older = this.#older.get(key);
    if (older !== undefined) this.set(key, older);
    return older;
  }

  set(key: string, entry: T): void {
    if (this.#younger.size >= this.#least) {
      this.#older = this.#younger;
      this.#younger = new Map();
    }
    this.#younger.set(key, entry);
  }

  delete(key: string): void {
    this.#younger.delete(key);
    this.#older.delete(key);
  }
}
