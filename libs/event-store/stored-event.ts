import type { JsonObject, Metadata, Position, RecordedEvent } from './envelope.js';
import { positionOf } from './position.js';
import type { EventFilter } from './port.js';

/** An event as a row keeps it: data and metadata are the very text that was hashed. */
export interface StoredEvent {
  readonly position: number;
  readonly stream: string;
  readonly revision: number;
  readonly id: string;
  readonly type: string;
  readonly data: string;
  readonly metadata: string;
}

/** The event that a row keeps. Its metadata are parsed when they are first looked at: a fold asks for little of them. */
export function recorded(storeId: string, stored: StoredEvent): RecordedEvent {
  return new Recorded(storeId, stored);
}

class Recorded implements RecordedEvent {
  /** A field of every event and yet one function for all: V8 gives objects of their own kind to a getter made for each. */
  static readonly #parsedWhenAsked: PropertyDescriptor = {
    enumerable: true,
    get(this: Recorded) {
      return (this.#metadata ??= JSON.parse(this.text.metadata) as Metadata);
    },
  };

  readonly stream: string;
  readonly revision: number;
  readonly position: Position;
  readonly id: string;
  readonly type: string;
  readonly data: JsonObject;
  declare readonly metadata: Metadata;
  readonly text: { readonly data: string; readonly metadata: string };
  #metadata: Metadata | undefined;

  constructor(storeId: string, { position, stream, revision, id, type, data, metadata }: StoredEvent) {
    this.stream = stream;
    this.revision = revision;
    this.position = positionOf(storeId, position);
    this.id = id;
    this.type = type;
    this.data = JSON.parse(data) as JsonObject;
    this.text = { data, metadata };
    Object.defineProperty(this, 'metadata', Recorded.#parsedWhenAsked);
  }
}

export function matches(filter: EventFilter, event: { readonly stream: string; readonly type: string }): boolean {
  return event.stream.startsWith(filter.streamPrefix ?? '') && (filter.types?.includes(event.type) ?? true);
}
