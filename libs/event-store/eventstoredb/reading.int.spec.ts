import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { NO_STREAM } from '../port.js';
import { CommandRunner } from '../runner/command-runner.js';
import { EventStoreTimeout } from '../store-errors.js';
import { messagesUntil } from '../testing/conformance/looking.js';
import { envelopes } from '../testing/envelopes.js';
import { hang } from '../testing/eventstoredb-server/index.js';
import { serverFor, storeOn } from '../testing/eventstoredb-server/open.js';
import { asking, jar, put } from '../testing/jar.js';
import { EventStoreDenied, openEventStoreDB } from './index.js';

describe('what EventStoreDB gives back', () => {
  it('are the very bytes that were hashed, read or told, and the time that the event carries, whatever the server says', async () => {
    const server = await serverFor();
    server.log.now = () => Date.parse('1999-12-31T23:59:59.999Z');
    const store = await storeOn(server);
    await new CommandRunner(store).execute(jar, '1', asking('command-1'), put(2, { oneByOne: true }));
    const stored = server.log.visible('rmaJar-1')?.map(({ data, metadata }) => ({
      data: Buffer.from(data).toString(),
      metadata: Buffer.from(metadata).toString(),
    }));
    const read = await store.read('rmaJar-1', 'start', 'forwards', 10);
    const told = await messagesUntil(store, 'start', {}, ({ kind }) => kind === 'caughtUp');
    const events = read.kind === 'events' ? read.events : [];
    expect(stored).toHaveLength(2);
    expect(events.map(({ text }) => text)).toEqual(stored);
    expect(told.flatMap((message) => (message.kind === 'event' ? [message.event.text] : []))).toEqual(stored);
    expect(events.map(({ metadata }) => metadata.occurredAt)).toEqual(Array(2).fill('2026-03-01T09:00:00.000Z'));
  });

  it('is this installation alone: what others and the server write neither shows nor moves its head', async () => {
    const server = await serverFor();
    const [ours, theirs] = [await storeOn(server), await storeOn(server, { streamPrefix: 'acme-' })];
    expect(ours.storeId).not.toBe(theirs.storeId);
    expect(await ours.head({})).toBeNull();
    await ours.append('rma-1', NO_STREAM, envelopes(1));
    const head = await ours.head({});
    await theirs.append('acme-rma-1', NO_STREAM, envelopes(2));
    server.log.write('$stats-1', 'any', [
      { id: '1', type: '$statsCollected', contentType: 'application/json', data: new Uint8Array(), metadata: new Uint8Array() },
    ]);
    expect(await ours.head({})).toBe(head);
    expect((await ours.readAll('start', 'forwards', {}, 10)).map(({ stream }) => stream)).toEqual(['rma-1']);
    expect((await theirs.readAll('end', 'backwards', {}, 10)).map(({ revision }) => revision)).toEqual([1, 0]);
  });

  it('bears the same id in every life, and one id however many open it at once', async () => {
    const server = await serverFor();
    const stores = await Promise.all(Array.from({ length: 4 }, () => storeOn(server)));
    expect(new Set(stores.map(({ storeId }) => storeId)).size).toBe(1);
    await server.restart();
    expect((await storeOn(server)).storeId).toBe(stores[0]?.storeId);
  });

  it('is an error after our own timeout where the server hangs', async () => {
    const server = await serverFor();
    const store = await storeOn(server, { timeoutMilliseconds: 300 });
    server.faults.beforeRead = hang;
    await expect(store.read('rma-1', 'start', 'forwards', 1)).rejects.toBeInstanceOf(EventStoreTimeout);
    await expect(store.head({})).rejects.toBeInstanceOf(EventStoreTimeout);
    delete server.faults.beforeRead;
    expect(await store.read('rma-1', 'start', 'forwards', 1)).toEqual({ kind: 'noStream' });
  });
});

describe('the connection to EventStoreDB', () => {
  const file = (name: string) => join(import.meta.dirname, '../testing/eventstoredb-server/tls', name);
  const tls = { key: file('server.key'), certificate: file('server.crt') };

  it('takes TLS, user and password from the URL', async () => {
    const server = await serverFor({ tls, users: { desk: 'pass:word' } });
    const url = (login: string) => `esdb://${login}@localhost:${server.network.port}?tls=true&tlsCAFile=${tls.certificate}`;
    const store = await storeOn(server, {}, url('desk:pass%3Aword'));
    expect(await store.append('rma-1', NO_STREAM, envelopes(1))).toMatchObject({ kind: 'appended' });
    expect(await store.read('rma-1', 'start', 'forwards', 1)).toMatchObject({ kind: 'events' });
    expect(await messagesUntil(store, 'start', {}, ({ kind }) => kind === 'caughtUp')).toHaveLength(2);
    await expect(openEventStoreDB(url('desk:wrong'))).rejects.toBeInstanceOf(EventStoreDenied);
  });

  it('is one for everything, whatever is asked, and gone after the store is closed', async () => {
    const server = await serverFor();
    const store = await storeOn(server);
    await Promise.all(Array.from({ length: 20 }, (_, n) => store.append(`rma-${n}`, NO_STREAM, envelopes(1))));
    await Promise.all(Array.from({ length: 20 }, () => messagesUntil(store, 'start', {}, ({ kind }) => kind === 'caughtUp')));
    expect(server.network.connections).toBe(2); // the client's, and that of its native bridge
    await store.close();
    await store.close();
    const patience = AbortSignal.timeout(5_000);
    while (server.network.open > 1 && !patience.aborted) await sleep(20);
    expect(server.network.open).toBeLessThanOrEqual(1); // the bridge drops its own when it is collected
  });

  it('refuses an address where nobody listens with EventStoreTimeout', async () => {
    await expect(openEventStoreDB('esdb://127.0.0.1:1?tls=false', { timeoutMilliseconds: 200 })).rejects.toBeInstanceOf(EventStoreTimeout);
  });
});
