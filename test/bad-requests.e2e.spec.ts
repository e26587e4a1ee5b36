import { describe, expect, it } from '@jest/globals';
import { aLine, anOrder, recorded } from './support/orders.js';
import { expectMalformed, expectRefusal, problemIn } from './support/problems.js';
import { answerTo } from './support/raw-http.js';
import { aReceipt, aRequest, issued, pathOf, requested } from './support/returns.js';
import { startService } from './support/service.js';
import { expectNothingStored } from './support/unchanged.js';

const service = await startService();
const admin = service.admin();
const nobody = service.nobody();
const agent = await service.as('agent');
const warehouse = await service.as('warehouse');
const stranger = await service.as('consumer', 'C-stranger');
const order = await recorded(admin);
const rma = await issued({ agent, warehouse }, order, {}, [{ lineId: '1', quantity: 1 }]);
const path = pathOf(rma);
const declining = { reason: 'outsideWindow', message: 'too late' };
const declined = pathOf(await requested({ agent, warehouse }, order, {}, [{ lineId: '1', quantity: 1 }]));
await agent.do(`${declined}/decline`, declining, { 'idempotency-key': 'declined-once' });
const json = 'application/json';
expectNothingStored(service);

describe('a body that is not JSON', () => {
  it.each([
    ['cut off', '{"orderId": "O-1"'],
    ['a comment', '{} // none'],
    ['two values', '{}{}'],
    ['a trailing comma', '{"orderId": "O-1",}'],
    ['single quotes', "{'orderId': 'O-1'}"],
    ['NaN', '{"shipping": NaN}'],
    ['a raw control character', '{"orderId": "a\tb"}'],
    ['spaces alone', '   '],
    ['a byte order mark alone', '\ufeff'],
    ['a form', 'orderId=O-1'],
  ])('is told so: %s', async (_, content) => {
    for (const to of ['/v1/orders', '/v1/rmas', `${path}/receive`, '/v1/keys'])
      expectMalformed(await admin.send('POST', to, { raw: { type: json, content } }), 'body');
  });

  it.each([
    ['a cut-off character', [0x22, 0xc3, 0x22]],
    ['an overlong character', [0x22, 0xc0, 0xaf, 0x22]],
    ['a surrogate in UTF-8', [0x22, 0xed, 0xa0, 0x80, 0x22]],
    ['Latin-1', [0x22, 0xfc, 0x22]],
    ['UTF-16', [0xff, 0xfe, 0x7b, 0x00, 0x7d, 0x00]],
  ])('is told so, and never read as something else: %s', async (_, bytes) => {
    const answer = await admin.send('POST', '/v1/orders', { raw: { type: json, content: Uint8Array.from(bytes) } });

    expectMalformed(answer, 'body');
    expect(problemIn(answer).detail).toContain('UTF-8');
  });

  it('is refused however deep it goes', async () => {
    const deep = '['.repeat(190_000) + ']'.repeat(190_000);

    expectMalformed(await admin.send('POST', '/v1/orders', { raw: { type: json, content: deep } }), 'body');
    expectMalformed(await admin.send('POST', `${path}/notes`, { raw: { type: json, content: `{"text":${deep}}` } }), 'text');
  });

  it('is asked for where there is none', async () => {
    for (const to of ['/v1/orders', '/v1/rmas', `${path}/receive`, `${path}/notes`]) expectMalformed(await admin.post(to), 'body');
  });
});

describe('a field that is none', () => {
  it.each(['__proto__', '\\u005f_proto__', 'constructor', 'prototype', 'toString', '\\u0000', '\\ud800', '', 'x'.repeat(300_000)])(
    'is named and leaves nothing behind: %.30s',
    async (name) => {
      const content = `{"text": "a", "${name}": {"polluted": true, "prototype": {"polluted": true}}}`;
      const field = name === '' ? '' : (JSON.parse(`"${name}"`) as string).slice(0, 200);

      expectMalformed(await admin.send('POST', `${path}/notes`, { raw: { type: json, content } }), field);
      expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    },
  );

  it('is named with at most 20 others', async () => {
    const body = Object.fromEntries(Array.from({ length: 5_000 }, (_, n) => [`f${n}`, n]));
    const { facts } = expectRefusal(await admin.post(`${path}/notes`, { text: 'a', ...body }), 400, 'MALFORMED_REQUEST');

    expect(facts['errors']).toHaveLength(20);
  });
});

