import type { Readable } from 'node:stream';
import type { StoredEvent } from '../stored-event.js';

/** What a subscription's connection brings, in the server's order. */
export type Told =
  | { readonly kind: 'event'; readonly event: StoredEvent }
  | { readonly kind: 'checkpoint'; readonly place: number }
  | { readonly kind: 'caughtUp' };

interface Source extends AsyncIterable<unknown> {
  on(event: 'caughtUp', heard: () => void): unknown;
  on(event: 'error', heard: (error: unknown) => void): unknown;
  unsubscribe(): Promise<void>;
}

/**
 * One connection of a subscription. The client tells checkpoints and that it caught up beside its stream of events; here they
 * stand in line with them. Nothing is thrown at the client from within: it would go silent.
 */
export class Feed {
  readonly #source: Source;
  readonly #iterator: AsyncIterator<unknown>;
  readonly #storedOf: (resolved: unknown) => StoredEvent | null;
  readonly #meaningOf: (error: unknown) => Error;
  #next: Promise<Told | null> | undefined;

  constructor(source: Source, storedOf: (resolved: unknown) => StoredEvent | null, meaningOf: (error: unknown) => Error) {
    this.#source = source;
    this.#storedOf = storedOf;
    this.#meaningOf = meaningOf;
    source.on('caughtUp', () => this.tell({ kind: 'caughtUp' }));
    source.on('error', () => {}); // the iterator throws it; without a listener it would be thrown at the process
    this.#iterator = source[Symbol.asyncIterator]();
  }

  tell(told: Told): void {
    (this.#source as unknown as Readable).push(new Aside(told));
  }

  /** The next message, null when the connection ended; asked again before it came, the same one. */
  next(): Promise<Told | null> {
    return (this.#next ??= this.#take());
  }

  /** Must be called when the message that `next` gave has been handled. */
  handled(): void {
    this.#next = undefined;
  }

  close(): void {
    void this.#next?.catch(() => null);
    void this.#iterator.return?.().catch(() => null);
    void this.#source.unsubscribe().catch(() => null);
  }

  async #take(): Promise<Told | null> {
    try {
      for (;;) {
        const { done, value } = await this.#iterator.next();
        if (done) return null;
        if (value instanceof Aside) return value.told;
        const event = this.#storedOf(value);
        if (event) return { kind: 'event', event };
      }
    } catch (error) {
      throw this.#meaningOf(error);
    }
  }
}

class Aside {
  constructor(readonly told: Told) {}
}
