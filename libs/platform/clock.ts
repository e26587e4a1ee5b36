/** Where the time comes from: the machine's clock, or one that a test moves. */
export abstract class Clock {
  /** RFC 3339 in UTC with milliseconds. */
  abstract now(): string;
}

export class SystemClock extends Clock {
  now(): string {
    return new Date().toISOString();
  }
}
