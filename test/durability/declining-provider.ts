import { randomUUID } from 'node:crypto';
import { refundAggregate } from '#rma/commands';
import type { Envelope } from '#rma/event-store';
import type { Instant, RefundRequested } from '#rma/returns';
import type { Installation } from '../../apps/standalone/installation.js';

/** A refund of this amount is declined for good, the first time that it is asked for. */
export const declinedAmount = 66_613;

/** A payment provider beside the service: it sees what is appended, and answers what it is asked to pay. */
export function declining({ runner, flow, policies }: Pick<Installation, 'runner' | 'flow' | 'policies'>) {
  const actor = { id: 'provider', role: 'system' as const, channel: 'payments', keyId: 'none' };
  const decline = async ({ refundId }: RefundRequested, { rmaId, policyVersion }: Envelope['metadata']) => {
    const now = new Date().toISOString() as Instant;
    const told = { commandId: randomUUID(), requestFingerprint: '', correlationId: randomUUID(), causationId: randomUUID(), actor, now };
    const outcome = await runner.execute(refundAggregate, refundId, { ...told, policyVersion, rmaId }, () => ({
      type: 'RecordPaymentDeclined' as const,
      attempt: 1,
      code: 'account_closed',
      actor,
      now,
      policies: policies.book,
    }));
    if (outcome.kind === 'accepted') await flow.after(outcome.events);
  };
  return (envelopes: readonly Envelope[]): void => {
    for (const { type, data, metadata } of envelopes) {
      const asked = data as unknown as RefundRequested;
      if (type === 'RefundRequested' && asked.attempt === 1 && asked.amount.amount === declinedAmount)
        setImmediate(() => void decline(asked, metadata));
    }
  };
}