describe('too much', () => {
  const limit = 384 * 1024;
  const ofBytes = (bytes: number) => `{"text":"${'x'.repeat(bytes - 11)}"}`;

  it('is a body of one byte over the limit, and one at it is read', async () => {
    const at = await admin.send('POST', `${path}/notes`, { raw: { type: json, content: ofBytes(limit) } });
    const over = await admin.send('POST', `${path}/notes`, { raw: { type: json, content: ofBytes(limit + 1) } });

    expectMalformed(at, 'text');
    expect(expectRefusal(over, 413, 'PAYLOAD_TOO_LARGE').facts).toEqual({ limit });
  });

  it('is a body of many megabytes, also in chunks of unknown length', async () => {
    const raw = { type: json, content: 'x'.repeat(20_000_000) };
    expectRefusal(await admin.send('POST', '/v1/rmas', { raw }), 413, 'PAYLOAD_TOO_LARGE');
    const part = new TextEncoder().encode(`${(100_000).toString(16)}\r\n${'x'.repeat(100_000)}\r\n`);
    const head = ['POST /v1/rmas HTTP/1.1', 'Host: a', `Authorization: Bearer ${admin.key}`, `Content-Type: ${json}`];
    const chunks = Array<Uint8Array>(10).fill(part);

    expect(await answerTo(service.url, ...head, 'Transfer-Encoding: chunked', 'Connection: close', '', ...chunks, '0', '')).toMatch(
      /^HTTP\/1\.1 413 [^]*PAYLOAD_TOO_LARGE/,
    );
  });

  it('are 2,001 lines of an order, 501 of a request and 101 serials of a line', async () => {
    const line = { lineId: '1', sku: 'a', description: 'b', category: null, quantity: 1, itemsTotal: 1, tax: 0 };
    const lines = Array.from({ length: 2_001 }, (_, n) => ({ ...line, lineId: `${n}` }));
    expectMalformed(await admin.post('/v1/orders', { ...anOrder(), lines, shipments: [] }), 'lines');

    const wanted = lines.slice(0, 501).map(({ lineId }) => ({ lineId, quantity: 1 }));
    expectMalformed(await admin.post('/v1/rmas', aRequest(order, {}, wanted)), 'lines');
    expectMalformed(await admin.post(`${path}/receive`, aReceipt(...wanted)), 'items');
    expectMalformed(await admin.post(`${path}/refund`, { lines: wanted }), 'lines');

    const serialNumbers = Array.from({ length: 101 }, (_, n) => `S${n}`);
    const unit = { lineId: '1', quantity: 200, serialNumbers };
    expectMalformed(await admin.post('/v1/rmas', aRequest(order, {}, [unit])), 'lines.0.serialNumbers');
    expectMalformed(await admin.post(`${path}/receive`, aReceipt(unit)), 'items.0.serialNumbers');
  });

  it('are headers of 20 KB', async () => {
    const head = ['GET /v1/rmas HTTP/1.1', 'Host: a', `X-Long: ${'x'.repeat(20_000)}`, ''];

    expect(await answerTo(service.url, ...head)).toMatch(/^HTTP\/1\.1 431 [^]*application\/problem\+json[^]*"code":"HTTP_431"/);
  });
});

