import { describe, expect, it } from '@jest/globals';
import { recorded } from './support/orders.js';
import { expectRefusal } from './support/problems.js';
import { anInspection, aReceipt, aRequest, type CaseAnswer, pathOf, requested } from './support/returns.js';
import { startService } from './support/service.js';
import type { CaseView, History, Page } from './support/views.js';

const service = await startService();
const admin = service.admin();
const agent = await service.as('agent');
const lead = await service.as('lead');
const warehouse = await service.as('warehouse');
const finance = await service.as('finance');
const consumer = await service.as('consumer', 'C-1');
const reseller = await service.as('reseller', 'R-7');
const namesake = await service.as('consumer', 'R-7');
const desk = { agent, warehouse };

const mine = await recorded(admin, { buyer: { kind: 'consumer', id: 'C-1' } });
const theirs = await recorded(admin);
const myCase = await requested(desk, mine, {}, [{ lineId: '1', quantity: 1 }]);
const theirCase = await requested(desk, theirs, {}, [{ lineId: '1', quantity: 1 }]);

const byConsumer = (order = mine, changes: object = {}) =>
  aRequest(order, { channel: 'consumer', ...changes }, [{ lineId: '1', quantity: 1 }]);
const idsIn = ({ rmas }: Page) => rmas.map(({ rmaId }) => rmaId);

describe("a buyer's key", () => {
  it('sees its own orders, returns and histories', async () => {
    const path = pathOf(myCase);
    for (const own of [
      `/v1/orders/${mine.orderId}`,
      `/v1/orders/${mine.orderId}/entitlements`,
      path,
      `${path}/history`,
      `${path}/refund-preview`,
    ])
      expect((await consumer.get(own)).status).toBe(200);
    expect((await consumer.get(`${path}/history/diff?from=0&to=0`)).status).toBe(200);
  });

  it("is told that there are none of another's, not even for one of the same id", async () => {
    for (const key of [consumer, namesake]) {
      for (const question of ['', '/history', '/history/diff?from=0&to=0', '/refund-preview', '?revision=0', '?asOf=2030-01-01T00:00:00Z'])
        expectRefusal(await key.get(pathOf(theirCase) + question), 404, 'NOT_FOUND');
      for (const command of ['cancel', 'dispatch', 'resolution'])
        expectRefusal(await key.post(`${pathOf(theirCase)}/${command}`, {}), 404, 'NOT_FOUND');
      for (const question of ['', '/entitlements'])
        expectRefusal(await key.get(`/v1/orders/${theirs.orderId}${question}`), 404, 'NOT_FOUND');
    }
  });

  it('lists its own alone, whatever it asks for', async () => {
    expect(idsIn(await consumer.read<Page>('/v1/rmas'))).toEqual([myCase.rmaId]);
    expect(idsIn(await consumer.read<Page>(`/v1/rmas?orderId=${theirs.orderId}`))).toEqual([]);
    const { rmaNumber } = await agent.do<CaseAnswer>(`${pathOf(theirCase)}/issue`);
    expect(idsIn(await consumer.read<Page>(`/v1/rmas?rmaNumber=${rmaNumber}`))).toEqual([]);
    expectRefusal(await consumer.get(`/v1/rmas/${rmaNumber}`), 404, 'NOT_FOUND');
    const orders = async (query: string) =>
      (await consumer.read<{ orders: readonly { orderId: string }[] }>(`/v1/orders${query}`)).orders.map(({ orderId }) => orderId);
    expect(await orders('')).toEqual([mine.orderId]);
    expect(await orders('?buyerId=C-1')).toEqual([mine.orderId]);
    expect(await orders('?sku=MP3-4G')).toEqual([mine.orderId]);
    for (const query of ['?buyerId=R-7', `?orderNumber=${theirs.orderNumber}`]) expect(await orders(query)).toEqual([]);
  });

  it('asks for itself alone, through its own channel', async () => {
    const other = { requestedBy: { kind: 'consumer', id: 'C-2' } };
    expect(expectRefusal(await consumer.post('/v1/rmas', byConsumer(mine, other)), 403, 'ROLE_NOT_ALLOWED').facts).toMatchObject({
      field: 'requestedBy',
    });
    const asReseller = { requestedBy: { kind: 'reseller', id: 'C-1' } };
    expectRefusal(await consumer.post('/v1/rmas', byConsumer(mine, asReseller)), 403, 'ROLE_NOT_ALLOWED');
    for (const channel of ['agent', 'reseller']) {
      const answer = await consumer.post('/v1/rmas', byConsumer(mine, { channel }));
      expect(expectRefusal(answer, 403, 'ROLE_NOT_ALLOWED').facts).toMatchObject({ field: 'channel' });
    }
    const rma = await consumer.do<CaseAnswer>('/v1/rmas', byConsumer());
    expect(await consumer.do(`${pathOf(rma)}/cancel`)).toMatchObject({ status: 'cancelled' });
  });

  it('gets no money back for what another bought', async () => {
    const stolen = byConsumer(theirs, { requestedBy: { kind: 'consumer', id: 'C-1' } });

    expectRefusal(await consumer.post('/v1/rmas', stolen), 409, 'NOT_THE_BUYER');
  });

  it("claims the warranty on a reseller's sale by its number and a proof, and sees that return, not the order", async () => {
    const { orderId: _, ...request } = byConsumer(theirs, {
      basis: 'warranty',
      wantedResolution: 'repair',
      requestedBy: { kind: 'consumer', id: 'C-1' },
      troubleshooting: { steps: ['charged it'], outcome: 'notSolved' },
      proofOfPurchase: { purchasedOn: '2026-03-01', reference: 'receipt 7' },
    }) as { orderId: string } & object;
    expectRefusal(await consumer.post('/v1/rmas', { ...request, orderId: theirs.orderId }), 404, 'NO_RECORD_OF_SALE');
    const rma = await consumer.do<CaseAnswer>('/v1/rmas', { ...request, orderNumber: theirs.orderNumber });

    expect((await consumer.get(pathOf(rma))).status).toBe(200);
    expectRefusal(await consumer.get(`/v1/orders/${theirs.orderId}`), 404, 'NOT_FOUND');
    expectRefusal(await reseller.get(pathOf(rma)), 404, 'NOT_FOUND');
  });
});

