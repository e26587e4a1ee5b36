import { setTimeout as sleep } from 'node:timers/promises';
import type { Answered, Call } from '#rma/commands';
import type { Clock } from '#rma/platform';
import type { Instant } from '#rma/returns';
import { type Due, firing } from './firing.js';

/** What is due, as a view of the events tells it. */
export interface DueDeadlines<Kind extends string> {
  due(now: Instant, limit: number, after?: Due<Kind>): Promise<readonly Due<Kind>[]>;
  handled(due: Due<Kind>): void;
}

/** Runs the command of one kind of deadline; what has moved on is nothing to it. */
export type Fires = (call: Call, id: string) => Promise<Answered<unknown>>;

export interface SweeperOptions<Kind extends string> {
  readonly everyMilliseconds: number;
  readonly batchSize?: number;
  readonly onFailure: (due: Due<Kind>, error: unknown) => void;
}

/**
 * Fires the deadlines that have passed, by the clock. Each fires once, however often it is looked at and wherever the process
 * dies: its command has an id of its own. One that fails is tried again at the next look and holds up no other.
 */
export class DeadlineSweeper<Kind extends string> {
  constructor(
    private readonly deadlines: DueDeadlines<Kind>,
    private readonly fires: Readonly<Record<Kind, Fires>>,
    private readonly clock: Clock,
    private readonly options: SweeperOptions<Kind>,
  ) {}

  /** Fires everything that is due now, batch by batch; what is left when `signal` aborts is due at the next look. */
  async sweep(signal?: AbortSignal): Promise<void> {
    const { batchSize = 100 } = this.options;
    const now = this.clock.now() as Instant;
    for (let after: Due<Kind> | undefined; ;) {
      const batch = await this.deadlines.due(now, batchSize, after);
      for (const due of batch) {
        if (signal?.aborted) return;
        await this.#fire(due);
      }
      after = batch.at(-1);
      if (batch.length < batchSize) return;
    }
  }

  /** Runs until `signal` aborts. */
  async run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      await this.sweep(signal);
      await sleep(this.options.everyMilliseconds, undefined, { signal }).catch(() => undefined);
    }
  }

  async #fire(due: Due<Kind>): Promise<void> {
    try {
      const answered = await this.fires[due.kind](firing(due, this.clock.now() as Instant), due.id);
      if (answered.kind !== 'answered') throw new Error(`${due.kind} of ${due.id}: ${answered.kind}`);
      this.deadlines.handled(due);
    } catch (error) {
      this.options.onFailure(due, error);
    }
  }
}
