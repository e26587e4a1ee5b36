import { createHmac, createSecretKey } from 'node:crypto';
import { canonicalText } from '#rma/platform';

/** Tells equal payloads from different ones without letting anyone try out guesses: HMAC-SHA256 over RFC 8785, 64 hex characters. */
export function fingerprintUnder(secret: Buffer): (payload: unknown) => string {
  const key = createSecretKey(secret);
  return (payload) => createHmac('sha256', key).update(canonicalText(payload, 'payload')).digest('hex');
}
