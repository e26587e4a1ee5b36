import { join } from 'node:path';
import { type ChainBreak, type Metadata, verifyChain } from '#rma/event-store';
import { openRawEvents } from '#rma/event-store/sqlite';

/** An event as it stands in the file. */
export interface StoredEvent {
  readonly stream: string;
  readonly revision: number;
  readonly place: number;
  readonly id: string;
  readonly type: string;
  readonly data: object;
  readonly metadata: Metadata;
}

export interface StoredEvents {
  /** In total order. */
  readonly events: readonly StoredEvent[];
  /** What is wrong in the chains and in the total order; nothing, where all is well. */
  readonly breaks: readonly (ChainBreak | { readonly first: number; readonly last: number } | string)[];
}

/** Reads and verifies what a data directory holds, beside the service or after its death. */
export function storedEvents(dataDir: string): StoredEvents {
  const raw = openRawEvents(join(dataDir, 'events.db'));
  try {
    const rows = [...raw.rows()];
    const breaks: ChainBreak[] = [];
    verifyChain(rows, (broken) => breaks.push(broken));
    const events = rows.map(({ stream, revision, place = 0, id, type, data, metadata }) => ({
      stream: textOf(stream),
      revision,
      place,
      id: textOf(id),
      type: textOf(type),
      data: JSON.parse(textOf(data)) as object,
      metadata: JSON.parse(textOf(metadata)) as Metadata,
    }));
    return {
      events: events.toSorted((one, other) => one.place - other.place),
      breaks: [...breaks, ...raw.missingPlaces(), ...raw.damage()],
    };
  } finally {
    raw.close();
  }
}

const textOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString();

/** The events of some orders, of the cases of their units and of what belongs to those cases, in total order; and those that correlate with `key`. */
export function eventsOfOrders(events: readonly StoredEvent[], orderIds: readonly string[], key?: string): readonly StoredEvent[] {
  const orderStreams = new Set(orderIds.map((orderId) => `rmaOrder-${orderId}`));
  const rmaIds = new Set(events.flatMap(({ stream, data }) => (orderStreams.has(stream) && 'rmaId' in data ? [String(data.rmaId)] : [])));
  const isCorrelated = ({ correlationId }: Metadata) => key !== undefined && correlationId.startsWith(key);
  return events.filter(
    ({ stream, metadata }) =>
      orderStreams.has(stream) || (metadata.rmaId !== undefined && rmaIds.has(metadata.rmaId)) || isCorrelated(metadata),
  );
}
