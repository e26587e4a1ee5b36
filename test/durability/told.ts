import type { Answer } from '../support/client.js';
import type { StoredEvent } from './stored-events.js';
import { unnamed } from './unnamed.js';

/** An answer as it is for every case it could be given about. */
export const answered = ({ status, text }: Answer) => ({ status, body: unnamed(text) });

/** The events as they are told by everything but ids, times and what follows from those. */
export function told(events: readonly StoredEvent[]): unknown {
  const facts = events.map(({ stream, revision, id, type, data, metadata }) => {
    const { hash: _, previousHash: _previous, requestFingerprint: _fingerprint, correlationId: _correlation, ...known } = metadata;
    return { stream, revision, id, type, data, metadata: known };
  });
  return JSON.parse(unnamed(JSON.stringify(facts)));
}
