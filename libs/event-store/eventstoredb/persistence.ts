import { setTimeout as sleep } from 'node:timers/promises';
import { EventStoreTimeout } from '../store-errors.js';
import { within } from '../within.js';

const FIRST_PAUSE = 25;
const LONGEST_PAUSE = 1_000;

/** A failure that may pass. */
export class Passing extends Error {
  override readonly name = 'Passing';
}

/**
 * Tries again what fails in passing, with growing pauses, and ends with EventStoreTimeout when the time is up, which also cuts off
 * a try that hangs: the client sets no limit to most of its calls.
 */
export async function persistently<T>(call: string, milliseconds: number, attempt: (left: number) => Promise<T>): Promise<T> {
  const until = performance.now() + milliseconds;
  const late = (cause?: unknown) => Object.assign(new EventStoreTimeout(call, milliseconds), cause === undefined ? {} : { cause });
  for (let pause = FIRST_PAUSE; ; pause = Math.min(pause * 2, LONGEST_PAUSE)) {
    const left = Math.max(0, until - performance.now());
    try {
      return await within(left, attempt(left), late);
    } catch (error) {
      if (!(error instanceof Passing)) throw error;
      if (performance.now() + pause >= until) throw late(error.cause);
    }
    await sleep(pause * (0.5 + Math.random() / 2));
  }
}
