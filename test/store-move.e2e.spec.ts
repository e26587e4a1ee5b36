import { renameSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import type { EventStore } from '#rma/event-store';
import { openEventStoreDB } from '#rma/event-store/eventstoredb';
import { openSqliteEventStore } from '#rma/event-store/sqlite';
import { EventStoreDBServer } from '#rma/event-store/testing/eventstoredb-server';
import { readSettings } from '#rma/platform';
import { temporaryDirectory } from '#rma/platform/testing';
import { storeCommand } from '../apps/rmactl/store-copy.js';
import { startStandalone } from '../apps/standalone/start.js';
import { Client } from './support/client.js';
import { anOrder } from './support/orders.js';
import { aRequest, type CaseAnswer, pathOf } from './support/returns.js';
import { TestClock } from './support/test-clock.js';

const server = await EventStoreDBServer.start();
afterAll(() => server.stop());

const key = 'the-admin-key-of-this-test';
const settingsOf = (dataDir: string, more = {}) =>
  readSettings({ DATA_DIR: dataDir, PORT: '0', LOG_LEVEL: 'silent', BOOTSTRAP_ADMIN_KEY: key, ...more });

const everything = async (store: EventStore) =>
  (await store.readAll('start', 'forwards', {}, 1_000)).map(({ stream, revision, id, type, text }) => ({
    stream,
    revision,
    id,
    type,
    text,
  }));

describe('rmactl store copy --move', () => {
  it('takes an installation to EventStoreDB and back, and it goes on with its cases, its keys and its reactions', async () => {
    const dataDir = temporaryDirectory();
    const here = `sqlite:${join(dataDir, 'events.db')}`;
    const back = `sqlite:${join(dataDir, 'back.db')}`;
    const move = (from: string, to: string) =>
      storeCommand(settingsOf(dataDir)).parseAsync(['copy', '--from', from, '--to', to, '--move'], { from: 'user' });

    const before = await startStandalone(settingsOf(dataDir), new TestClock());
    const order = anOrder();
    await new Client(before.url, key).do('/v1/orders', order);
    const rma = await new Client(before.url, key).do<CaseAnswer>('/v1/rmas', aRequest(order));
    const events = await everything(before.installation.store);
    await expect(move(here, server.url)).rejects.toThrow('in use');
    await before.stop();

    await move(here, server.url);
    const there = await startStandalone(settingsOf(dataDir, { EVENT_STORE_URL: server.url }), new TestClock());
    expect(await everything(there.installation.store)).toEqual(events);
    await new Client(there.url, key).do(`${pathOf(rma)}/issue`, { proofConfirmed: true });
    await there.stop();

    await move(server.url, back);
    const copies = [openSqliteEventStore(join(dataDir, 'back.db')), await openEventStoreDB(server.url)] as const;
    expect(await everything(copies[0])).toEqual(await everything(copies[1]));
    for (const one of copies) await one.close();
    renameSync(join(dataDir, 'back.db'), join(dataDir, 'events.db'));
    const again = await startStandalone(settingsOf(dataDir), new TestClock());
    expect(await new Client(again.url, key).read(pathOf(rma))).toMatchObject({ status: 'issued', revision: 1 });
    await again.stop();
  });
});
