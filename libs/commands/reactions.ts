import type { Outcome, StreamEvent } from '#rma/event-store';
import type { Rma, RmaEvent } from '#rma/returns';

/**
 * What follows from events on other streams, run at once by the handler that appended them. What a crash cuts off is
 * finished later from the same events under the same command ids.
 */
export abstract class Reactions {
  /** Resolves to what the events led to on cases, when all that follows from them is stored. */
  abstract after(events: readonly StreamEvent<{ readonly type: string }>[]): Promise<readonly Outcome<Rma, RmaEvent>[]>;
}
