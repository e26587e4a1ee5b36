import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import type { CloudEvent } from './support/feed.js';
import { asLines, asStream, batchOf, linesOf } from './support/feed.js';
import { recorded } from './support/orders.js';
import { expectNamed, expectRefusal } from './support/problems.js';
import { inspected, pathOf } from './support/returns.js';
import { startService } from './support/service.js';

const service = await startService();
const admin = service.admin();
const agent = await service.as('agent');
const warehouse = await service.as('warehouse');
const subscriber = await service.as('subscriber');
const auditor = await service.as('auditor');
const { storeId } = service.installation.store;

const buyer = { kind: 'consumer', id: 'C-feed', name: 'Nina Feed', email: 'nina@feed.example' };
const order = await recorded(admin, { buyer });
const rma = await inspected({ agent, warehouse }, order, { requestedBy: buyer });
await agent.do(`${pathOf(rma)}/notes`, { text: 'She called twice.' });
await agent.do(`${pathOf(rma)}/refund`);
await (await service.as('finance')).do(`${pathOf(rma)}/refund/manual`, { reference: 'bank 1' });
const all = await batchOf(subscriber);

const typesOf = (events: readonly CloudEvent[]) => events.map(({ type }) => type);
const lived = ['OrderRecorded', 'ShipmentRecorded', 'ReturnRequested', 'RmaIssued', 'ItemReceived', 'ItemInspected', 'RefundApproved'];
const published = [...lived, 'RefundSettled', 'RmaClosed'].map((event) => `returns.${event}.v1`);

describe('the event feed', () => {
  it('tells what happened in its order, and nothing of the inside', () => {
    expect(typesOf(all)).toEqual(published);
    expect(JSON.stringify(all)).not.toMatch(/pd1\.|reservationId|slots|fingerprint|inspectedBy|She called/);
  });

  it('tells each event as a CloudEvent of the return, or of the order, that it is about', () => {
    for (const event of all) {
      expect(event).toMatchObject({ specversion: '1.0', source: 'urn:rma:returns', datacontenttype: 'application/json' });
      expect(event.id).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
      expect(event.position.startsWith(`${storeId}.`)).toBe(true);
      expect(new Date(event.time).toISOString()).toBe(event.time);
      expect(Object.keys(event)).toHaveLength(9);
    }
    const { orderId } = order;
    expect(all.map(({ subject }) => subject)).toEqual([orderId, orderId, ...Array.from({ length: all.length - 2 }, () => rma.rmaId)]);
    expect(all[3]?.data).toMatchObject({ rmaNumber: rma.rmaNumber, proofConfirmed: false });
  });

  it('is the same as a batch, as lines and live', async () => {
    expect(await linesOf(subscriber)).toEqual(all);
    const { headers, text } = await subscriber.get(`/v1/events?limit=${all.length}`, asStream);
    expect(headers.get('content-type')).toBe('text/event-stream');
    expect([...text.matchAll(/^data: (.*)$/gm)].map(([, data = '']) => JSON.parse(data) as unknown)).toEqual(all);
    expect([...text.matchAll(/^id: (.*)$/gm)].map(([, id]) => id)).toEqual(all.map(({ position }) => position));
  });

  it.each([
    [undefined, 'application/cloudevents-batch+json'],
    ['*/*', 'application/cloudevents-batch+json'],
    ['application/x-ndjson;q=0.5, text/event-stream;q=0.1', 'application/x-ndjson'],
  ])('asked for as %s is given as %s', async (accept, format) => {
    const { headers } = await subscriber.get('/v1/events?limit=1', { accept });
    expect(headers.get('content-type')).toContain(format);
  });

  it('goes on after the position of any event, batch by batch or line by line, without gap and without repeat', async () => {
    for (const [index, { position: after }] of all.entries()) expect(await linesOf(subscriber, { after })).toEqual(all.slice(index + 1));
    const paged: CloudEvent[] = [];
    for (let next = '/v1/events?limit=2'; ;) {
      const { headers, text } = await subscriber.get(next);
      const batch = JSON.parse(text) as readonly CloudEvent[];
      paged.push(...batch);
      next = /^<(.+)>; rel="next"$/.exec(headers.get('link') ?? '')?.[1] ?? '';
      if (batch.length === 0) break;
    }
    expect(paged).toEqual(all);
  });

  it('tells only the types that are asked for, and where to go on although there are no more of them', async () => {
    const types = 'returns.RmaIssued.v1,RefundSettled';
    const wanted = ['returns.RmaIssued.v1', 'returns.RefundSettled.v1'];
    expect([typesOf(await batchOf(subscriber, { types })), typesOf(await linesOf(subscriber, { types, limit: 1 }))]).toEqual([
      wanted,
      wanted.slice(0, 1),
    ]);
    const { headers } = await subscriber.get(`/v1/events?types=${types}`);
    expect(headers.get('link')).toContain(`after=${String(await service.head())}`);
  });
});

