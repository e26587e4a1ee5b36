import { describe, expect, it } from '@jest/globals';
import { aLine, anOrder, recorded } from './support/orders.js';
import { expectMalformed, expectRefusal } from './support/problems.js';
import { anInspection, aReceipt, aRequest, type CaseAnswer, inspected, issued, pathOf, received, requested } from './support/returns.js';
import { startService } from './support/service.js';
import { TestClock } from './support/test-clock.js';
import type { CaseView, History, Page } from './support/views.js';

const clock = new TestClock('2026-03-02T09:00:00Z');
const service = await startService({ clock });
const admin = service.admin();
const desk = { agent: await service.as('agent'), warehouse: await service.as('warehouse') };
const { agent } = desk;
const auditor = await service.as('auditor');

describe('a return', () => {
  it('is found by its number, however people type it', async () => {
    const rma = await issued(desk, await recorded(admin));
    const number = rma.rmaNumber ?? '';
    const typed = [
      number,
      number.toLowerCase(),
      number.replaceAll('-', ''),
      ` ${number.replaceAll('-', ' ')} `,
      number.replaceAll('-', '–'),
    ];
    typed.push(`RMA-${number.slice(4).replaceAll('0', 'o').replaceAll('1', 'l')}`);

    for (const name of typed) expect(await agent.read(`/v1/rmas/${encodeURIComponent(name)}`)).toMatchObject({ rmaId: rma.rmaId });
    expect(await agent.read<Page>(`/v1/rmas?rmaNumber=${number.toLowerCase()}`)).toMatchObject({ rmas: [{ rmaId: rma.rmaId }] });
    const check = number.endsWith('5') ? '6' : '5';
    expectRefusal(await agent.get(`/v1/rmas/${number.slice(0, -1)}${check}`), 404, 'NOT_FOUND');
    expect(await agent.read(`/v1/rmas?rmaNumber=${number}&orderId=O-other`)).toMatchObject({ rmas: [] });
  });

  it('takes commands under its number too', async () => {
    const rma = await issued(desk, await recorded(admin));

    expect(await agent.do(`/v1/rmas/${rma.rmaNumber}/notes`, { text: 'called' })).toMatchObject({ rmaId: rma.rmaId, revision: 2 });
  });

  it('is shown as it was at any moment and at any revision', async () => {
    clock.set('2026-03-02T10:00:00Z');
    const rma = await requested(desk, await recorded(admin));
    clock.set('2026-03-03T10:00:00Z');
    await agent.do(`${pathOf(rma)}/issue`);
    clock.set('2026-03-04T10:00:00Z');
    await desk.warehouse.do(`${pathOf(rma)}/receive`, aReceipt({ lineId: '1', quantity: 3 }));
    const statusAt = async (asOf: string) => (await agent.read<CaseView>(`${pathOf(rma)}?asOf=${encodeURIComponent(asOf)}`)).status;
    const { events } = await agent.read<History>(`${pathOf(rma)}/history`);
    const issuedAt = events[1]?.occurredAt ?? '';

    expectRefusal(await agent.get(`${pathOf(rma)}?asOf=2026-03-02T09:59:59Z`), 404, 'NOT_FOUND');
    expect(await statusAt('2026-03-02T23:00:00Z')).toBe('requested');
    expect(await statusAt(issuedAt)).toBe('issued');
    expect(await statusAt(new Date(Date.parse(issuedAt) - 1).toISOString())).toBe('requested');
    expect(await statusAt('2026-03-04T11:00:00+08:00')).toBe('issued');
    expect(await statusAt('2030-01-01T00:00:00Z')).toBe('received');
    for (const [revision, status] of ['requested', 'issued', 'received'].entries())
      expect(await agent.read(`${pathOf(rma)}?revision=${revision}`)).toMatchObject({ status, revision });
    expect(await agent.read(`${pathOf(rma)}?revision=99`)).toMatchObject({ status: 'received', revision: 2 });
  });

  it('has its revision as ETag, now and then', async () => {
    const rma = await issued(desk, await recorded(admin));

    expect((await agent.get(pathOf(rma))).headers.get('etag')).toBe('"1"');
    expect((await agent.get(`${pathOf(rma)}?revision=0`)).headers.get('etag')).toBe('"0"');
    expect((await agent.post(`${pathOf(rma)}/notes`, { text: 'x' })).headers.get('etag')).toBe('"2"');
  });

  it.each([
    '?revision=-1',
    '?revision=',
    '?revision=1.5',
    '?revision=1e2',
    '?revision=0x1',
    '?revision=99999999999999999999',
    '?revision=a',
  ])('has no revision %s', async (query) => {
    const rma = await requested(desk, await recorded(admin));
    expectMalformed(await agent.get(pathOf(rma) + query), 'revision');
  });

  it.each(['?asOf=', '?asOf=yesterday', '?asOf=2026-02-30T00:00:00Z', '?asOf=2026-03-01', '?asOf=2026-03-01T25:00:00Z'])(
    'has no moment %s',
    async (query) => {
      const rma = await requested(desk, await recorded(admin));
      expectMalformed(await agent.get(pathOf(rma) + query), 'asOf');
    },
  );

  it('is asked for by one moment or one revision, and by no unknown parameter', async () => {
    const path = pathOf(await requested(desk, await recorded(admin)));

    expectMalformed(await agent.get(`${path}?revision=0&asOf=2026-03-01T00:00:00Z`), 'asOf');
    expectMalformed(await agent.get(`${path}?rev=0`), 'rev');
    expectMalformed(await agent.get(`${path}?revision=0&revision=1`), 'revision');
  });
});