describe('what is named twice', () => {
  const twice = [
    { lineId: '1', quantity: 1 },
    { lineId: '1', quantity: 1 },
  ];
  const sameSerial = [{ lineId: '1', quantity: 2, serialNumbers: ['A', 'A'] }];

  it('is told so: a line', async () => {
    expectMalformed(await admin.post('/v1/orders', anOrder({ lines: [aLine(), aLine()], shipments: [] })), 'lines');
    expectMalformed(await admin.post('/v1/rmas', aRequest(order, {}, twice)), 'lines');
    expectMalformed(await admin.post(`${path}/receive`, aReceipt(...twice)), 'items');
    for (const command of ['dispatch', 'resolution', 'refund'])
      expectMalformed(await admin.post(`${path}/${command}`, { ...fieldsOf(command), lines: twice }), 'lines');
    const shipment = { shipmentId: 'S-2', shippedOn: '2026-03-01', lines: twice };
    expectMalformed(await admin.post(`/v1/orders/${order.orderId}/shipments`, shipment), 'lines');
    const shipments = [shipment, shipment].map((one) => ({ ...one, lines: twice.slice(1) }));
    expectMalformed(await admin.post('/v1/orders', anOrder({ shipments })), 'shipments');
  });

  it('is told so: a serial', async () => {
    const lines = ['1', '2'].map((lineId) => aLine({ lineId, serialNumbers: ['A'] }));
    expectMalformed(await admin.post('/v1/orders', anOrder({ lines })), 'lines');
    expectMalformed(await admin.post('/v1/rmas', aRequest(order, {}, sameSerial)), 'lines.0.serialNumbers');
    expectMalformed(await admin.post(`${path}/receive`, aReceipt(...sameSerial)), 'items.0.serialNumbers');
  });
});

const fieldsOf = (command: string): object =>
  ({ dispatch: { carrier: 'a', trackingNumber: 'b' }, resolution: { resolution: 'refund' } })[command] ?? {};

describe('a key', () => {
  it.each([
    ['none', undefined],
    ['empty', ''],
    ['of another scheme', `Basic ${btoa(`a:${admin.key}`)}`],
    ['without its scheme', `${admin.key}`],
    ['unknown', 'Bearer rma_unknown'],
    ['cut', `Bearer ${admin.key?.slice(0, -1)}`],
    ['in other letters', `Bearer ${admin.key?.toUpperCase()}`],
    ['of two parts', `Bearer ${admin.key} ${admin.key}`],
    ['huge', `Bearer ${'x'.repeat(8_000)}`],
  ])('that is %s opens nothing', async (_, authorization) => {
    for (const [method, to] of [
      ['GET', '/v1/rmas'],
      ['GET', path],
      ['POST', `${path}/issue`],
      ['POST', '/v1/rmas'],
      ['GET', '/v1/keys'],
    ] as const) {
      const answer = await nobody.send(method, to, { headers: { authorization } });
      expectRefusal(answer, 401, 'UNAUTHENTICATED');
      expect(answer.headers.get('www-authenticate')).toBe('Bearer');
    }
  });

  it('opens nothing any more once it was ended', async () => {
    const { id, key } = await admin.do<{ id: string; key: string }>('/v1/keys', { role: 'agent', note: 'short' });
    const headers = { authorization: `Bearer ${key}` };
    expect((await nobody.get('/v1/rmas', headers)).status).toBe(200);
    expect((await admin.send('DELETE', `/v1/keys/${id}`)).status).toBe(204);

    expectRefusal(await nobody.get('/v1/rmas', headers), 401, 'UNAUTHENTICATED');
    expectRefusal(await admin.send('DELETE', '/v1/keys/unknown'), 404, 'NOT_FOUND');
  });

  it('is never shown again', async () => {
    const { text } = await admin.get('/v1/keys');

    for (const { key } of [admin, agent, stranger]) expect(text).not.toContain(key);
  });
});

