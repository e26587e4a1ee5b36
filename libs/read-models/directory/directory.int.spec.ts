import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { seal } from '#rma/event-store';
import { MemoryEventStore } from '#rma/event-store/testing';
import { rmaNumberOf, type RmaId } from '#rma/returns';
import { orderRecorded, returnRequested, soldLine, unitReplaced } from '#rma/returns/testing';
import { openViews, type Views } from '../views.js';
import type { Directory } from './query.js';

describe('the directory', () => {
  let folder: string;
  let store: MemoryEventStore;
  let views: Views;
  let directory: Directory;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'rma-directory-'));
    store = new MemoryEventStore();
    views = openViews(join(folder, 'views.db'), store, 'shop.');
    ({ directory } = views);
  });
  afterEach(() => {
    views.close();
    rmSync(folder, { recursive: true });
  });

  const record = (stream: string, { type, ...data }: { readonly type: string }, revision = 0) =>
    store.append(
      stream,
      revision - 1,
      seal(stream, revision, '0'.repeat(64), [{ type, schemaVersion: 1, data }], {
        commandId: `${stream}/${revision}`,
        requestFingerprint: '',
        correlationId: '',
        causationId: '',
        actor: { id: 'a', role: 'system', channel: 'api', keyId: null },
        occurredAt: '2026-03-01T02:00:00.000Z',
        policyVersion: 'seller@test',
      }),
    );
  const recordOrder = (orderId: string) =>
    record(
      `shop.rmaOrder-${orderId}`,
      orderRecorded({
        orderId,
        orderNumber: `no-${orderId}`,
        buyer: { kind: 'reseller', id: 'R-7' },
        lines: [
          soldLine({ lineId: '1', sku: 'MP3', serialNumbers: [`${orderId}-s1`] }),
          soldLine({ lineId: '2', sku: 'MP3', serialNumbers: [] }),
        ],
      }),
    );
  const page = { limit: 10 };

  it('finds an order by number, serial, SKU and buyer as soon as it is stored', async () => {
    await recordOrder('o-1');
    const found = [
      directory.ordersBy('orderByNumber', 'no-o-1', page),
      directory.ordersBy('orderBySerial', 'o-1-s1', page),
      directory.ordersBy('orderBySku', 'MP3', page),
      directory.ordersOf({ kind: 'reseller', id: 'R-7' }, page),
    ];
    for (const { ids } of await Promise.all(found)) expect(ids).toEqual(['o-1']);
  });

  it('finds an order by what replaced a unit of it', async () => {
    await recordOrder('o-1');
    await record('shop.rmaOrder-o-1', unitReplaced({ sku: 'MP4', serialNumbers: ['n-1'] }), 1);
    expect((await directory.ordersBy('orderBySerial', 'n-1', page)).ids).toEqual(['o-1']);
    expect((await directory.ordersBy('orderBySku', 'MP4', page)).ids).toEqual(['o-1']);
  });

  it('finds a case by its number, its order and who asked for it', async () => {
    const rmaId = '019dc0de-0000-7000-8000-000000000001' as RmaId;
    await record(
      `shop.rma-${rmaId}`,
      returnRequested({ rmaId, orderId: 'o-1', requestedBy: { kind: 'consumer', id: 'C-1', locale: null } }),
    );
    expect((await directory.casesBy('caseByNumber', rmaNumberOf(rmaId), page)).ids).toEqual([rmaId]);
    expect((await directory.casesBy('caseByOrder', 'o-1', page)).ids).toEqual([rmaId]);
    expect((await directory.casesOf({ kind: 'consumer', id: 'C-1' }, page)).ids).toEqual([rmaId]);
    expect((await directory.casesOf({ kind: 'reseller', id: 'C-1' }, page)).ids).toEqual([]);
  });

  it('gives the newest first, page by page, each once', async () => {
    for (const orderId of ['o-1', 'o-2', 'o-3', 'o-4', 'o-5']) await recordOrder(orderId);
    const first = await directory.ordersBy('orderBySku', 'MP3', { limit: 2 });
    const second = await directory.ordersBy('orderBySku', 'MP3', { limit: 2, before: first.next ?? 0 });
    const third = await directory.ordersBy('orderBySku', 'MP3', { limit: 2, before: second.next ?? 0 });
    expect([first.ids, second.ids, third.ids]).toEqual([['o-5', 'o-4'], ['o-3', 'o-2'], ['o-1']]);
    expect(third.next).toBeNull();
  });

  it('leaves alone what other programs keep in a shared store', async () => {
    await record('rmaOrder-o-9', orderRecorded({ orderId: 'o-9', orderNumber: 'no-o-9' }));
    expect((await directory.ordersBy('orderByNumber', 'no-o-9', page)).ids).toEqual([]);
  });

  it('is built again from the events after it was deleted', async () => {
    await recordOrder('o-1');
    const before = await directory.ordersBy('orderByNumber', 'no-o-1', page);
    views.close();
    for (const file of ['views.db', 'views.db-wal', 'views.db-shm']) rmSync(join(folder, file), { force: true });
    views = openViews(join(folder, 'views.db'), store, 'shop.');
    ({ directory } = views);
    expect(await directory.ordersBy('orderByNumber', 'no-o-1', page)).toEqual(before);
  });
});
