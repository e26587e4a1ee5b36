import { describe, expect, it } from '@jest/globals';
import type { Answer } from './support/client.js';
import { aLine, anOrder, type Order, recorded } from './support/orders.js';
import { expectRefusal } from './support/problems.js';
import { aReceipt, aRequest, inspected, issued, pathOf, requested } from './support/returns.js';
import { startService } from './support/service.js';
import { type CaseView, type History, usd } from './support/views.js';

const service = await startService();
const admin = service.admin();
const agent = await service.as('agent');
const warehouse = await service.as('warehouse');
const finance = await service.as('finance');
const desk = { agent, warehouse };

const one = { lineId: '1', quantity: 1 };
const times = <T>(count: number, make: (n: number) => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: count }, (_, n) => make(n)));
const accepted = (answers: readonly Answer[]) => answers.filter(({ status }) => status < 300);
const refused = (answers: readonly Answer[]) => answers.filter(({ status }) => status >= 300);
const onReturns = async ({ orderId }: Order) =>
  (await admin.read<{ lines: readonly { units: { onReturns: number } }[] }>(`/v1/orders/${orderId}`)).lines[0]?.units.onReturns;

describe('ten refunds of one return at once', () => {
  it('pay once', async () => {
    const rma = await inspected(desk, await recorded(admin));
    const answers = await times(10, () => agent.post(`${pathOf(rma)}/refund`, {}));

    expect(accepted(answers)).toHaveLength(1);
    for (const answer of refused(answers)) expectRefusal(answer, 409, 'NOTHING_TO_REFUND');
    expect((await agent.read<CaseView>(pathOf(rma))).refunds.map(({ total }) => total)).toEqual([usd(9009)]);
  });

  it('of one unit each pay each unit once', async () => {
    const rma = await inspected(desk, await recorded(admin));
    const answers = await times(10, () => agent.post(`${pathOf(rma)}/refund`, { lines: [one] }));
    const { refunds } = await agent.read<CaseView>(pathOf(rma));

    expect(accepted(answers)).toHaveLength(3);
    expect(refunds.map(({ total }) => total.amount).toSorted((a, b) => a - b)).toEqual([2999 + 3, 3000 + 3, 3000 + 4]);
  });
});

describe('seven returns of one line refunded at once', () => {
  it('pay together what was paid, to the cent', async () => {
    const order = await recorded(admin, { lines: [aLine({ quantity: 7, itemsTotal: 10_000, tax: 101 })] });
    const cases = await times(7, () => inspected(desk, order, {}, [one]));
    await Promise.all(cases.map((rma) => agent.do(`${pathOf(rma)}/refund`, {})));
    await Promise.all(cases.map((rma) => finance.do(`${pathOf(rma)}/refund/manual`, { reference: 'bank' })));
    const paid = await Promise.all(cases.map(async (rma) => (await agent.read<CaseView>(pathOf(rma))).refunds[0]?.total.amount ?? 0));

    expect(paid.reduce((sum, amount) => sum + amount, 0)).toBe(10_101);
    expect(await admin.read(`/v1/orders/${order.orderId}`)).toMatchObject({ lines: [{ units: { onReturns: 0, refunded: 7 } }] });
  });
});

describe('the last unit', () => {
  it('asked for by ten at once goes to one', async () => {
    const order = await recorded(admin, { lines: [aLine({ quantity: 2 })] });
    await requested(desk, order, {}, [one]);
    const answers = await times(10, () => agent.post('/v1/rmas', aRequest(order, {}, [one])));

    expect(accepted(answers).map(({ status }) => status)).toEqual([201]);
    for (const answer of refused(answers)) expectRefusal(answer, 409, 'QUANTITY_NOT_RETURNABLE');
    expect(await onReturns(order)).toBe(2);
  });

  it('asked for by its serial by ten at once goes to one', async () => {
    const order = await recorded(admin, { lines: [aLine({ serialNumbers: ['ONE', 'TWO'] })] });
    const answers = await times(10, () => agent.post('/v1/rmas', aRequest(order, {}, [{ ...one, serialNumbers: ['TWO'] }])));

    expect(accepted(answers)).toHaveLength(1);
    for (const answer of refused(answers)) expectRefusal(answer, 409, 'UNIT_ALREADY_ON_RMA');
  });

  it('cancelled and asked for at once is on one return or on none', async () => {
    const outcomes = await times(20, async () => {
      const order = await recorded(admin, { lines: [aLine({ quantity: 1 })] });
      const rma = await requested(desk, order);
      const [cancelled, again] = await Promise.all([agent.post(`${pathOf(rma)}/cancel`), agent.post('/v1/rmas', aRequest(order))]);
      return { cancelled: cancelled.status, again: again.status, left: await onReturns(order) };
    });

    for (const { cancelled, again, left } of outcomes) {
      expect(cancelled).toBe(200);
      expect([201, 409]).toContain(again);
      expect(left).toBe(again === 201 ? 1 : 0);
    }
  });
});

describe('an order told by twenty at once', () => {
  it('is recorded once and known to the others', async () => {
    const order = anOrder();
    const answers = await times(20, () => admin.post('/v1/orders', order));

    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([...Array<number>(19).fill(200), 201]);
  });

  it('with other facts each is one of them', async () => {
    const order = anOrder();
    const answers = await times(10, (n) => admin.post('/v1/orders', { ...order, shipping: n }));

    expect(accepted(answers).map(({ status }) => status)).toEqual([201]);
    for (const answer of refused(answers)) expectRefusal(answer, 409, 'ORDER_CONFLICT');
  });
});

describe('two at the same moment', () => {
  it('who looked at the same revision: one acts, the other is told', async () => {
    const rma = await requested(desk, await recorded(admin));
    const headers = { 'if-match': '"0"' };
    const answers = await times(5, (n) => agent.post(`${pathOf(rma)}/notes`, { text: `${n}` }, headers));

    expect(accepted(answers)).toHaveLength(1);
    for (const answer of refused(answers))
      expect(expectRefusal(answer, 412, 'STALE_REVISION').facts).toMatchObject({ expectedRevision: 0 });
  });

  it('goods at the door and a cancellation: never both without a trace', async () => {
    const outcomes = await times(20, async () => {
      const rma = await issued(desk, await recorded(admin), {}, [one]);
      const [came, cancelled] = await Promise.all([
        warehouse.post(`${pathOf(rma)}/receive`, aReceipt(one)),
        agent.post(`${pathOf(rma)}/cancel`),
      ]);
      const { events } = await agent.read<History>(`${pathOf(rma)}/history`);
      return {
        came: came.status,
        cancelled: cancelled.status,
        outOfTurn: events.find(({ type }) => type === 'ItemReceived')?.data['outOfTurn'],
      };
    });

    for (const { came, cancelled, outOfTurn } of outcomes) {
      expect(came).toBe(200);
      expect(outOfTurn).toBe(cancelled === 200);
    }
  });

  it('a hundred notes on one return: all are kept, one revision each', async () => {
    const rma = await requested(desk, await recorded(admin));
    const answers = await times(100, (n) => agent.post(`${pathOf(rma)}/notes`, { text: `${n}` }));
    const revisions = answers.map(({ text }) => (JSON.parse(text) as { revision: number }).revision);

    expect(revisions.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 100 }, (_, n) => n + 1));
  });
});