describe('a history', () => {
  it('tells every event with who, when, why and the chain of hashes', async () => {
    const order = await recorded(admin);
    const correlation = { 'x-correlation-id': 'ticket-4711' };
    const rma = await agent.do<CaseAnswer>('/v1/rmas', aRequest(order), correlation);
    await agent.do(`${pathOf(rma)}/notes`, { text: 'called twice' }, correlation);
    const { events, related } = await auditor.read<History>(`${pathOf(rma)}/history`);

    expect(events.map(({ type, revision }) => [type, revision])).toEqual([
      ['ReturnRequested', 0],
      ['NoteAdded', 1],
    ]);
    expect(events[1]).toMatchObject({
      actor: { role: 'agent' },
      data: { personal: { text: 'called twice' } },
      correlationId: 'ticket-4711',
      hash: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    expect(related).toEqual([{ stream: `rmaOrder-${order.orderId}`, revision: 2 }]);
  });

  it('names the streams of the refunds', async () => {
    const rma = await inspected(desk, await recorded(admin));
    await agent.do(`${pathOf(rma)}/refund`, {});
    const { refunds } = await agent.read<CaseView>(pathOf(rma));
    const { related } = await agent.read<History>(`${pathOf(rma)}/history`);

    expect(related[1]).toEqual({ stream: `rmaRefund-${refunds[0]?.refundId}`, revision: 0 });
  });

  it('shows what changed between two revisions', async () => {
    const rma = await received(desk, await recorded(admin));
    const { from, to, changes } = await agent.read<{ from: number; to: number; changes: readonly object[] }>(
      `${pathOf(rma)}/history/diff?from=1&to=2`,
    );

    expect([from, to]).toEqual([1, 2]);
    expect(changes).toEqual(
      expect.arrayContaining([
        { path: 'status', before: 'issued', after: 'received' },
        { path: 'lines.0.units.0.custody', before: 'withSender', after: 'held' },
      ]),
    );
    expect(await agent.read(`${pathOf(rma)}/history/diff?from=2&to=2`)).toMatchObject({ changes: [] });
    expectMalformed(await agent.get(`${pathOf(rma)}/history/diff?from=1`), 'to');
    expectMalformed(await agent.get(`${pathOf(rma)}/history/diff?from=&to=2`), 'from');
  });
});

describe('the newest returns', () => {
  it('come newest first, page by page, each once', async () => {
    const order = await recorded(admin, { lines: [aLine({ quantity: 5 })] });
    const ids: string[] = [];
    for (let n = 0; n < 5; n += 1) ids.unshift((await requested(desk, order, {}, [{ lineId: '1', quantity: 1 }])).rmaId);
    const seen: string[] = [];
    let next: string | null = null;
    do {
      const page: Page = await agent.read<Page>(`/v1/rmas?limit=2${next === null ? '' : `&next=${next}`}`);
      seen.push(...page.rmas.map(({ rmaId }) => rmaId));
      next = page.next;
    } while (next !== null);

    expect(seen.slice(0, 5)).toEqual(ids);
    expect(new Set(seen).size).toBe(seen.length);
    const { rmas } = await agent.read<Page>(`/v1/rmas?orderId=${order.orderId}`);
    expect(rmas.map(({ rmaId }) => rmaId)).toEqual(ids);
  });

  it.each([
    ['limit=0', 'limit'],
    ['limit=201', 'limit'],
    ['limit=-1', 'limit'],
    ['limit=1.5', 'limit'],
    ['limit=', 'limit'],
    ['limit=ten', 'limit'],
    ['limit=1e1', 'limit'],
    ['next=', 'next'],
    ['next=first', 'next'],
    ['next=start', 'next'],
    ['next=end', 'next'],
    ['orderId=O-1&next=-1', 'next'],
    ['orderId=O-1&next=1.5', 'next'],
    ['orderId=..%2F..', 'orderId'],
    ['status', 'status'],
  ])('have no page %s', async (query, field) => {
    expectMalformed(await agent.get(`/v1/rmas?${query}`), field);
  });

  it('have no page of another store', async () => {
    const other = '00000000-0000-4000-8000-000000000000.7';

    expectRefusal(await agent.get(`/v1/rmas?next=${other}`), 410, 'POSITION_OF_ANOTHER_STORE');
  });
});

describe('orders', () => {
  const ids = async (query: string) =>
    (await agent.read<{ orders: readonly { orderId: string }[] }>(`/v1/orders?${query}`)).orders.map(({ orderId }) => orderId);

  it('are found by number, serial, SKU and buyer', async () => {
    const line = aLine({ sku: 'RARE & ODD/1', serialNumbers: ['SER#1', 'SER 2'] });
    const { orderId, orderNumber } = await recorded(admin, { buyer: { kind: 'consumer', id: 'C-77', name: '林' }, lines: [line] });

    expect(await ids(`orderNumber=${orderNumber}`)).toEqual([orderId]);
    expect(await ids(`serialNumber=${encodeURIComponent('SER#1')}`)).toEqual([orderId]);
    expect(await ids(`sku=${encodeURIComponent('RARE & ODD/1')}`)).toEqual([orderId]);
    expect(await ids('buyerId=C-77')).toEqual([orderId]);
    expect(await ids('orderNumber=nothing')).toEqual([]);
    expect(await ids(`orderNumber=${orderNumber}&buyerId=C-77`)).toEqual([orderId]);
    for (const other of ['buyerId=C-1', 'sku=other', 'serialNumber=other'])
      expect(await ids(`orderNumber=${orderNumber}&${other}`)).toEqual([]);
    expectMalformed(await agent.get('/v1/orders'), 'query');
  });

  it('of one number are told apart by who bought', async () => {
    const bought = await recorded(admin, { orderNumber: 'N-alike', buyer: { kind: 'consumer', id: 'C-alike' } });
    await recorded(admin, { orderNumber: 'N-alike' });
    const { orderId, ...body } = aRequest(bought, { orderNumber: 'N-alike' });

    expect(await agent.read(pathOf(await agent.do<CaseAnswer>('/v1/rmas', body)))).toMatchObject({ orderId });
  });

  it('of a buyer come newest first, page by page', async () => {
    const buyer = { kind: 'consumer', id: 'C-78' };
    const made: string[] = [];
    for (let n = 0; n < 3; n += 1) made.unshift((await recorded(admin, { buyer })).orderId);
    const first = await agent.read<{ orders: readonly { orderId: string }[]; next: number }>('/v1/orders?buyerId=C-78&limit=2');
    const rest = await ids(`buyerId=C-78&limit=2&next=${first.next}`);

    expect([...first.orders.map(({ orderId }) => orderId), ...rest]).toEqual(made);
  });

  it('show what was recorded, and what is on returns', async () => {
    const order = await recorded(admin, { buyer: { kind: 'reseller', id: 'R-1', name: 'Ümläut & Söhne', email: 'u@s.example' } });
    await requested(desk, order, {}, [{ lineId: '1', quantity: 1 }]);

    expect(await agent.read(`/v1/orders/${order.orderId}`)).toMatchObject({
      orderNumber: order.orderNumber,
      buyer: order.buyer,
      currency: 'USD',
      shipping: 1200,
      shipments: order.shipments,
      lines: [{ lineId: '1', quantity: 3, itemsTotal: 8999, tax: 10, units: { onReturns: 1, refunded: 0 } }],
    });
  });

  it('tell what could be asked for, then and now', async () => {
    const lines = [aLine(), aLine({ lineId: '2', category: null }), aLine({ lineId: '3', category: 'cellPhoneAccessory' })];
    const { orderId } = await recorded(admin, { lines, shipments: [aShipment('2026-03-01', ['1', '3'])] });
    const at = (instant: string) => agent.read<{ lines: readonly object[] }>(`/v1/orders/${orderId}/entitlements?at=${instant}`);

    expect((await at('2026-03-02T00:00:00Z')).lines).toEqual([
      { lineId: '1', unitsReturnable: 3, moneyBack: { until: '2026-03-15' }, warranty: { until: '2026-06-01' } },
      { lineId: '2', unitsReturnable: 0, moneyBack: { reason: 'NOT_SHIPPED' }, warranty: { reason: 'NOT_SHIPPED' } },
      { lineId: '3', unitsReturnable: 3, moneyBack: { until: '2026-03-15' }, warranty: { until: 'lifetime' } },
    ]);
    const lastMinute = await at('2026-03-15T15:59:59Z'); // still the 15th in Hong Kong
    expect(lastMinute.lines[0]).toMatchObject({ moneyBack: { until: '2026-03-15' } });
    expect((await at('2026-03-15T16:00:00Z')).lines[0]).toMatchObject({ moneyBack: { reason: 'WINDOW_CLOSED' } });
    expect((await at('2026-06-01T16:00:00Z')).lines[0]).toMatchObject({ warranty: { reason: 'WARRANTY_EXPIRED' } });
  });

  it('are recorded once: the same again is known, other facts conflict', async () => {
    const order = anOrder();
    expect((await admin.post('/v1/orders', order)).status).toBe(201);
    const again = await admin.post('/v1/orders', order);
    expect(again.status).toBe(200);
    expect(JSON.parse(again.text)).toMatchObject({ orderId: order.orderId, events: [] });
    const other = await admin.post('/v1/orders', { ...order, shipping: 1 });

    expect(expectRefusal(other, 409, 'ORDER_CONFLICT').facts).toMatchObject({ differing: ['shipping'] });
    const renamed = await admin.post('/v1/orders', { ...order, buyer: { ...order.buyer, name: 'Jade Ltd' } });
    expect(JSON.parse(renamed.text)).toMatchObject({ events: ['BuyerContactChanged'] });
  });

  it('ship in parts, each known by its id, never more than was sold', async () => {
    const { orderId } = await recorded(admin, { shipments: [] });
    const path = `/v1/orders/${orderId}/shipments`;
    const shipment = { shipmentId: 'S-9', shippedOn: '2026-03-01', lines: [{ lineId: '1', quantity: 2 }] };
    expect((await admin.post(path, shipment)).status).toBe(201);
    expect((await admin.post(path, shipment)).status).toBe(200);
    expectRefusal(await admin.post(path, { ...shipment, shippedOn: '2026-03-02' }), 409, 'ORDER_CONFLICT');
    expectRefusal(await admin.post(path, { ...shipment, shipmentId: 'S-10' }), 409, 'ORDER_CONFLICT');
  });
});

describe('an answer', () => {
  it('waits for the views where that is preferred, and says so', async () => {
    const rma = await requested(desk, await recorded(admin));
    const waited = await agent.post(`${pathOf(rma)}/issue`, undefined, { prefer: 'respond-async, wait=5' });

    expect([waited.status, waited.headers.get('preference-applied')]).toEqual([200, 'wait=5']);
    expect((await agent.post(`${pathOf(rma)}/issue`)).headers.get('preference-applied')).toBeNull();
  });

  it('echoes the correlation id of the request, or makes one', async () => {
    const given = await agent.get('/v1/rmas', { 'x-correlation-id': 'abc-1' });
    const made = await agent.get('/v1/rmas');

    expect(given.headers.get('x-correlation-id')).toBe('abc-1');
    expect(made.headers.get('x-correlation-id')).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('does not depend on who asked in between: a repeated state command is answered as already so', async () => {
    const rma = await issued(desk, await recorded(admin));

    expect(await agent.do(`${pathOf(rma)}/issue`)).toMatchObject({ status: 'issued', revision: 1, events: [] });
    await desk.warehouse.do(`${pathOf(rma)}/receive`, aReceipt({ lineId: '1', quantity: 1 }));
    await desk.warehouse.do(`${pathOf(rma)}/inspect`, anInspection({ lineId: '1', quantity: 1 }));
    expect(await agent.do(`${pathOf(rma)}/resolution`, { resolution: 'refund' })).toMatchObject({ status: 'inspected', events: [] });
  });
});

const aShipment = (shippedOn: string, lineIds: readonly string[]) => ({
  shipmentId: 'S-1',
  shippedOn,
  lines: lineIds.map((lineId) => ({ lineId, quantity: 3 })),
});
