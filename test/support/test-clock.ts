import { Clock } from '#rma/platform';

/** A clock that stands where a test puts it, and goes on by a millisecond whenever it is looked at. */
export class TestClock extends Clock {
  #milliseconds: number;

  constructor(start = '2026-03-02T09:00:00Z') {
    super();
    this.#milliseconds = Date.parse(start);
  }

  now(): string {
    this.#milliseconds += 1;
    return new Date(this.#milliseconds).toISOString();
  }

  set(instant: string): void {
    this.#milliseconds = Date.parse(instant);
  }
}
