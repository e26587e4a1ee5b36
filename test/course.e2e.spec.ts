import { describe, expect, it } from '@jest/globals';
import { aLine, type Order, recorded } from './support/orders.js';
import { expectNamed, expectRefusal } from './support/problems.js';
import { aReceipt, aRequest, type CaseAnswer, inspected, issued, pathOf, received, requested } from './support/returns.js';
import { startService } from './support/service.js';
import { TestClock } from './support/test-clock.js';
import type { CaseView, History } from './support/views.js';

const clock = new TestClock();
const service = await startService({ clock });
const admin = service.admin();
const desk = { agent: await service.as('agent'), warehouse: await service.as('warehouse') };
const { agent, warehouse } = desk;
const [lead, finance, consumer] = [await service.as('lead'), await service.as('finance'), await service.as('consumer', 'C-1')];

type Rma = Pick<CaseAnswer, 'rmaId'>;
const caseOf = (rma: Rma) => admin.read<CaseView>(pathOf(rma));
const lastOf = async (rma: Rma) => (await admin.read<History>(`${pathOf(rma)}/history`)).events.at(-1);
const unitsOnOrder = async ({ orderId }: Order) =>
  (await admin.read<{ lines: readonly { units: object }[] }>(`/v1/orders/${orderId}`)).lines.map(({ units }) => units);
const some = (quantity: number) => aReceipt({ lineId: '1', quantity });
const dispatched = { carrier: 'HK Post', trackingNumber: 'RR1' };
const tried = { steps: ['charged it'], outcome: 'notSolved' };
const warranty = { basis: 'warranty', wantedResolution: 'repair', troubleshooting: tried };

async function refunded(rma: Rma): Promise<void> {
  await agent.do(`${pathOf(rma)}/refund`, {});
  const waiting = (await caseOf(rma)).refunds.find(({ status }) => status === 'approved');
  await finance.do(`${pathOf(rma)}/refund/manual`, { refundId: waiting?.refundId, reference: 'bank 1' });
}

describe('three units of which two arrive', () => {
  it('are refunded as they come, the third a week later into the same return, which then closes by itself', async () => {
    const rma = await issued(desk, await recorded(admin));
    const path = pathOf(rma);
    await warehouse.do(`${path}/receive`, some(2));
    await refunded(rma);
    expect((await caseOf(rma)).status).toBe('received');
    clock.set('2026-03-09T09:00:00Z');
    await agent.do(`${path}/dispatch`, dispatched);
    await warehouse.do(`${path}/receive`, some(1));
    await refunded(rma);

    const closed = await caseOf(rma);
    expect(closed).toMatchObject({ status: 'closed' });
    expect(closed.lines[0]?.units).toMatchObject([
      { quantity: 2, settlement: 'done' },
      { quantity: 1, settlement: 'done' },
    ]);
    expect(closed.refunds.reduce((sum, { total }) => sum + total.amount, 0)).toBe(9009);
    expect(await lastOf(rma)).toMatchObject({ type: 'RmaClosed', data: { outcome: 'refunded' } });
  });
});

describe('a parcel that is lost in the post', () => {
  it('leads to no refund, keeps its units on the order, and goes on when it turns up', async () => {
    const order = await recorded(admin);
    const rma = await issued(desk, order);
    const path = pathOf(rma);
    expectRefusal(await agent.post(`${path}/lost`), 409, 'NOT_IN_TRANSIT');
    await agent.do(`${path}/dispatch`, dispatched);
    expect(await agent.do(`${path}/lost`)).toMatchObject({ status: 'lostInPost', events: ['ParcelLostInPost'] });
    expect(await agent.do(`${path}/lost`)).toMatchObject({ status: 'lostInPost', events: [] });
    expectRefusal(await agent.post(`${path}/refund`, {}), 409, 'GOODS_NOT_RECEIVED');
    expect(await unitsOnOrder(order)).toEqual([{ onReturns: 3, refunded: 0, lost: 3 }]);

    expect(await warehouse.do(`${path}/receive`, some(3))).toMatchObject({
      status: 'received',
      events: ['LostUnitsFound', 'ItemReceived'],
    });
    expect(await unitsOnOrder(order)).toEqual([{ onReturns: 3, refunded: 0, lost: 0 }]);
    await refunded(rma);
    expect((await caseOf(rma)).status).toBe('closed');
  });

  it('in part, takes only its units; the rest goes on and closes the case', async () => {
    const rma = await issued(desk, await recorded(admin));
    const path = pathOf(rma);
    await agent.do(`${path}/dispatch`, { ...dispatched, lines: [{ lineId: '1', quantity: 1 }] });
    expect(await agent.do(`${path}/lost`, { lines: [{ lineId: '1', quantity: 1 }] })).toMatchObject({ status: 'issued' });
    await warehouse.do(`${path}/receive`, some(2));
    await refunded(rma);
    expect(await lastOf(rma)).toMatchObject({ type: 'RmaClosed', data: { outcome: 'mixed' } });
    expect(await warehouse.do(`${path}/receive`, some(1))).toMatchObject({ status: 'closed', events: ['LostUnitsFound', 'ItemReceived'] });
  });
});

