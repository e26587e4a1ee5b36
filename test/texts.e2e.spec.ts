import { describe, expect, it } from '@jest/globals';
import { aLine, anOrder, type Order, recorded } from './support/orders.js';
import { aRequest, type CaseAnswer, issued, pathOf } from './support/returns.js';
import { startService } from './support/service.js';
import type { CaseView, History } from './support/views.js';

const service = await startService();
const admin = service.admin();
const desk = { agent: await service.as('agent'), warehouse: await service.as('warehouse') };
const { agent } = desk;

/** One line each: what people are called and what they type, in the world's scripts. */
const texts: Readonly<Record<string, string>> = {
  Chinese: '深圳市華強北路 林小姐',
  'right to left': 'شركة الأجهزة — חֶבְרָה',
  'turned around': 'abc\u202edef\u202c \u2067ghi\u2069',
  combining: 'Zo\u0065\u0308 Ame\u0301lie Z\u0351\u0346\u0343a\u033f',
  precomposed: 'Zoë Amélie',
  'beyond the first plane': '𠜎𠜱 𝔉𝔯𝔞𝔨𝔱𝔲𝔯',
  emoji: '👩‍👩‍👧‍👦 📦➡️🏭 🇭🇰',
  'of no width': 'a\u200bb\u200dc\ufeffd',
  'odd spaces': ' \u00a0a\u2003b\u2028c ',
  'non-characters': 'a\ufffeb\uffff\ufffd',
  quotes: `"'\\/<script>alert(1)</script>&amp;{{7*7}}%s'; DROP TABLE x;--`,
  'like JSON': '{"__proto__": null, "a": [1]}',
  'names of everything': '__proto__ constructor toString undefined null NaN',
};

describe.each(Object.entries(texts))('text that is %s', (_, text) => {
  it('comes back as it was sent', async () => {
    const buyer = { kind: 'reseller', id: 'R-7', name: text };
    const line = aLine({ sku: text, description: text, quantity: 1, serialNumbers: [text] });
    const order = await recorded(admin, { orderNumber: text, buyer, lines: [line] });
    const wish = {
      requestedBy: { kind: 'reseller', id: 'R-7', name: text },
      lines: [{ lineId: '1', quantity: 1, serialNumbers: [text], reason: { code: 'defective', text } }],
    };
    const rma = await issued(desk, order, wish);
    await agent.do(`${pathOf(rma)}/notes`, { text });

    expect(await agent.read<Order>(`/v1/orders/${order.orderId}`)).toMatchObject({ orderNumber: text, buyer, lines: [line] });
    expect(await agent.read<CaseView>(pathOf(rma))).toMatchObject({
      requestedBy: { name: text },
      lines: [{ sku: text, units: [{ serialNumbers: [text] }] }],
    });
    const { events } = await agent.read<History>(`${pathOf(rma)}/history`);
    expect(events[0]?.data['personal']).toMatchObject({ name: text, reasons: [{ lineId: '1', text }] });
    expect(events.at(-1)?.data['personal']).toEqual({ text });
    for (const name of ['orderNumber', 'serialNumber', 'sku'])
      expect(await agent.read(`/v1/orders?${name}=${encodeURIComponent(text)}`)).toMatchObject({ orders: [{ orderId: order.orderId }] });
  });
});

describe('free text', () => {
  it('keeps its lines, tabs and control characters', async () => {
    const rma = await issued(desk, await recorded(admin));
    const text = 'first\r\n\tsecond\n\u0007\u001b[31mthird\u0085';
    await agent.do(`${pathOf(rma)}/notes`, { text });

    const { events } = await agent.read<History>(`${pathOf(rma)}/history`);
    expect(events.at(-1)?.data['personal']).toEqual({ text });
  });

  it('holds 4,000 characters, whatever they weigh', async () => {
    const rma = await issued(desk, await recorded(admin));

    for (const text of ['x'.repeat(4_000), '林'.repeat(4_000), '📦'.repeat(2_000)])
      expect((await agent.post(`${pathOf(rma)}/notes`, { text })).status).toBe(200);
  });
});

describe('ids', () => {
  it.each(['constructor', 'toString', 'hasOwnProperty', 'A.b_c:d#e-f', '0', 'x'.repeat(64)])('may be %s, anywhere', async (id) => {
    const buyer = { kind: 'consumer', id, name: 'a' };
    const shipments = [{ shipmentId: id, shippedOn: '2026-03-01', lines: [{ lineId: id, quantity: 1 }] }];
    const order = anOrder({ orderId: id, buyer, lines: [aLine({ lineId: id, quantity: 1 })], shipments });
    await admin.do('/v1/orders', order);
    const rma = await agent.do<CaseAnswer>('/v1/rmas', aRequest(order));

    expect(await agent.read(pathOf(rma))).toMatchObject({ orderId: id, lines: [{ lineId: id, quantity: 1 }] });
    expect(await agent.read(`/v1/orders/${encodeURIComponent(id)}`)).toMatchObject({ orderId: id, lines: [{ units: { onReturns: 1 } }] });
    expect(await agent.read(`/v1/orders?buyerId=${encodeURIComponent(id)}`)).toMatchObject({ orders: [{ orderId: id }] });
  });
});

describe('numbers', () => {
  it('count as what they are, however they are written', async () => {
    const content = JSON.stringify(anOrder({ lines: [aLine({ quantity: 1, itemsTotal: 12, tax: 3 })] }))
      .replace('"itemsTotal":12', '"itemsTotal":1.2e1')
      .replace('"tax":3', '"tax":-0')
      .replace('"shipping":1200', '"shipping":1000000000000.0');
    const answer = await admin.send('POST', '/v1/orders', { raw: { type: 'application/json', content } });

    expect(answer.status).toBe(201);
    const { orderId } = JSON.parse(answer.text) as { orderId: string };
    expect(await admin.read(`/v1/orders/${orderId}`)).toMatchObject({ shipping: 1e12, lines: [{ itemsTotal: 12, tax: 0 }] });
  });
});
