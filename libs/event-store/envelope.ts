/** `<storeId>.<n>`: a place in the total order of one store; another store's is refused. */
export type Position = string & { readonly __brand: 'Position' };

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
export type JsonObject = { readonly [key: string]: Json };

export interface EventActor {
  readonly id: string;
  readonly role: string;
  readonly channel: string;
  readonly keyId: string | null;
}

/** What is known of an event beside its facts; `hash` chains it to the event before it in its stream. */
export interface Metadata {
  readonly commandId: string;
  readonly requestFingerprint: string;
  readonly correlationId: string;
  readonly causationId: string;
  readonly rmaId?: string;
  readonly actor: EventActor;
  readonly occurredAt: string;
  readonly schemaVersion: number;
  readonly policyVersion: string;
  readonly previousHash: string;
  readonly hash: string;
}

/** An event ready to be stored: `text` is the RFC 8785 form of data and metadata, made once for the hash and stored as it is. */
export interface Envelope {
  readonly id: string;
  readonly type: string;
  readonly data: JsonObject;
  readonly metadata: Metadata;
  readonly text: { readonly data: string; readonly metadata: string };
}

/** A stored event as it was read back. */
export interface RecordedEvent {
  readonly stream: string;
  readonly revision: number;
  readonly position: Position;
  readonly id: string;
  readonly type: string;
  readonly data: JsonObject;
  readonly metadata: Metadata;
  /** The RFC 8785 texts as they are stored, of a store that keeps them: then `metadata` is parsed only when it is looked at. */
  readonly text?: { readonly data: string; readonly metadata: string };
}