describe('a wrong count at the dock', () => {
  it('is corrected both ways, and only what came is paid', async () => {
    const rma = await issued(desk, await recorded(admin));
    const path = pathOf(rma);
    const corrected = (quantity: number) => warehouse.post(`${path}/receipt-correction`, { lineId: '1', quantity, reason: 'Miscounted.' });
    await warehouse.do(`${path}/receive`, some(3));
    expect(JSON.parse((await corrected(2)).text)).toMatchObject({ status: 'received', events: ['ReceiptCorrected'] });
    expect((await caseOf(rma)).lines[0]?.units).toMatchObject([
      { quantity: 2, custody: 'held' },
      { quantity: 1, custody: 'withSender' },
    ]);
    expectRefusal(await agent.post(`${path}/refund`, { lines: [{ lineId: '1', quantity: 3 }] }), 409, 'GOODS_NOT_RECEIVED');
    expect(JSON.parse((await corrected(3)).text)).toMatchObject({ events: ['ReceiptCorrected'] });
    expect(JSON.parse((await corrected(3)).text)).toMatchObject({ events: [] });
    expect(expectRefusal(await corrected(4), 409, 'RECEIPT_NOT_CORRECTABLE').facts).toEqual({ lineId: '1', quantity: 4, atMost: 3 });
    await warehouse.do(`${path}/inspect`, {
      items: [{ lineId: '1', quantity: 3, condition: 'new', verdict: 'accepted', disposition: 'restock' }],
    });
    expect(expectRefusal(await corrected(2), 409, 'RECEIPT_NOT_CORRECTABLE').facts).toMatchObject({ atLeast: 3 });
    expect(
      expectRefusal(await warehouse.post(`${path}/receipt-correction`, { lineId: '9', quantity: 0, reason: 'x' }), 409, 'LINE_NOT_ON_RMA'),
    ).toMatchObject({ facts: { lineId: '9' } });
  });
});

describe('the RMA form', () => {
  it('is made out again while goods are still to come', async () => {
    const rma = await requested(desk, await recorded(admin));
    const path = pathOf(rma);
    expectRefusal(await agent.post(`${path}/form`), 409, 'FORM_NOT_NEEDED');
    await agent.do(`${path}/issue`);
    expect(await agent.do(`${path}/form`)).toMatchObject({ events: ['RmaFormReissued'] });
    expect((await lastOf(rma))?.data).toMatchObject({ formDocument: expect.stringMatching(/\/form\/2$/) });
    await warehouse.do(`${path}/receive`, some(1));
    expectRefusal(await agent.post(`${path}/form`), 409, 'FORM_NOT_NEEDED');
  });
});

describe('a closed return', () => {
  it('is reopened by a lead, and from then on closed by hand', async () => {
    const rma = await inspected(desk, await recorded(admin));
    const path = pathOf(rma);
    expectRefusal(await lead.post(`${path}/reopen`, { reason: 'The charger is missing.' }), 409, 'NOT_CLOSED');
    await refunded(rma);
    expectRefusal(await agent.post(`${path}/reopen`, { reason: 'x' }), 403, 'ROLE_NOT_ALLOWED');
    expect(await lead.do(`${path}/reopen`, { reason: 'The charger is missing.' })).toMatchObject({
      status: 'inspected',
      events: ['RmaReopened'],
    });
    await warehouse.do(`${path}/receive`, {
      items: [],
      unexpectedItems: [{ description: 'a charger', quantity: 1 }],
      rmaFormPresent: true,
    });
    expectRefusal(await agent.post(`${path}/close`), 409, 'NOT_SETTLED');
    await warehouse.do(`${path}/dispose`, { disposition: 'scrap', unexpectedIds: await openItems(rma) });
    expect((await caseOf(rma)).status).toBe('inspected');
    expect(await agent.do(`${path}/close`)).toMatchObject({ status: 'closed', events: ['RmaClosed'] });
  });
});

async function openItems(rma: Rma): Promise<readonly string[]> {
  const { unexpected } = (await caseOf(rma)) as unknown as { unexpected: readonly { unexpectedId: string }[] };
  return unexpected.map(({ unexpectedId }) => unexpectedId);
}

