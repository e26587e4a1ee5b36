import { randomUUID } from 'node:crypto';
import type { Envelope, JsonObject, Metadata } from '../envelope.js';

/** An envelope as a store is handed it; its hash is not a real one, for no store looks at it. */
export function envelope(event: { readonly id?: string; readonly type?: string; readonly data?: JsonObject } = {}): Envelope {
  const { id = randomUUID(), type = 'NoteAdded', data = { text: 'seen' } } = event;
  const metadata: Metadata = {
    commandId: id,
    requestFingerprint: 'f',
    correlationId: id,
    causationId: id,
    actor: { id: 'agent-1', role: 'agent', channel: 'api', keyId: null },
    occurredAt: '2026-03-01T09:00:00.000Z',
    schemaVersion: 1,
    policyVersion: 'standard@0123456789ab',
    previousHash: '0'.repeat(64),
    hash: '0'.repeat(64),
  };
  return { id, type, data, metadata, text: { data: JSON.stringify(data), metadata: JSON.stringify(metadata) } };
}

export function envelopes(count: number, event: { readonly type?: string; readonly data?: JsonObject } = {}): readonly Envelope[] {
  return Array.from({ length: count }, () => envelope(event));
}