describe('what is personal', () => {
  const personalIn = (events: readonly CloudEvent[]) => events.flatMap(({ data }) => (data.personal === undefined ? [] : [data.personal]));

  it('is not told to a subscriber', () => {
    expect(personalIn(all)).toEqual([]);
    expect(JSON.stringify(all)).not.toMatch(/Nina|nina@/);
  });

  it.each([
    ['admin', admin],
    ['an auditor', auditor],
  ])('is told to %s, whatever the format', async (_, as) => {
    const names = [
      { name: buyer.name, email: buyer.email },
      { name: buyer.name, email: buyer.email },
    ];
    expect([personalIn(await batchOf(as)), personalIn(await linesOf(as))]).toEqual([names, names]);
    expect((await as.get(`/v1/events?limit=${all.length}`, asStream)).text.match(/Nina Feed/g)).toHaveLength(2);
  });

  it('is said to be erased when the person is, and everything else stays', async () => {
    const before = await batchOf(admin);
    await admin.do('/v1/subjects/consumer/C-feed/erase');
    const after = await batchOf(admin);
    expect(personalIn(after)).toEqual([{ erased: true }, { erased: true }]);
    const withoutPersonal = (events: readonly CloudEvent[]) =>
      events.map((event) => ({ ...event, data: { ...event.data, personal: null } }));
    expect(withoutPersonal(after)).toEqual(withoutPersonal(before));
    expect(await batchOf(subscriber)).toEqual(all);
  });
});

describe('what events look like', () => {
  it('is told by the schema of each, which they keep to, whoever reads', async () => {
    for (const { type, data } of [...all, ...(await batchOf(admin))]) {
      const [, event = '', version = ''] = /^returns\.(\w+)\.v(\d+)$/.exec(type) ?? [];
      const { status, headers, text } = await service.nobody().get(`/schemas/${event}/${version}.json`);
      expect([status, headers.get('content-type')]).toEqual([200, expect.stringContaining('application/schema+json')]);
      const validator = z.fromJSONSchema(JSON.parse(text) as Parameters<typeof z.fromJSONSchema>[0]);
      expect({ type, issues: validator.safeParse(data).error?.issues }).toEqual({ type, issues: undefined });
    }
    for (const path of ['/schemas/NoteAdded/1.json', '/schemas/RmaIssued/2.json', '/schemas/constructor/1.json'])
      expectRefusal(await service.nobody().get(path), 404, 'NOT_FOUND');
  });

  it('is told by an AsyncAPI document that refers to nothing that is not there', async () => {
    const document = await service.nobody().read<{ asyncapi: string; components: { messages: object } }>('/asyncapi.json');
    expect(document).toMatchObject({ asyncapi: '3.0.0', channels: { events: { address: '/v1/events' } } });
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"#\/([^"]+)"/g)].map(([, path = '']) => path.split('/'));
    const found = (path: readonly string[]) =>
      path.reduce<unknown>((at, name) => (at as Record<string, unknown> | undefined)?.[name], document);
    expect(references.filter((path) => found(path) === undefined)).toEqual([]);
    expect(Object.keys(document.components.messages)).toEqual(expect.arrayContaining(typesOf(all).map((type) => type.split('.')[1])));
  });
});

describe('a reader who asks for what cannot be', () => {
  it.each([
    ['after', 'after=42'],
    ['after', 'after='],
    ['after', 'after=<storeId>.0'],
    ['after', 'after=<storeId>.9007199254740993'],
    ['types', 'types=RmaIssued,NoteAdded'],
    ['types', 'types='],
    ['limit', 'limit=0'],
    ['before', 'before=1'],
  ])('is told that %s is malformed in ?%s', async (field, query) => {
    expectNamed(await subscriber.get(`/v1/events?${query.replace('<storeId>', storeId)}`), field);
  });

  it('is told that the position is of another store', async () => {
    for (const accept of [{}, asLines, asStream])
      expectRefusal(await subscriber.get('/v1/events?after=other-store.1', accept), 410, 'POSITION_OF_ANOTHER_STORE');
  });

  it('is told that the store has not come so far', async () => {
    const { facts } = expectRefusal(await subscriber.get(`/v1/events?after=${storeId}.999999999`), 409, 'POSITION_BEYOND_HEAD');
    expect(facts['position']).toBe(`${storeId}.999999999`);
  });

  it('is told which formats there are', async () => {
    const { facts } = expectRefusal(await subscriber.get('/v1/events', { accept: 'text/html' }), 406, 'NOT_ACCEPTABLE');
    expect(facts['formats']).toContain('text/event-stream');
  });

  it('is told that a Last-Event-ID is malformed, of another store, or further than the store', async () => {
    const from = (id: string) => subscriber.get('/v1/events', { ...asStream, 'last-event-id': id });
    expectNamed(await from('x'), 'Last-Event-ID');
    expectRefusal(await from('other-store.1'), 410, 'POSITION_OF_ANOTHER_STORE');
    expectRefusal(await from(`${storeId}.999999999`), 409, 'POSITION_BEYOND_HEAD');
  });
});
