import { describe, expect, it } from '@jest/globals';
import { request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { aLine, anOrder, type Order } from './support/orders.js';
import { bodyOf } from './support/client.js';
import { startService } from './support/service.js';

interface Counts {
  readonly lines: number;
  readonly recorded: number;
  readonly known: number;
  readonly rejected: number;
  readonly rejectedLines: readonly { readonly line: number; readonly status: number; readonly code: string; readonly detail: string }[];
}

const service = await startService();
const system = await service.as('system');
const admin = service.admin();

const imported = async (content: string | Uint8Array<ArrayBuffer>, headers: Readonly<Record<string, string>> = {}) =>
  bodyOf<Counts>(await system.send('POST', '/v1/orders/import', { raw: { type: 'application/x-ndjson', content }, headers }));
const jsonLines = (orders: readonly object[]) => orders.map((order) => JSON.stringify(order)).join('\n');
const counts = (lines: number, recorded: number, known: number, rejected: number) => ({ lines, recorded, known, rejected });
const isKnown = async ({ orderId }: { readonly orderId: string }) => (await admin.get(`/v1/orders/${orderId}`)).status === 200;

describe('an import', () => {
  it('records its lines, knows them again, and rejects those that conflict, with their numbers', async () => {
    const orders = Array.from({ length: 5 }, () => anOrder());
    expect(await imported(jsonLines(orders))).toEqual({ ...counts(5, 5, 0, 0), rejectedLines: [] });
    const head = await service.head();
    expect(await imported(jsonLines(orders))).toEqual({ ...counts(5, 0, 5, 0), rejectedLines: [] });
    expect(await service.head()).toBe(head);

    const changed = orders.map((order, n) => (n === 2 ? { ...order, shipping: 7 } : order));
    expect(await imported(jsonLines(changed))).toEqual({
      ...counts(5, 0, 4, 1),
      rejectedLines: [{ line: 3, status: 409, code: 'ORDER_CONFLICT', detail: expect.stringContaining('shipping') }],
    });
  });

  it('is nothing where there are no lines', async () => {
    for (const nothing of ['', '\n', '\r\n\r\n', ' \n\t\n'])
      expect(await imported(nothing)).toEqual({ ...counts(0, 0, 0, 0), rejectedLines: [] });
  });

  it.each([
    ['ended by line feeds', '\n', '\n'],
    ['without a last line feed', '\n', ''],
    ['ended as on Windows', '\r\n', '\r\n'],
    ['with blank lines between', '\n\n \t\r\n', '\n\n'],
  ])('reads lines %s', async (_, between, end) => {
    const orders = Array.from({ length: 3 }, () => anOrder());
    const content = orders.map((order) => JSON.stringify(order)).join(between) + end;

    expect(await imported(content)).toMatchObject(counts(3, 3, 0, 0));
    for (const order of orders) expect(await isKnown(order)).toBe(true);
  });

  it('counts blank lines where it numbers the others', async () => {
    const { rejectedLines } = await imported(['', JSON.stringify(anOrder()), '', '{', ''].join('\n'));

    expect(rejectedLines.map(({ line }) => line)).toEqual([4]);
  });

  it('rejects each bad line by itself, saying why', async () => {
    const good = [anOrder(), anOrder()];
    const bad: readonly (readonly [content: string, told: string])[] = [
      ['{"orderId":', 'is not JSON'],
      ['[]', 'body'],
      ['"text"', 'body'],
      ['null', 'body'],
      ['{}', 'orderId'],
      [JSON.stringify({ ...anOrder(), colour: 'red' }), 'colour'],
      [JSON.stringify(anOrder()).replace('{', '{"__proto__":{"polluted":1},'), '__proto__'],
      [JSON.stringify(anOrder()).replace('{', '{"constructor":1,'), 'constructor'],
      [JSON.stringify(anOrder({ currency: 'XXX' })), 'currency'],
      [JSON.stringify(anOrder({ placedOn: '2026-02-30' })), 'placedOn'],
      [JSON.stringify(anOrder({ lines: [aLine(), aLine()] })), 'lines'],
      [JSON.stringify(anOrder({ lines: [aLine({ itemsTotal: 0.5 })] })), 'lines.0.itemsTotal'],
      [JSON.stringify(anOrder({ orderNumber: 'a\ud800' })), 'orderNumber'],
    ];
    const content = [JSON.stringify(good[0]), ...bad.map(([line]) => line), JSON.stringify(good[1])].join('\n');
    const answer = await imported(content);

    expect(answer).toMatchObject(counts(bad.length + 2, 2, 0, bad.length));
    for (const [index, { line, status, code, detail }] of answer.rejectedLines.entries()) {
      expect({ line, status, code }).toEqual({ line: index + 2, status: 400, code: 'MALFORMED_REQUEST' });
      expect(detail).toContain(bad[index]?.[1]);
    }
    expect(await isKnown(good[1] ?? anOrder())).toBe(true);
  });

  it('rejects a line that is not UTF-8, and never reads it as something else', async () => {
    const encoder = new TextEncoder();
    const [one, other] = [encoder.encode(`${JSON.stringify(anOrder())}\n`), encoder.encode(`${JSON.stringify(anOrder())}\n`)];
    const broken = Uint8Array.from([...one.subarray(0, 20), 0xff, ...one.subarray(20)]);

    expect(await imported(Uint8Array.from([...broken, ...other]))).toEqual({
      ...counts(2, 1, 0, 1),
      rejectedLines: [{ line: 1, status: 400, code: 'MALFORMED_REQUEST', detail: 'line is not UTF-8.' }],
    });
  });

  it('rejects a line of a megabyte and goes on behind it', async () => {
    const last = anOrder();
    const content = [JSON.stringify(anOrder()), `{"orderId":"${'x'.repeat(1_000_000)}"}`, JSON.stringify(last)].join('\n');

    expect(await imported(content)).toEqual({
      ...counts(3, 2, 0, 1),
      rejectedLines: [{ line: 2, status: 413, code: 'PAYLOAD_TOO_LARGE', detail: 'A line holds more than 384 KB.' }],
    });
    expect(await isKnown(last)).toBe(true);
  });

  it('reads a line of exactly the limit, and none of one byte more', async () => {
    const order = anOrder();
    const filled = (bytes: number) => JSON.stringify(order).padEnd(bytes, ' ');

    expect(await imported(`${filled(384 * 1024)}\n${filled(384 * 1024 + 1)}`)).toMatchObject({
      recorded: 1,
      rejectedLines: [{ line: 2, status: 413 }],
    });
  });

  it('takes the lines of one order in their order', async () => {
    const order = anOrder({ shipments: [] });
    const shipped = { ...order, shipments: [{ shipmentId: 'S-1', shippedOn: '2026-03-01', lines: [{ lineId: '1', quantity: 1 }] }] };
    const conflicting = { ...order, currency: 'EUR' };

    expect(await imported(jsonLines([order, shipped, conflicting, order]))).toMatchObject({
      ...counts(4, 1, 2, 1),
      rejectedLines: [{ line: 3 }],
    });
    expect(await admin.read<Order>(`/v1/orders/${order.orderId}`)).toMatchObject({ currency: 'USD', shipments: shipped.shipments });
  });

  it('tells the first 1,000 rejected lines and counts the others', async () => {
    const { rejected, rejectedLines } = await imported('{}\n'.repeat(1_500));

    expect([rejected, rejectedLines.length, rejectedLines.at(-1)?.line]).toEqual([1_500, 1_000, 1_000]);
  });

  it('sent again with the same key is answered the same', async () => {
    const content = jsonLines(Array.from({ length: 3 }, () => anOrder()));
    const headers = { 'idempotency-key': 'import-once' };
    const first = await imported(content, headers);

    expect(await imported(content, headers)).toEqual(first);
    const changed = content.replace('"shipping":1200', '"shipping":1');
    expect(await imported(changed, headers)).toMatchObject({ rejectedLines: [{ line: 1, code: 'IDEMPOTENCY_KEY_REUSED' }] });
  });

  it('that is cut off keeps what was recorded, and is finished by sending it again', async () => {
    const orders = Array.from({ length: 400 }, () => anOrder());
    const headers = { authorization: `Bearer ${system.key}`, 'content-type': 'application/x-ndjson' };
    const sending = request(`${service.url}/v1/orders/import`, { method: 'POST', headers }).on('error', () => undefined);
    sending.write(`${jsonLines(orders.slice(0, 200))}\n${JSON.stringify(orders[200]).slice(0, 50)}`);
    while ((await Promise.all(orders.slice(0, 200).map(isKnown))).includes(false)) await sleep(10);
    sending.destroy();

    expect(await imported(jsonLines(orders))).toMatchObject(counts(400, 200, 200, 0));
  });
});
