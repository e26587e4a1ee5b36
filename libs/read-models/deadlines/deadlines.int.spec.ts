import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { seal } from '#rma/event-store';
import { MemoryEventStore } from '#rma/event-store/testing';
import type { FactoryClaimEvent, Instant, RmaEvent } from '#rma/returns';
import {
  factoryClaimAccepted,
  factoryClaimOpened,
  factoryClaimRejected,
  factoryClaimTimedOut,
  outstandingUnitsExpired,
  receiptCorrected,
  returnCancelled,
  returnRequested,
  rmaClosed,
  rmaExpired,
  rmaIssued,
  rmaReinstated,
  rmaReopened,
} from '#rma/returns/testing';
import { openViews, type Views } from '../views.js';
import type { DueDeadline } from './query.js';

describe('what is due', () => {
  let folder: string;
  let store: MemoryEventStore;
  let views: Views;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'rma-deadlines-'));
    store = new MemoryEventStore();
    views = openViews(join(folder, 'views.db'), store, 'shop.');
  });
  afterEach(() => {
    views.close();
    rmSync(folder, { recursive: true });
  });

  const lived = (rmaId: string, ...events: readonly RmaEvent[]) => stored(`shop.rma-${rmaId}`, events);

  async function stored(stream: string, events: readonly (RmaEvent | FactoryClaimEvent)[]): Promise<void> {
    const before = await store.read(stream, 'start', 'forwards', 100);
    const revision = before.kind === 'events' ? before.events.length - 1 : -1;
    const sealed = events.map(({ type, ...data }) => ({ type, schemaVersion: 1, data }));
    await store.append(
      stream,
      revision,
      seal(stream, revision + 1, '0'.repeat(64), sealed, {
        commandId: `${stream}/${revision}`,
        requestFingerprint: '',
        correlationId: '',
        causationId: '',
        actor: { id: 'a', role: 'system', channel: 'api', keyId: null },
        occurredAt: '2026-03-01T02:00:00.000Z',
        policyVersion: 'seller@test',
      }),
    );
  }
  const issued = [returnRequested(), rmaIssued()];
  const due = (now: string, limit = 10, after?: DueDeadline) => views.deadlines.due(now as Instant, limit, after);
  const dueIds = async (now: string, limit?: number, after?: DueDeadline) => (await due(now, limit, after)).map(({ id }) => id);
  const inTime = '2026-03-31T15:59:59.999Z';
  const late = '2026-03-31T16:00:00.000Z';

  it('is what was issued, once its last day has ended in the seller’s zone', async () => {
    await lived('rma-1', ...issued);
    expect(await dueIds(inTime)).toEqual([]);
    expect(await due(late)).toEqual([
      { kind: 'returnBy', id: 'rma-1', dueOn: '2026-03-31', openedBy: expect.stringMatching(/^[0-9a-f-]{36}$/) },
    ]);
  });

  it('is counted without being handled, as far as the view has come', async () => {
    await lived('rma-1', returnRequested({ timeZone: 'America/Los_Angeles' }), rmaIssued());
    await lived('rma-2', returnRequested({ timeZone: 'Pacific/Kiritimati' }), rmaIssued());
    const counted = () =>
      ['2026-03-31T09:59:59.999Z', '2026-03-31T10:00:00.000Z', '2026-04-01T07:00:00.000Z'].map((now) =>
        views.deadlines.countDue(now as Instant),
      );
    expect(counted()).toEqual([0, 0, 0]);
    await views.deadlines.upToDate();
    expect(counted()).toEqual([0, 1, 2]);
    expect(await dueIds('2026-04-01T07:00:00.000Z')).toEqual(['rma-1', 'rma-2']);
  });

  it('is told in the zone of each case', async () => {
    await lived('rma-1', returnRequested({ timeZone: 'America/Los_Angeles' }), rmaIssued());
    await lived('rma-2', returnRequested({ timeZone: 'Pacific/Kiritimati' }), rmaIssued());
    expect(await dueIds('2026-03-31T09:59:59.999Z')).toEqual([]);
    expect(await dueIds('2026-03-31T10:00:00.000Z')).toEqual(['rma-2']);
    expect(await dueIds('2026-04-01T06:59:59.999Z')).toEqual(['rma-2']);
    expect(await dueIds('2026-04-01T07:00:00.000Z')).toEqual(['rma-1', 'rma-2']);
  });

  it.each([
    ['expired', [rmaExpired()]],
    ['expired in part', [outstandingUnitsExpired()]],
    ['was cancelled', [returnCancelled()]],
    ['was closed', [rmaClosed()]],
    ['was reinstated until a later day', [rmaExpired(), rmaReinstated({ returnBy: '2026-04-30' })]],
    ['waits for a decision again', [returnCancelled(), rmaReinstated({ returnBy: null })]],
  ] as [string, RmaEvent[]][])('is nothing that %s', async (_, events) => {
    await lived('rma-1', ...issued, ...events);
    expect(await dueIds(late)).toEqual([]);
  });

  it.each([
    ['reinstated, after its new day', rmaReinstated({ returnBy: '2026-04-30' }), '2026-04-30'],
    ['given back to the sender by a corrected count', receiptCorrected({ from: 1, to: 0 }), '2026-03-31'],
    ['reopened', rmaReopened(), '2026-03-31'],
  ] as [string, RmaEvent, string][])('is once more what was %s', async (_, event, dueOn) => {
    await lived('rma-1', ...issued, outstandingUnitsExpired(), event);
    expect(await due('2026-05-01T00:00:00.000Z')).toMatchObject([{ id: 'rma-1', dueOn }]);
  });

  it('stays what it is where a corrected count took in more', async () => {
    await lived('rma-1', ...issued, outstandingUnitsExpired(), receiptCorrected({ from: 0, to: 1 }));
    expect(await dueIds(late)).toEqual([]);
  });

  it('is due no more once it was handled, until it is opened anew', async () => {
    await lived('rma-1', ...issued);
    const [first] = await due(late);
    if (!first) throw new Error('It is due');
    views.deadlines.handled(first);
    expect(await dueIds(late)).toEqual([]);

    await lived('rma-1', rmaExpired(), rmaReinstated({ returnBy: '2026-04-30' }));
    views.deadlines.handled(first);
    expect(await due('2026-05-01T00:00:00.000Z')).toMatchObject([{ dueOn: '2026-04-30' }]);
  });

  it('is the answer of a factory, once its last day has ended, until it answers or the claim has timed out', async () => {
    const claim = (id: string, ...events: readonly FactoryClaimEvent[]) =>
      stored(`shop.rmaFactoryClaim-${id}`, [factoryClaimOpened({ claimId: id }), ...events]);
    await lived('rma-1', ...issued);
    await claim('claim-1');
    await claim('claim-2', factoryClaimAccepted());
    await claim('claim-3', factoryClaimRejected());
    await claim('claim-4', factoryClaimTimedOut());
    expect(await dueIds(inTime)).toEqual([]);
    expect((await due(late)).map(({ kind, id, dueOn }) => [kind, id, dueOn])).toEqual([
      ['factoryResponse', 'claim-1', '2026-03-31'],
      ['returnBy', 'rma-1', '2026-03-31'],
    ]);
  });

  it('is told part by part, each once', async () => {
    for (const id of ['rma-3', 'rma-1', 'rma-5', 'rma-2', 'rma-4']) await lived(id, ...issued);
    await lived('rma-6', returnRequested({ timeZone: 'Europe/London' }), rmaIssued());
    const told: string[] = [];
    for (let after: DueDeadline | undefined; ;) {
      const part = await due('2026-04-02T00:00:00.000Z', 2, after);
      told.push(...part.map(({ id }) => id));
      after = part.at(-1);
      if (part.length < 2) break;
    }
    expect(told).toEqual(['rma-1', 'rma-2', 'rma-3', 'rma-4', 'rma-5', 'rma-6']);
  });

  it('is the same after the view was built again, and what was handled is due once more', async () => {
    await lived('rma-1', ...issued);
    const before = await due(late);
    before.forEach((one) => views.deadlines.handled(one));
    views.close();
    for (const file of ['views.db', 'views.db-wal', 'views.db-shm']) rmSync(join(folder, file), { force: true });
    views = openViews(join(folder, 'views.db'), store, 'shop.');
    expect(await due(late)).toEqual(before);
  });
});
