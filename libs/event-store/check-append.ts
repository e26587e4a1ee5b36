import type { Envelope } from './envelope.js';
import { APPEND_LIMIT_BYTES, AppendTooLarge } from './store-errors.js';
import { NO_STREAM } from './port.js';

/** Refuses an append that no store may be sent: `RangeError` for nonsense, `AppendTooLarge` above 900 KiB in all. */
export function checkAppend(stream: string, expectedRevision: number, envelopes: readonly Envelope[]): void {
  if (stream === '') throw new RangeError('stream: must not be empty');
  if (!Number.isSafeInteger(expectedRevision) || expectedRevision < NO_STREAM) {
    throw new RangeError(`expectedRevision: ${expectedRevision} is not a revision`);
  }
  if (envelopes.length === 0) throw new RangeError('envelopes: an append holds at least one event');
  let characters = 0;
  for (const { id, type, text } of envelopes) characters += id.length + type.length + text.data.length + text.metadata.length;
  if (characters * 3 <= APPEND_LIMIT_BYTES) return; // no character of UTF-16 takes more than three bytes of UTF-8
  let bytes = 0;
  for (const { id, type, text } of envelopes)
    bytes += Buffer.byteLength(id + type) + Buffer.byteLength(text.data) + Buffer.byteLength(text.metadata);
  if (bytes > APPEND_LIMIT_BYTES) throw new AppendTooLarge(bytes, APPEND_LIMIT_BYTES);
}
