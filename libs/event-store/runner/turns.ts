/** Lets the commands of one stream take turns in the order in which they came; other streams do not wait. */
export class Turns {
  readonly #waiting = new Map<string, (() => void)[]>();

  /** Undefined where nobody is before us: then there is nothing to wait for. */
  take(stream: string): Promise<void> | undefined {
    const waiting = this.#waiting.get(stream);
    if (waiting) return new Promise((resolve) => waiting.push(resolve));
    this.#waiting.set(stream, []);
    return undefined;
  }

  pass(stream: string): void {
    const next = this.#waiting.get(stream)?.shift();
    if (next) next();
    else this.#waiting.delete(stream);
  }
}
