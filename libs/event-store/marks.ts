import type { RecordedEvent } from './envelope.js';

type Marked = Pick<RecordedEvent, 'metadata' | 'text'>;

/** The moment an event carries, found in the stored text without parsing the rest. */
export function occurredAtOf(event: Marked): string {
  const text = event.text?.metadata;
  if (text === undefined) return event.metadata.occurredAt;
  const from = text.indexOf(OCCURRED_AT);
  const to = text.indexOf('"', from + OCCURRED_AT.length);
  return from > 0 && to > 0 ? text.slice(from + OCCURRED_AT.length, to) : event.metadata.occurredAt;
}

/** The schema version of an event, found in the stored text without parsing the rest. */
export function schemaVersionOf(event: Marked): number {
  const text = event.text?.metadata;
  if (text === undefined) return event.metadata.schemaVersion;
  const from = text.lastIndexOf(SCHEMA_VERSION);
  const version = from < 0 ? Number.NaN : Number(text.slice(from + SCHEMA_VERSION.length, -1));
  return Number.isSafeInteger(version) ? version : event.metadata.schemaVersion;
}

/** The return that an event belongs to, found in the stored text without parsing the rest. */
export function rmaIdOf(event: Marked): string | undefined {
  const text = event.text?.metadata;
  if (text === undefined) return event.metadata.rmaId;
  const from = text.lastIndexOf(RMA_ID);
  if (from < 0) return undefined;
  const value = text.slice(from + RMA_ID.length, text.indexOf('"', from + RMA_ID.length));
  return value.includes('\\') ? event.metadata.rmaId : value;
}

/** No string holds these, for within one the quotes are escaped; in RFC 8785 the second is the last field of all. */
const OCCURRED_AT = ',"occurredAt":"';
const RMA_ID = ',"rmaId":"';
const SCHEMA_VERSION = ',"schemaVersion":';
