import type { EventActor } from '#rma/event-store';
import type { Actor, Instant } from '#rma/returns';

/** Who calls: the domain's actor with the channel and the key it came through. */
export type Caller = Actor & EventActor;

/** What came along with a command, beside what it says. */
export interface Call {
  readonly commandId: string;
  readonly requestFingerprint: string;
  readonly correlationId: string;
  readonly caller: Caller;
  readonly now: Instant;
  readonly ifMatch?: number;
}