describe('some fields are for some keys alone', () => {
  it('requestedAt for admin', async () => {
    const requestedAt = '2026-03-01T12:00:00.000Z';
    for (const key of [agent, lead]) {
      const answer = await key.post('/v1/rmas', byConsumer(mine, { requestedAt, channel: 'agent' }));
      expect(expectRefusal(answer, 403, 'ROLE_NOT_ALLOWED').facts).toMatchObject({ field: 'requestedAt' });
    }
    expectRefusal(await consumer.post('/v1/rmas', byConsumer(mine, { requestedAt })), 403, 'ROLE_NOT_ALLOWED');
    const rma = await admin.do<CaseAnswer>('/v1/rmas', byConsumer(mine, { requestedAt }));

    expect(await admin.read<CaseView>(pathOf(rma))).toMatchObject({ requestedAt });
    await admin.do(`${pathOf(rma)}/cancel`);
  });

  it('override for leads, and for admin', async () => {
    const override = { rule: 'WINDOW_CLOSED', justification: 'goodwill' };
    for (const [key, channel] of [
      [agent, 'agent'],
      [consumer, 'consumer'],
    ] as const) {
      const answer = await key.post('/v1/rmas', byConsumer(mine, { override, channel }));
      expect(expectRefusal(answer, 403, 'ROLE_NOT_ALLOWED').facts).toMatchObject({ field: 'override' });
    }
    for (const key of [lead, admin]) {
      const rma = await key.do<CaseAnswer>('/v1/rmas', byConsumer(mine, { override, channel: 'agent' }));
      await key.do(`${pathOf(rma)}/cancel`);
    }
  });
});

describe('a history', () => {
  it('shows a buyer what happened, and nothing of the staff', async () => {
    const secret = (what: string) => `secret-${what}`;
    const order = await recorded(admin, {
      placedOn: '2026-01-01',
      shipments: [{ shipmentId: 'S-1', shippedOn: '2026-01-01', lines: [{ lineId: '1', quantity: 3 }] }],
      lines: [{ lineId: '1', sku: 'a', description: 'b', category: 'other', quantity: 3, itemsTotal: 90_000, tax: 0 }],
    });
    const override = { rule: 'WINDOW_CLOSED', justification: secret('justification') };
    const rma = await lead.do<CaseAnswer>('/v1/rmas', aRequest(order, { override }));
    const path = pathOf(rma);
    await agent.do(`${path}/issue`);
    await agent.do(`${path}/notes`, { text: secret('note') });
    await reseller.do(`${path}/dispatch`, { carrier: 'HK Post', trackingNumber: 'RR-mine' });
    await warehouse.do(`${path}/receive`, aReceipt({ lineId: '1', quantity: 3 }));
    await warehouse.do(`${path}/inspect`, anInspection({ lineId: '1', quantity: 3, note: secret('inspection') }));
    await admin.do(`${path}/inspect`, anInspection({ lineId: '1', quantity: 3, note: secret('reinspection') }));
    await agent.do(`${path}/refund`, {});
    await finance.do(`${path}/refund/reject`, { reason: secret('rejection') });

    const answers = await Promise.all(
      ['', '/history', '/history/diff?from=0&to=9', '?revision=9'].map((question) => reseller.get(path + question)),
    );
    const told = answers.map(({ text }) => text).join('\n');
    expect(told).not.toContain('secret-');
    const staff = (await admin.read<{ keys: readonly { id: string; role: string }[] }>('/v1/keys')).keys.filter(
      ({ role }) => role !== 'reseller',
    );
    for (const { id } of staff) expect(told).not.toContain(id);

    const { events } = await reseller.read<History>(`${path}/history`);
    expect(events.map(({ type, actor }) => [type, actor.role])).toEqual([
      ['ReturnRequested', 'lead'],
      ['EligibilityOverridden', 'lead'],
      ['RmaIssued', 'agent'],
      ['ParcelDispatched', 'reseller'],
      ['ItemReceived', 'warehouse'],
      ['ItemInspected', 'warehouse'],
      ['ItemReinspected', 'admin'],
      ['RefundApprovalRequested', 'agent'],
      ['RefundRejected', 'finance'],
    ]);
    expect(events[3]).toMatchObject({ actor: { id: 'R-7' }, data: { personal: { trackingNumber: 'RR-mine' } } });
    const staffs = (await agent.get(`${path}/history`)).text;
    for (const what of ['justification', 'note', 'inspection', 'reinspection', 'rejection']) expect(staffs).toContain(secret(what));
  });
});