describe('a header', () => {
  const noted = (headers: Readonly<Record<string, string | undefined>>) => admin.post(`${path}/notes`, {}, headers);

  it.each([
    ['Idempotency-Key', ['', '""', 'a b', '"a b"', 'x'.repeat(256), 'é', '\t', 'a, b']],
    ['If-Match', ['1', 'W/"1"', '"a"', '"1", "2"', '""', '', '"-1"', '"1.0"', '"99999999999999999999"', 'latest']],
    ['Prefer', ['wait=31', 'wait=999999999999999999999', 'wait=-1', 'wait=1.5', 'wait=soon', 'wait=', 'wait']],
  ])('%s that is malformed is named', async (name, values) => {
    for (const value of values) expectMalformed(await admin.post(`${path}/issue`, {}, { [name.toLowerCase()]: value }), name);
  });

  it.each(['receive', 'inspect', 'refund'])('Idempotency-Key is asked for by %s', async (command) => {
    const bodies: Readonly<Record<string, object>> = {
      receive: aReceipt({ lineId: '1', quantity: 1 }),
      inspect: { items: [{ lineId: '1', quantity: 1, condition: 'new', verdict: 'accepted', disposition: 'restock' }] },
    };
    expectMalformed(await admin.post(`${path}/${command}`, bodies[command] ?? {}, { 'idempotency-key': undefined }), 'Idempotency-Key');
  });

  it('Idempotency-Key is asked for by a request for a return', async () => {
    expectMalformed(await admin.post('/v1/rmas', aRequest(order), { 'idempotency-key': undefined }), 'Idempotency-Key');
  });

  it('X-Correlation-Id that is malformed is replaced, never echoed', async () => {
    for (const sent of ['a b', 'x'.repeat(129), 'é', '']) {
      const answer = await noted({ 'x-correlation-id': sent });
      expect(answer.headers.get('x-correlation-id')).toMatch(/^[0-9a-f]{8}-[0-9a-f-]{27}$/);
    }
  });

  it('If-Match that is stale is told the current revision', async () => {
    for (const stale of ['"0"', '"2"', '"7"']) {
      const answer = await admin.post(`${path}/notes`, { text: 'a' }, { 'if-match': stale });
      expect(expectRefusal(answer, 412, 'STALE_REVISION').facts).toEqual({
        expectedRevision: Number(stale.slice(1, 2)),
        currentRevision: 1,
      });
    }
  });

  it('Content-Type is JSON, or it is refused', async () => {
    for (const type of [
      'text/plain',
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=a',
      'application/xml',
      'application/x-ndjson',
      '///',
      undefined,
    ]) {
      const content = new TextEncoder().encode('{"text":"a"}');
      expectRefusal(await admin.send('POST', `${path}/notes`, { raw: { type, content } }), 415, 'UNSUPPORTED_MEDIA_TYPE');
    }
    const raw = { type: json, content: '{}' };
    expectRefusal(await admin.send('POST', '/v1/orders/import', { raw }), 415, 'UNSUPPORTED_MEDIA_TYPE');
  });
});

