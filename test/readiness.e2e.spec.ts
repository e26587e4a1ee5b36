import { afterAll, describe, expect, it } from '@jest/globals';
import Database from 'better-sqlite3';
import { once } from 'node:events';
import { connect } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { EventStoreDBServer } from '#rma/event-store/testing/eventstoredb-server';
import { temporaryDirectory } from '#rma/platform/testing';
import { recorded } from './support/orders.js';
import { pathOf, requested } from './support/returns.js';
import { type Service, startService } from './support/service.js';
import { TestClock } from './support/test-clock.js';
import { counted, until } from './support/watched.js';

const well = await startService({ settings: { DEADLINES_EVERY_SECONDS: '86400' } });
const broken = await startService();
const server = await EventStoreDBServer.start();
afterAll(() => server.stop());
const remote = await startService({ settings: { EVENT_STORE_URL: server.url } });
const dataDir = temporaryDirectory();
const clock = new TestClock();
const lagging = await startService({ dataDir, clock, settings: { READY_LAG_EVENTS: '3', READY_STALLED_SECONDS: '0.5' } });
const stopping = await startService();

interface Report {
  readonly status: string;
  readonly reasons: readonly string[];
  readonly dependencies: readonly { readonly name: string; readonly isUp: boolean }[];
  readonly views: readonly { readonly name: string; readonly state: string; readonly lag: { readonly events: number } | null }[];
}

const readiness = async (of: Pick<Service, 'nobody'>): Promise<{ readonly status: number; readonly report: Report }> => {
  const { status, text: body } = await of.nobody().get('/readyz');
  return { status, report: JSON.parse(body) as Report };
};

describe('a service that is well', () => {
  it('lives, and is ready with each dependency and each view', async () => {
    const alive = await well.nobody().get('/livez');
    expect([alive.status, alive.text, alive.headers.get('cache-control')]).toEqual([200, '{"status":"alive"}', 'no-store']);
    const { status, report } = await readiness(well);
    expect(status).toBe(200);
    expect(report).toMatchObject({ status: 'ready', reasons: [] });
    expect(report.dependencies).toEqual(
      ['events', 'operations.db', 'keys.db', 'views.db'].map((name) => ({ name, isUp: true, failure: null })),
    );
    expect(report.views.map(({ name, state }) => [name, state])).toEqual([
      ['directory@1', 'following'],
      ['deadlines@1', 'following'],
    ]);
  });

  it('follows with every view what is stored, though nobody asks for it', async () => {
    const rma = await requested({ agent: well.admin(), warehouse: well.admin() }, await recorded(well.admin()));
    await well.admin().do(`${pathOf(rma)}/issue`, {});
    expect((await readiness(well)).status).toBe(200);
    const { directory, deadlines } = well.installation.views;
    await until(async () => ![directory.progress().position, deadlines.progress().position].includes('start'));
    await until(async () => (await readiness(well)).report.views.every(({ lag }) => lag?.events === 0));
  });
});

describe('a service one of whose stores cannot be read', () => {
  it('lives, is not ready, and names the store and nothing of the inside', async () => {
    broken.installation.views.close();
    await until(async () => (await readiness(broken)).status === 503);
    const { report } = await readiness(broken);
    expect(report).toMatchObject({ status: 'unready', reasons: ['views.db cannot be used (TypeError).'] });
    expect(report.dependencies.filter(({ isUp }) => !isUp).map(({ name }) => name)).toEqual(['views.db']);
    expect((await broken.nobody().get('/livez')).status).toBe(200);
  });

  it('is ready again when its event store is', async () => {
    expect((await readiness(remote)).status).toBe(200);
    server.die();
    await until(async () => (await readiness(remote)).status === 503);
    const { report } = await readiness(remote);
    expect(report.dependencies.filter(({ isUp }) => !isUp).map(({ name }) => name)).toEqual(['events']);
    expect((await remote.nobody().get('/metrics')).text).not.toContain('rma_view_lag_events{');
    await server.rise();
    await until(async () => (await readiness(remote)).status === 200);
  });
});

describe('a service whose view stands still', () => {
  it('is not ready once the view lacks too much for too long, and is again when it goes on', async () => {
    const views = new Database(join(dataDir, 'views.db'));
    views.exec('ALTER TABLE directory RENAME TO elsewhere');
    for (let order = 0; order < 3; order++) await recorded(lagging.admin());
    clock.set('2026-03-02T09:10:00Z');
    await sleep(1_500);
    expect((await readiness(lagging)).report).toMatchObject({ status: 'ready', views: [{ lag: { events: 3 } }, { lag: { events: 0 } }] });
    for (let order = 0; order < 3; order++) await recorded(lagging.admin());
    await until(async () => (await readiness(lagging)).status === 503);
    const { report } = await readiness(lagging);
    expect(report.reasons).toEqual([expect.stringMatching(/^directory@1 lacks 4 events or more and has not moved for \d+ seconds\.$/)]);
    expect(await counted(lagging, 'rma_view_lag_events{view="directory@1"}')).toBe(4);
    expect(await counted(lagging, 'rma_view_lag_seconds{view="directory@1"}')).toBeGreaterThan(500);
    views.exec('ALTER TABLE elsewhere RENAME TO directory');
    views.close();
    await until(async () => (await readiness(lagging)).status === 200);
    expect((await lagging.admin().read<{ orders: unknown[] }>('/v1/orders?sku=MP3-4G')).orders.length).toBeGreaterThan(0);
  }, 40_000);
});

describe('a service that stops', () => {
  it('says so to who is still connected', async () => {
    const { hostname, port } = new URL(stopping.url);
    const socket = connect(Number(port), hostname);
    await once(socket, 'connect');
    socket.write('GET /readyz HTTP/1.1\r\nhost: a\r\n'); // not idle, since its request has begun
    await sleep(100);
    const stopped = stopping.stop();
    await sleep(100);
    socket.write('connection: close\r\n\r\n');
    const answer = await text(socket);
    expect(answer).toMatch(/^HTTP\/1\.1 503 /);
    expect(answer).toContain('"reasons":["The service is stopping."]');
    await stopped;
  });
});
