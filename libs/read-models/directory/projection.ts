import type Database from 'better-sqlite3';
import type { Projection, RecordedEvent } from '#rma/projections';
import { type OrderRecorded, type Party, type ReturnRequested, rmaNumberOf, type UnitReplaced } from '#rma/returns';
import type { DirectoryEntry, DirectoryKind } from './table.js';

/** How a person is written in the directory's keys. */
export const personKey = ({ kind, id }: Pick<Party, 'kind' | 'id'>): string => `${kind} ${id}`;

export function directoryProjection(database: Database.Database, streamPrefix: string): Projection<DirectoryEntry> {
  const insert = database.prepare<[string, string, number, string]>(
    'INSERT OR IGNORE INTO directory (kind, key, position, id) VALUES (?, ?, ?, ?)',
  );
  return {
    name: 'directory@1',
    filter: { streamPrefix: `${streamPrefix}rma`, types: ['OrderRecorded', 'UnitReplaced', 'ReturnRequested'] },
    changesOf: (event) => entriesOf(event, streamPrefix),
    apply: (entries) => {
      for (const { kind, key, position, id } of entries) insert.run(kind, key, position, id);
    },
  };
}

/** Pure: the entries an event adds. What was replaced is still found: whether it is on the order now, the order says. */
export function entriesOf(event: RecordedEvent, streamPrefix: string): readonly DirectoryEntry[] {
  const position = Number(event.position.slice(event.position.lastIndexOf('.') + 1));
  const entry = (kind: DirectoryKind, key: string, id: string): DirectoryEntry => ({ kind, key, position, id });
  if (event.type === 'OrderRecorded') {
    const { orderId, orderNumber, buyer, lines } = event.data as unknown as OrderRecorded;
    return [
      entry('orderByNumber', orderNumber, orderId),
      entry('orderByBuyer', personKey(buyer), orderId),
      entry('orderByBuyerId', buyer.id, orderId),
      ...lines.map(({ sku }) => entry('orderBySku', sku, orderId)),
      ...lines.flatMap(({ serialNumbers }) => serialNumbers.map((serialNumber) => entry('orderBySerial', serialNumber, orderId))),
    ];
  }
  if (event.type === 'UnitReplaced') {
    const { sku, serialNumbers } = event.data as unknown as UnitReplaced;
    const orderId = event.stream.slice(`${streamPrefix}rmaOrder-`.length);
    return [entry('orderBySku', sku, orderId), ...serialNumbers.map((serialNumber) => entry('orderBySerial', serialNumber, orderId))];
  }
  const { rmaId, orderId, requestedBy } = event.data as unknown as ReturnRequested;
  return [
    entry('caseByNumber', rmaNumberOf(rmaId), rmaId),
    entry('caseByOrder', orderId, rmaId),
    entry('caseByRequester', personKey(requestedBy), rmaId),
  ];
}
