import type { Call } from '#rma/commands';
import { uuidV5 } from '#rma/event-store';
import type { Day, Instant } from '#rma/returns';

/** A day that has passed for something that was awaited until its end. */
export interface Due<Kind extends string> {
  readonly kind: Kind;
  readonly id: string;
  readonly dueOn: Day;
  /** The event that opened it: another one opens another deadline of the same thing. */
  readonly openedBy: string;
}

const firingId = uuidV5('b6a2a0f2-6a5e-4f0e-9a63-2f2d6c1a5d10');
/** A deadline is told by its event alone: there is no request whose content could differ. */
const noRequest = '0'.repeat(64);

/** The call by which a deadline fires, as the system; the same deadline always makes the same command. */
export function firing<Kind extends string>({ kind, id, dueOn, openedBy }: Due<Kind>, now: Instant): Call {
  const commandId = firingId(`${kind}/${id}/${dueOn}/${openedBy}`);
  const caller = { id: 'deadlines', role: 'system', channel: 'timer', keyId: null } as const;
  return { commandId, requestFingerprint: noRequest, correlationId: commandId, caller, now };
}