describe('an address', () => {
  it.each([
    '..%2f..%2fetc%2fpasswd',
    '%2e%2e',
    '%00',
    'a%00',
    'a%0d%0ax-injected:%201',
    'a%2fissue',
    '%5c',
    '__proto__',
    'constructor',
    '%20',
    'x'.repeat(65),
    'x'.repeat(10_000),
    '%F0%9F%93%A6',
    "'%20OR%201=1--",
    'RMA-0000-0000-0000-0',
    '019dc0de-0000-7000-8000-000000000001',
  ])('with the id %.40s finds nothing', async (id) => {
    for (const to of [`/v1/rmas/${id}`, `/v1/rmas/${id}/history`, `/v1/orders/${id}`, `/v1/orders/${id}/entitlements`])
      expectRefusal(await admin.get(to), 404, 'NOT_FOUND');
    expectRefusal(await admin.post(`/v1/rmas/${id}/issue`), 404, 'NOT_FOUND');
    expectRefusal(await admin.send('DELETE', `/v1/keys/${id}`), 404, 'NOT_FOUND');
  });

  it.each(['%', '%zz', '%ff', '%c0%af', '%ed%a0%80'])('that is not well-formed is told so: %s', async (id) => {
    expectMalformed(await admin.get(`/v1/rmas/${id}`), 'path');
  });

  it.each([
    '/',
    '/v1',
    '/v1/',
    '/v1/rmas/',
    '//v1/rmas',
    '/V1/RMAS',
    '/v1/rmas;a',
    '/v2/rmas',
    '/admin',
    '/.env',
    '/docs/../v1/keys/none/none',
  ])('that is none finds nothing: %s', async (to) => {
    expectRefusal(await admin.get(to), 404, 'NOT_FOUND');
  });

  it.each(['PUT', 'PATCH', 'DELETE', 'OPTIONS', 'PROPFIND', 'QUERY'])('does not know the method %s', async (method) => {
    for (const to of ['/v1/rmas', path, `${path}/issue`]) {
      const { status } = problemIn(await admin.send(method, to, { headers: { 'content-type': 'application/json' } }));
      expect([400, 404]).toContain(status);
    }
  });

  it('that is not even HTTP is answered, and the connection ends', async () => {
    for (const line of ['NONSENSE /v1/rmas HTTP/1.1', 'GET /v1/rmas HTTP/one', '\u0000\u0001\u0002'])
      expect(await answerTo(service.url, line, 'Host: a', '')).toMatch(
        /^HTTP\/1\.1 400 [^]*application\/problem\+json[^]*"code":"MALFORMED_REQUEST"/,
      );
  });
});

describe('what is wrong in several ways at once', () => {
  const content = new TextEncoder().encode('{"broken');
  const stale = { 'if-match': '"0"' };
  const wrongBody = { raw: { type: json, content } };

  it('is told in the order 401, 403, 404, 400', async () => {
    const unknown = '/v1/rmas/unknown/receive';
    for (const raw of [wrongBody.raw, { type: 'text/plain', content }, { type: json, content: 'x'.repeat(400_000) }]) {
      const sent = (as: typeof admin, to: string) => as.send('POST', to, { raw, headers: { 'idempotency-key': 'a b', ...stale } });
      expectRefusal(await sent(nobody, unknown), 401, 'UNAUTHENTICATED');
      expectRefusal(await sent(agent, unknown), 403, 'ROLE_NOT_ALLOWED');
      expectRefusal(await sent(warehouse, unknown), 404, 'NOT_FOUND');
      expect([400, 413, 415]).toContain(problemIn(await sent(warehouse, `${path}/receive`)).status);
    }
  });

  it('is told in the order 404, 400, 412, 422, 409', async () => {
    const decline = (to: string, body: object, ifMatch?: string) =>
      agent.post(`${to}/decline`, body, { 'idempotency-key': 'declined-once', 'if-match': ifMatch });
    const wrong = { ...declining, reason: 'tooLate' };
    const other = { ...declining, message: 'another' };
    expectRefusal(await decline('/v1/rmas/unknown', wrong, '"0"'), 404, 'NOT_FOUND');
    expectMalformed(await decline(declined, wrong, '"0"'), 'reason');
    expectRefusal(await decline(declined, other, '"0"'), 412, 'STALE_REVISION');
    expectRefusal(await decline(declined, other), 422, 'IDEMPOTENCY_KEY_REUSED');
    expectRefusal(await decline(path, declining, '"0"'), 412, 'STALE_REVISION');
    expectRefusal(await decline(path, declining), 409, 'NOT_REQUESTED');
  });

  it("is told as not there where it is another's", async () => {
    expectRefusal(await stranger.send('POST', `${path}/cancel`, { ...wrongBody, headers: stale }), 404, 'NOT_FOUND');
    expectRefusal(await stranger.get(`${path}?revision=x`), 404, 'NOT_FOUND');
    expectRefusal(await stranger.get(`${path}/history`), 404, 'NOT_FOUND');
  });
});
