import type { Envelope } from '../envelope.js';
import { AppendOutcomeUnknown } from '../errors.js';
import type { AppendResult, EventStore } from '../port.js';

const SENDS = 3;

/**
 * Appends; after an unknown outcome sends the same envelopes with the same expected revision again, so that the store
 * itself tells whether they were stored. Throws AppendOutcomeUnknown where that stays open.
 */
export async function send(
  store: EventStore,
  stream: string,
  expectedRevision: number,
  envelopes: readonly Envelope[],
  pause: (milliseconds: number) => Promise<unknown>,
): Promise<AppendResult> {
  for (let sent = 1; ; sent++) {
    try {
      return await store.append(stream, expectedRevision, envelopes);
    } catch (error) {
      if (!(error instanceof AppendOutcomeUnknown) || sent === SENDS) throw error;
    }
    await pause(50 * 2 ** sent);
  }
}
