import { describe, expect, it } from '@jest/globals';
import { type Order, recorded } from './support/orders.js';
import { expectRefusal } from './support/problems.js';
import { aReceipt, aRequest, type CaseAnswer, issued, pathOf, requested } from './support/returns.js';
import { startService } from './support/service.js';
import { TestClock } from './support/test-clock.js';
import type { CaseView, History } from './support/views.js';

const clock = new TestClock();
const service = await startService({ clock, settings: { DEADLINES_EVERY_SECONDS: '0.1' } });
const admin = service.admin();
const desk = { agent: await service.as('agent'), warehouse: await service.as('warehouse') };
const [lead, finance] = [await service.as('lead'), await service.as('finance')];

type Rma = Pick<CaseAnswer, 'rmaId'>;
const current = () => ({
  admin: service.withKeyOf(admin),
  agent: service.withKeyOf(desk.agent),
  warehouse: service.withKeyOf(desk.warehouse),
  lead: service.withKeyOf(lead),
  finance: service.withKeyOf(finance),
});
const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
const caseOf = (rma: Rma) => current().admin.read<CaseView>(pathOf(rma));
const eventsOf = async (rma: Rma) => (await current().admin.read<History>(`${pathOf(rma)}/history`)).events;
const typesOf = async (rma: Rma) => (await eventsOf(rma)).map(({ type }) => type);
const freeUnits = async ({ orderId }: Order) => {
  type Told = { readonly lines: readonly { readonly unitsReturnable: number }[] };
  return (await current().admin.read<Told>(`/v1/orders/${orderId}/entitlements`)).lines[0]?.unitsReturnable;
};
const reinstated = (rma: Rma) => current().lead.post(`${pathOf(rma)}/reinstate`, { reason: 'The parcel was held up.' });

/** Three units, shipped on the day that the clock shows. */
function anOrder(): Promise<Order> {
  const today = clock.now().slice(0, 10);
  const shipments = [{ shipmentId: 'S-1', shippedOn: today, lines: [{ lineId: '1', quantity: 3 }] }];
  return recorded(current().admin, { placedOn: today, shipments });
}

/** Goes to the first moment after the return's last day in Hong Kong. */
async function pass(rma: Rma): Promise<void> {
  const { returnBy } = await caseOf(rma);
  clock.set(`${returnBy}T16:00:00.000Z`);
}

async function until(rma: Rma, type: string, times = 1): Promise<void> {
  while ((await typesOf(rma)).filter((one) => one === type).length < times) await pause(20);
}

async function expired(): Promise<{ readonly rma: CaseAnswer; readonly order: Order }> {
  const order = await anOrder();
  const rma = await issued(current(), order);
  await pass(rma);
  await until(rma, 'RmaExpired');
  while ((await freeUnits(order)) !== 3) await pause(20);
  return { rma, order };
}

describe('a return of which nothing comes', () => {
  it('expires when its last day is over, by the system, and its units are free', async () => {
    const { rma } = await expired();
    expect(await caseOf(rma)).toMatchObject({ status: 'expired' });
    expect((await eventsOf(rma)).at(-1)?.actor).toMatchObject({ role: 'system' });
  });

  it('expires once, also where the service starts anew at that moment', async () => {
    const rma = await issued(current(), await anOrder());
    await pass(rma);
    await service.restart();
    await until(rma, 'RmaExpired');
    await service.restart();
    await pause(300);
    expect(await typesOf(rma)).toEqual(['ReturnRequested', 'RmaIssued', 'RmaExpired']);
  });

  it('does not expire on its last day', async () => {
    const rma = await issued(current(), await anOrder());
    const { returnBy } = await caseOf(rma);
    clock.set(`${returnBy}T15:59:00.000Z`);
    await pause(300);
    expect((await caseOf(rma)).status).toBe('issued');
  });
});

describe('a return of which some units do not come', () => {
  it('goes on with what came, and is closed when that is settled', async () => {
    const { agent, warehouse } = current();
    const order = await anOrder();
    const rma = await issued(current(), order);
    await warehouse.do(`${pathOf(rma)}/receive`, aReceipt({ lineId: '1', quantity: 2 }));
    await pass(rma);
    await until(rma, 'OutstandingUnitsExpired');
    while ((await freeUnits(order)) !== 1) await pause(20);
    expect((await caseOf(rma)).lines[0]?.units).toMatchObject([
      { quantity: 2, custody: 'held' },
      { quantity: 1, custody: 'withSender', released: true },
    ]);
    await agent.do(`${pathOf(rma)}/refund`, {});
    await current().finance.do(`${pathOf(rma)}/refund/manual`, { reference: 'bank 1' });
    expect(await caseOf(rma)).toMatchObject({ status: 'closed' });
    expect((await eventsOf(rma)).at(-1)).toMatchObject({ type: 'RmaClosed', data: { outcome: 'refunded' } });
  });

  it('takes the late ones in out of turn, and settles them when a lead has reinstated them', async () => {
    const { agent, warehouse } = current();
    const rma = await issued(current(), await anOrder());
    await warehouse.do(`${pathOf(rma)}/receive`, aReceipt({ lineId: '1', quantity: 2 }));
    await pass(rma);
    await until(rma, 'OutstandingUnitsExpired');
    await warehouse.do(`${pathOf(rma)}/receive`, aReceipt({ lineId: '1', quantity: 1 }));
    expect((await eventsOf(rma)).at(-1)).toMatchObject({ type: 'ItemReceived', data: { outOfTurn: true } });
    await agent.do(`${pathOf(rma)}/refund`, { lines: [{ lineId: '1', quantity: 2 }] });
    expectRefusal(await agent.post(`${pathOf(rma)}/refund`, { lines: [{ lineId: '1', quantity: 1 }] }), 409, 'NOTHING_TO_REFUND');

    expect((await reinstated(rma)).status).toBe(200);
    await agent.do(`${pathOf(rma)}/refund`, {});
    for (const { refundId } of (await caseOf(rma)).refunds)
      await current().finance.do(`${pathOf(rma)}/refund/manual`, { refundId, reference: 'bank 2' });
    expect(await caseOf(rma)).toMatchObject({ status: 'closed', refunds: [{ status: 'settled' }, { status: 'settled' }] });
  });
});

