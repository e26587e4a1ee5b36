import type { Folded } from './folded.js';

interface Entry {
  readonly owner: object;
  readonly folded: Folded<unknown>;
}

/**
 * The streams folded last, up to so many bytes in all; an entry may be behind the store and never decides alone.
 * Two generations, of which the older is dropped when the younger is full: in one Map in order of use, V8 skips every deleted entry
 * to find the oldest.
 */
export class StreamCache {
  readonly #half: number;
  #younger = new Map<string, Entry>();
  #older = new Map<string, Entry>();
  #weight = 0;

  constructor(capacityInBytes: number) {
    this.#half = capacityInBytes / 2;
  }

  /** `owner` is the aggregate that folded the stream: what another one folded is not given out. */
  get<State>(owner: { readonly initial: State }, stream: string): Folded<State> | undefined {
    const entry = this.#entry(stream);
    if (entry?.owner !== owner) return undefined;
    this.#keep(stream, entry);
    return entry.folded as Folded<State>;
  }

  /** Keeps what is newer than what is there. */
  put(owner: object, stream: string, folded: Folded<unknown>): void {
    const there = this.#entry(stream);
    if (there?.owner !== owner || there.folded.revision <= folded.revision) this.#keep(stream, { owner, folded });
  }

  drop(stream: string): void {
    this.#weight -= this.#younger.get(stream)?.folded.weight ?? 0;
    this.#younger.delete(stream);
    this.#older.delete(stream);
  }

  #entry(stream: string): Entry | undefined {
    return this.#younger.get(stream) ?? this.#older.get(stream);
  }

  #keep(stream: string, entry: Entry): void {
    if (entry.folded.weight > this.#half * 2) return this.drop(stream);
    this.#weight += entry.folded.weight - (this.#younger.get(stream)?.folded.weight ?? 0);
    this.#younger.set(stream, entry);
    if (this.#weight <= this.#half) return;
    this.#older = this.#younger;
    this.#younger = new Map();
    this.#weight = 0;
  }
}
