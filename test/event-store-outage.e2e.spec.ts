import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { EventStoreDBServer } from '#rma/event-store/testing/eventstoredb-server';
import { temporaryDirectory } from '#rma/platform/testing';
import type { Answer } from './support/client.js';
import { anOrder } from './support/orders.js';
import { aRequest, type CaseAnswer, pathOf } from './support/returns.js';
import { startService } from './support/service.js';

const server = await EventStoreDBServer.start();
afterAll(() => server.stop());
const dataDir = temporaryDirectory();
const service = await startService({ dataDir, settings: { EVENT_STORE_URL: server.url } });
const [system, agent] = [await service.as('system'), await service.as('agent')];

describe('a service on EventStoreDB', () => {
  it('keeps its events there, and nowhere else', async () => {
    const order = anOrder();
    await system.do('/v1/orders', order);
    expect(server.log.visible(`rmaOrder-${order.orderId}`)?.map(({ type }) => type)).toContain('OrderRecorded');
    expect(existsSync(join(dataDir, 'events.db'))).toBe(false);
  });

  it('lives through the death of the event store: what it cannot store it answers with 503, and the same key then gets its answer', async () => {
    const order = anOrder();
    await system.do('/v1/orders', order);
    const ask = (key: string): Promise<Answer> => agent.post('/v1/rmas', aRequest(order), { 'idempotency-key': key });
    server.die();
    const [refused, another] = await Promise.all([ask('through-the-outage'), ask('through-the-outage')]);
    for (const answer of [refused, another]) {
      expect({ status: answer?.status, code: (JSON.parse(answer?.text ?? '{}') as { readonly code: string }).code }).toEqual({
        status: 503,
        code: 'STORE_UNAVAILABLE',
      });
    }
    await server.rise();
    const answers = [await ask('through-the-outage'), await ask('through-the-outage')];
    expect(answers.map(({ status }) => status)).toEqual([201, 201]);
    expect(answers[0]?.text).toBe(answers[1]?.text);
  });

  it('begins again where it was, and takes its cases up', async () => {
    const order = anOrder();
    await system.do('/v1/orders', order);
    const rma = await agent.do<CaseAnswer>('/v1/rmas', aRequest(order));
    await service.restart();
    const after = service.withKeyOf(agent);
    expect(await after.do(`${pathOf(rma)}/issue`, { proofConfirmed: true })).toMatchObject({ status: 'issued', revision: 1 });
    await server.restart();
    expect(await after.read(pathOf(rma))).toMatchObject({ status: 'issued', revision: 1 });
  });
});
