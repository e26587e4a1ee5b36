/**
 * Lets followers sleep until something was committed. Wakes that come in quick succession are gathered into one, so that many
 * followers of a busy store do not look after every commit; each is counted when it is passed on, so none is lost in between.
 */
export class WakeUps {
  #count = 0;
  #resting = false;
  #owed = false;
  readonly #sleepers = new Set<() => void>();

  constructor(private readonly restMilliseconds = 5) {}

  get count(): number {
    return this.#count;
  }

  wake(): void {
    if (this.#resting) {
      this.#owed = true;
      return;
    }
    this.#count += 1;
    for (const rouse of this.#sleepers) rouse();
    this.#resting = true;
    setTimeout(() => this.#rested(), this.restMilliseconds).unref();
  }

  /** Returns at once if a wake was passed on since `seen`, else at the next one, after so many milliseconds, or on abort. */
  sleep(seen: number, milliseconds: number, signal: AbortSignal): Promise<void> {
    if (seen !== this.#count || signal.aborted) return Promise.resolve();
    return new Promise((resolve) => {
      const rouse = () => {
        clearTimeout(timer);
        this.#sleepers.delete(rouse);
        signal.removeEventListener('abort', rouse);
        resolve();
      };
      const timer = setTimeout(rouse, milliseconds);
      this.#sleepers.add(rouse);
      signal.addEventListener('abort', rouse);
    });
  }

  #rested(): void {
    this.#resting = false;
    if (!this.#owed) return;
    this.#owed = false;
    this.wake();
  }
}
