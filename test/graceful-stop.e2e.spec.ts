import { describe, expect, it, jest } from '@jest/globals';
import { once } from 'node:events';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { temporaryDirectory } from '#rma/platform/testing';
import { adminKey, startServiceProcess } from './durability/service-process.js';
import { Client } from './support/client.js';
import { anOrder, recorded } from './support/orders.js';
import { pathOf, requested } from './support/returns.js';
import type { History } from './support/views.js';

jest.setTimeout(60_000); // every start is a process of its own

const today = new Date().toISOString().slice(0, 10);
const shippedToday = { placedOn: today, shipments: [{ shipmentId: 'S-1', shippedOn: today, lines: [{ lineId: '1', quantity: 3 }] }] };

describe('a service that is told to stop', () => {
  it('answers every request it took, and keeps exactly what it answered', async () => {
    const dataDir = join(temporaryDirectory(), 'data');
    const service = await startServiceProcess({ dataDir });
    const admin = new Client(service.url, adminKey);
    const rma = await requested({ agent: admin, warehouse: admin }, await recorded(admin, shippedToday));
    const statuses: (number | 'refused')[] = [];
    let stopped = false;
    const writers = Array.from({ length: 16 }, async () => {
      while (!stopped) {
        const answer = await admin.post(`${pathOf(rma)}/notes`, { text: 'a' }).catch(() => undefined);
        statuses.push(answer?.status ?? 'refused');
        if (!answer) return;
      }
    });
    await sleep(300);
    const ended = await service.end('SIGTERM');
    stopped = true;
    await Promise.all(writers);

    expect(ended).toBe(0);
    expect(statuses).toContain(200);
    expect(statuses.filter((status) => status !== 200 && status !== 'refused')).toEqual([]);
    const again = await startServiceProcess({ dataDir });
    const { events } = await new Client(again.url, adminKey).read<History>(`${pathOf(rma)}/history`);
    expect(events.filter(({ type }) => type === 'NoteAdded')).toHaveLength(statuses.filter((status) => status === 200).length);
    await again.end('SIGTERM');
  });

  it('lets an import that has begun come to its end', async () => {
    const service = await startServiceProcess({ dataDir: join(temporaryDirectory(), 'data') });
    const orders = Array.from({ length: 20 }, () => new TextEncoder().encode(`${JSON.stringify(anOrder())}\n`));
    let ended: Promise<unknown> | undefined;
    const body = new ReadableStream<Uint8Array>({
      async pull(controller) {
        const next = orders.shift();
        if (next) controller.enqueue(next);
        else controller.close();
        if (orders.length === 10) ended = service.end('SIGTERM');
        await sleep(20);
      },
    });
    const headers = { authorization: `Bearer ${adminKey}`, 'content-type': 'application/x-ndjson' };
    const answer = await fetch(`${service.url}/v1/orders/import`, { method: 'POST', headers, body, duplex: 'half' } as RequestInit);

    expect([answer.status, await answer.json()]).toEqual([200, { lines: 20, recorded: 20, known: 0, rejected: 0, rejectedLines: [] }]);
    expect(await ended).toBe(0);
  });

  it('does not wait for who has connected and asks nothing', async () => {
    const service = await startServiceProcess({ dataDir: join(temporaryDirectory(), 'data') });
    const { hostname, port } = new URL(service.url);
    const silent = connect(Number(port), hostname);
    await once(silent, 'connect');
    await sleep(100);
    const since = performance.now();
    expect(await service.end('SIGTERM')).toBe(0);
    expect(performance.now() - since).toBeLessThan(10_000);
    silent.destroy();
  });
});