describe('reinstating', () => {
  it('gives an expired return thirty more days, after which it expires again', async () => {
    const { rma, order } = await expired();
    expect(JSON.parse((await reinstated(rma)).text)).toMatchObject({ status: 'issued', events: ['RmaReinstated'] });
    const today = new Date(Date.parse(clock.now()) + 8 * 3_600_000);
    const { returnBy } = await caseOf(rma);
    expect(Date.parse(`${returnBy}T00:00:00Z`) - Date.parse(`${today.toISOString().slice(0, 10)}T00:00:00Z`)).toBe(30 * 86_400_000);
    expect(await freeUnits(order)).toBe(0);
    await pass(rma);
    await until(rma, 'RmaExpired', 2);
    while ((await freeUnits(order)) !== 3) await pause(20);
  });

  it('lets a cancelled return wait for its decision again, where none was taken', async () => {
    const rma = await requested(current(), await anOrder());
    await current().agent.do(`${pathOf(rma)}/cancel`);
    expect(JSON.parse((await reinstated(rma)).text)).toMatchObject({ status: 'requested', events: ['RmaReinstated'] });
    expect(await caseOf(rma)).not.toHaveProperty('returnBy');
    expect(await current().agent.do(`${pathOf(rma)}/issue`)).toMatchObject({ status: 'issued' });
  });

  it('is for leads, and for what has ended by time or by request', async () => {
    const rma = await requested(current(), await anOrder());
    expectRefusal(await current().agent.post(`${pathOf(rma)}/reinstate`, { reason: 'x' }), 403, 'ROLE_NOT_ALLOWED');
    expect(JSON.parse((await reinstated(rma)).text)).toMatchObject({ status: 'requested', events: [] });
    await current().agent.do(`${pathOf(rma)}/decline`, { reason: 'noRecordOfSale', message: 'No.' });
    expectRefusal(await reinstated(rma), 409, 'NOT_REINSTATABLE');
  });

  it('answers a repeat byte for byte, and refuses the same key with another reason', async () => {
    const { rma } = await expired();
    const key = { 'idempotency-key': 'reinstate-1' };
    const path = `${pathOf(rma)}/reinstate`;
    const first = await current().lead.post(path, { reason: 'Held up.' }, key);
    await current().agent.do(`${pathOf(rma)}/cancel`);
    const second = await current().lead.post(path, { reason: 'Held up.' }, { ...key, 'if-match': '"0"' });
    expect([second.status, second.text]).toEqual([200, first.text]);
    expectRefusal(await current().lead.post(path, { reason: 'Another.' }, key), 422, 'IDEMPOTENCY_KEY_REUSED');
    expectRefusal(await current().lead.post(path, { reason: 'Once more.' }, { 'if-match': '"0"' }), 412, 'STALE_REVISION');
  });

  it('happens once, however many leads do it at the same moment', async () => {
    const { rma, order } = await expired();
    const answers = await Promise.all(Array.from({ length: 6 }, () => reinstated(rma)));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 200]);
    expect((await typesOf(rma)).filter((type) => type === 'RmaReinstated')).toHaveLength(1);
    expect(await freeUnits(order)).toBe(0);
  });

  it('racing with the expiry leaves the return either way whole: live with its units, or expired without', async () => {
    for (let race = 0; race < 5; race++) {
      const order = await anOrder();
      const rma = await issued(current(), order);
      await pass(rma);
      while (!(await typesOf(rma)).includes('RmaReinstated')) await reinstated(rma);
      expect(await caseOf(rma)).toMatchObject({ status: 'issued' });
      expect(await freeUnits(order)).toBe(0);
      expect(await typesOf(rma)).toEqual(['ReturnRequested', 'RmaIssued', 'RmaExpired', 'RmaReinstated']);
    }
  });
});

describe('goods that arrive after the expiry', () => {
  it('while the units are on another return: booked, not paid, not reinstated until they are free', async () => {
    const { rma, order } = await expired();
    const { agent, warehouse } = current();
    const again = await current().lead.do<CaseAnswer>(
      '/v1/rmas',
      aRequest(order, { override: { rule: 'WINDOW_CLOSED', justification: 'The parcel is on its way.' } }),
    );
    expect(await warehouse.do(`${pathOf(rma)}/receive`, aReceipt({ lineId: '1', quantity: 3 }))).toMatchObject({ status: 'expired' });
    expectRefusal(await agent.post(`${pathOf(rma)}/refund`, {}), 409, 'RMA_NOT_LIVE');
    expect(expectRefusal(await reinstated(rma), 409, 'QUANTITY_NOT_RETURNABLE').facts).toEqual({ lineId: '1', asked: 3, returnable: 0 });

    await agent.do(`${pathOf(again)}/cancel`);
    expect(JSON.parse((await reinstated(rma)).text)).toMatchObject({ status: 'received' });
    expect((await agent.do<CaseAnswer>(`${pathOf(rma)}/refund`, {})).events).toEqual(['RefundApproved']);
  });
});