describe('a replaced unit', () => {
  it('is found by the serial it bears now, in questions and requests, and by its old one no more (I10)', async () => {
    const order = await recorded(admin, {
      placedOn: '2026-03-08',
      shipments: [{ shipmentId: 'S-1', shippedOn: '2026-03-08', lines: [{ lineId: '1', quantity: 1 }] }],
      lines: [aLine({ quantity: 1, serialNumbers: ['OLD-1'] })],
    });
    const rma = await inspected(desk, order, { wantedResolution: 'replaceSame' }, [{ lineId: '1', quantity: 1 }]);
    await agent.do(`${pathOf(rma)}/replacement`);
    await warehouse.do(`${pathOf(rma)}/replacement/ship`, { ...dispatched, serialNumbers: ['NEW-1'] });
    expect((await caseOf(rma)).status).toBe('closed');

    const found = async (serialNumber: string) =>
      (await admin.read<{ orders: readonly { orderId: string }[] }>(`/v1/orders?serialNumber=${serialNumber}`)).orders.length;
    expect([await found('NEW-1'), await found('OLD-1')]).toEqual([1, 0]);
    const { orderId: _, ...asked } = aRequest(order, {}, [{ lineId: '1', quantity: 1 }]);
    expectRefusal(await agent.post('/v1/rmas', { ...asked, serialNumber: 'OLD-1' }), 404, 'NO_RECORD_OF_SALE');
    expect(await agent.do('/v1/rmas', { ...asked, serialNumber: 'NEW-1' })).toMatchObject({ status: 'requested' });
  });
});

describe('another basis', () => {
  const toMoney = { basis: 'moneyBack', wantedResolution: 'refund' };

  it('pays money back on a return that was opened as warranty inside the fourteen days, whenever it is changed', async () => {
    const order = await recorded(admin, { placedOn: '2026-03-08', shipments: shippedOn('2026-03-08') });
    const rma = await received(desk, order, warranty);
    const path = pathOf(rma);
    expectRefusal(await agent.post(`${path}/refund`, {}), 409, 'NOT_REFUNDABLE_UNDER_WARRANTY');
    clock.set('2026-04-01T09:00:00Z');
    expect(await agent.do(`${path}/basis`, toMoney)).toMatchObject({ status: 'received', events: ['BasisChanged'] });
    expect(await caseOf(rma)).toMatchObject({ basis: 'moneyBack', wantedResolution: 'refund', lines: [{ entitledUntil: '2026-03-22' }] });
    await refunded(rma);
    expectRefusal(await agent.post(`${path}/basis`, warranty), 409, 'RMA_NOT_LIVE');
  });

  it('is judged as of the original request: outside the window then is outside now', async () => {
    const order = await recorded(admin, { placedOn: '2026-02-01', shipments: shippedOn('2026-02-01') });
    const rma = await issued(desk, order, warranty);
    expectRefusal(await agent.post(`${pathOf(rma)}/basis`, toMoney), 409, 'WINDOW_CLOSED');
  });

  it('is for the buyer of the order where it is for money (R12)', async () => {
    const order = await recorded(admin, { shipments: shippedOn('2026-03-25'), placedOn: '2026-03-25' });
    const { orderId: _, ...asked } = aRequest(order, {
      ...warranty,
      channel: 'consumer',
      requestedBy: { kind: 'consumer', id: 'C-1' },
      proofOfPurchase: { purchasedOn: '2026-03-26', reference: 'receipt 7' },
    });
    const rma = await consumer.do<CaseAnswer>('/v1/rmas', { ...asked, orderNumber: order.orderNumber });
    expectRefusal(await agent.post(`${pathOf(rma)}/basis`, toMoney), 409, 'NOT_THE_BUYER');
  });

  it('under warranty asks for the troubleshooting, for what is known and for what is offered there', async () => {
    const lines = [aLine({ category: null })];
    const unknown = await issued(desk, await recorded(admin, { lines, placedOn: '2026-03-25', shipments: shippedOn('2026-03-25') }));
    expectRefusal(await agent.post(`${pathOf(unknown)}/basis`, warranty), 409, 'FACT_MISSING');
    const rma = await issued(desk, await recorded(admin, { placedOn: '2026-03-25', shipments: shippedOn('2026-03-25') }));
    const changed = (body: object) => agent.post(`${pathOf(rma)}/basis`, body);
    expectRefusal(await changed({ ...warranty, troubleshooting: undefined }), 409, 'TROUBLESHOOTING_REQUIRED');
    expectRefusal(await changed({ ...warranty, troubleshooting: { ...tried, outcome: 'solved' } }), 409, 'TROUBLESHOOTING_REQUIRED');
    expectRefusal(await changed({ ...warranty, wantedResolution: 'refund' }), 409, 'RESOLUTION_NOT_OFFERED');
    expectNamed(
      await changed({ basis: 'warranty', wantedResolution: 'repair', troubleshooting: { steps: [], outcome: 'notPossible' } }),
      'troubleshooting.text',
    );
    expect(JSON.parse((await changed(warranty)).text)).toMatchObject({ events: ['BasisChanged'] });
    expect(JSON.parse((await changed(warranty)).text)).toMatchObject({ events: [] });
    expect((await lastOf(rma))?.data).toMatchObject({ personal: { troubleshooting: { steps: ['charged it'] } } });
  });
});

function shippedOn(day: string) {
  return [{ shipmentId: 'S-1', shippedOn: day, lines: [{ lineId: '1', quantity: 3 }] }];
}
