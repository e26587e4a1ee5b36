import { describe, expect, it } from '@jest/globals';
import { aLine, anOrder, recorded } from './support/orders.js';
import { aReceipt, inspected, pathOf, requested } from './support/returns.js';
import { type Description, type Operation, schemasOf } from './support/description.js';
import { servedRoutes } from './support/routes.js';
import { startService } from './support/service.js';

const service = await startService();
const nobody = service.nobody();
const admin = service.admin();
const agent = await service.as('agent');
const warehouse = await service.as('warehouse');
const description = await nobody.read<Description>('/openapi.json');
const { resolved, validator } = schemasOf(description);

interface Described {
  readonly name: string;
  readonly method: string;
  readonly path: string;
  readonly operation: Operation;
}
const operations: readonly Described[] = Object.entries(description.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({
    name: `${method.toUpperCase()} ${path}`,
    method: method.toUpperCase(),
    path,
    operation,
  })),
);
const jsonOf = (content: Operation['responses'][string]['content']) => content?.['application/json']?.schema;

describe('the description of the API', () => {
  it('is OpenAPI 3.1 for every route that is served, and for no other', () => {
    expect(description).toMatchObject({ openapi: '3.1.0', info: { title: 'RMA', version: '1' } });
    const served = servedRoutes().map((route) => route.replaceAll(/:(\w+)/g, '{$1}'));

    expect(operations.map(({ name }) => name).toSorted()).toEqual(served.toSorted());
  });

  it('names every operation once', () => {
    const ids = operations.map(({ operation }) => operation.operationId);

    expect(new Set(ids).size).toBe(ids.length);
  });

  it('refers to nothing that is not there', () => {
    const references = [...JSON.stringify(description).matchAll(/"\$ref":"([^"]+)"/g)].map(([, reference = '']) => reference);
    const there = Object.keys(description.components.schemas).map((name) => `#/components/schemas/${name}`);

    expect(references.length).toBeGreaterThan(50);
    expect(references.filter((reference) => !there.includes(reference))).toEqual([]);
  });

  it('says that every route needs a bearer key, but for those that look after the service or say what events look like', () => {
    const [name] =
      Object.entries(description.components.securitySchemes).find(([, { type, scheme }]) => type === 'http' && scheme === 'bearer') ?? [];

    const open = new Set(['Operations', 'Events: shapes']);
    const isOpen = ({ operation }: Described) => open.has(operation.tags?.[0] ?? '');
    for (const one of operations)
      expect([one.name, one.operation.security]).toEqual([one.name, isOpen(one) ? undefined : [{ [name ?? '']: [] }]]);
    const shapes = ['/asyncapi.json', '/schemas/{eventType}/{version}.json'];
    expect(operations.filter(isOpen).map(({ path }) => path)).toEqual([...shapes, '/livez', '/readyz', '/metrics']);
  });

  it('gives an example of everything that is sent and answered, which its own schema takes', () => {
    const schemas = Object.entries(description.components.schemas).filter(([name]) => name !== 'Money');

    for (const [name, schema] of schemas) {
      expect([name, schema]).toEqual([name, expect.objectContaining({ example: expect.anything() })]);
      expect([name, validator(schema).safeParse(schema.example).error?.issues]).toEqual([name, undefined]);
    }
  });

  it('is read by people at /docs', async () => {
    const pages = await nobody.get('/docs');

    expect([pages.status, pages.headers.get('content-type')]).toEqual([200, expect.stringContaining('text/html')]);
    expect(pages.text).toContain('swagger-ui');
    for (const [, script = ''] of pages.text.matchAll(/(?:src|href)="\.?\/?((?:docs\/)?[^":]+\.(?:js|css))"/g))
      expect((await nobody.get(`/${script}`)).status).toBe(200);
  });
});

describe.each(operations)('$name', ({ path, operation }) => {
  it('says what it does, names what its path names, and has a tag', () => {
    const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    const inPath = (operation.parameters ?? []).filter((parameter) => parameter.in === 'path');

    expect(inPath.map(({ name, required }) => [name, required])).toEqual(named.map((name) => [name, true]));
    expect(operation.summary).toMatch(/^[A-Z].{10,}/);
    expect(operation.tags).toHaveLength(1);
    expect(new Set(operation.parameters?.map(({ name }) => name)).size).toBe(operation.parameters?.length);
  });

  it('says what it answers: the success with an example, and problems', () => {
    const { '4XX': problem, ...successes } = operation.responses;
    expect(problem?.content?.['application/problem+json']?.schema).toEqual({ $ref: '#/components/schemas/Problem' });
    expect(Object.keys(successes).length).toBeGreaterThan(0);
    for (const [status, { content }] of Object.entries(successes)) {
      if (content?.['*/*']?.schema?.['format'] === 'binary') continue; // a file as it was attached
      const schemas = Object.values(content ?? {}).map(({ schema }) => schema);
      expect([status, schemas.length > 0]).toEqual([status, status !== '204']);
      for (const schema of schemas) expect([status, schema && resolved(schema).example !== undefined]).toEqual([status, true]);
    }
  });
});

const withBody = operations.filter(({ operation }) => jsonOf(operation.requestBody?.content));

describe('an example of a body', () => {
  it.each(withBody)('of $name is taken as it stands', async ({ path, method, operation }) => {
    const rma = await requested({ agent, warehouse }, await recorded(admin));
    const { orderId } = await recorded(admin);
    const { example } = resolved(jsonOf(operation.requestBody?.content) ?? {});
    expect(example).toBeDefined();
    const to = path.replace('{rmaId}', rma.rmaId).replace('{orderId}', orderId);
    const answer = await admin.send(method, to, { body: example });

    expect(answer.status === 400 ? answer.text : 'taken').toBe('taken');
  });

  it('is there for every route that takes one', () => {
    const taking = operations.filter(({ method, path }) => method === 'POST' && !/import|erase|evidence$/.test(path));

    expect(withBody.map(({ name }) => name)).toEqual(taking.map(({ name }) => name));
  });
});

describe('what is answered', () => {
  const documented = (name: string, status: number) => {
    const operation = operations.find((one) => one.name === name)?.operation;
    const schema = jsonOf(operation?.responses[status]?.content);
    if (!schema) throw new Error(`${name} does not document ${status}.`);
    return validator(schema);
  };

  it('is what the description says', async () => {
    const order = anOrder({ lines: [aLine({ serialNumbers: ['A', 'B', 'C'] })] });
    const made: (readonly [name: string, answer: Promise<{ status: number; text: string }>])[] = [];
    const asked = async (name: string, path: string, body?: object, method = name.split(' ')[0] ?? '') => {
      const answer = admin.send(method, path, { body });
      made.push([name, answer]);
      return JSON.parse((await answer).text) as { rmaId: string; parcelId: string; claimId: string };
    };
    await asked('POST /v1/orders', '/v1/orders', order);
    await asked('POST /v1/orders', '/v1/orders', order);
    const rma = await inspected({ agent, warehouse }, await recorded(admin), {
      lines: [{ lineId: '1', quantity: 3, reason: { code: 'defective', text: 'broken' } }],
      troubleshooting: { steps: ['a'], outcome: 'notSolved', text: 'b' },
      proofOfPurchase: { purchasedOn: '2026-03-01', reference: 'c' },
    });
    const path = pathOf(rma);
    await warehouse.do(`${path}/receive`, { ...aReceipt(), unexpectedItems: [{ description: 'a', quantity: 1 }] });
    await asked('POST /v1/rmas/{rmaId}/notes', `${path}/notes`, { text: 'a' });
    await agent.do(`${path}/refund`, { lines: [{ lineId: '1', quantity: 1 }] });
    for (const question of ['/history', '/history/diff?from=0&to=5', '/refund-preview', ''])
      await asked(`GET /v1/rmas/{rmaId}${question.split('?')[0]}`, path + question);
    await asked('GET /v1/rmas', '/v1/rmas');
    for (const question of ['', '/entitlements'])
      await asked(`GET /v1/orders/{orderId}${question}`, `/v1/orders/${order.orderId}${question}`);
    await asked('GET /v1/orders', `/v1/orders?orderNumber=${order.orderNumber}`);
    const parcel = await asked('POST /v1/parcels', '/v1/parcels', { items: [{ description: 'a', quantity: 1 }] });
    const parcelPath = `/v1/parcels/${parcel.parcelId}`;
    await asked('POST /v1/parcels/{parcelId}/link', `${parcelPath}/link`, { rmaId: rma.rmaId });
    await asked('GET /v1/parcels/{parcelId}', parcelPath);
    const finding = { factoryId: 'F-12', sku: 'a', faultCode: 'b', text: 'c', rmaId: rma.rmaId };
    await asked('POST /v1/quality-feedback', '/v1/quality-feedback', finding);
    await asked('GET /v1/troubleshooting', '/v1/troubleshooting');
    const { rmaId } = await inspected({ agent, warehouse }, await recorded(admin, { lines: [aLine({ factoryId: 'F-12' })] }), {
      basis: 'warranty',
      wantedResolution: 'repair',
      troubleshooting: { steps: ['a'], outcome: 'notSolved' },
    });
    const claim = await asked('POST /v1/factory-claims', '/v1/factory-claims', { rmaId });
    await asked('GET /v1/factory-claims/{claimId}', `/v1/factory-claims/${claim.claimId}`);
    await asked('GET /v1/rmas/{rmaId}', `/v1/rmas/${rmaId}`);
    const file = admin.send('POST', `${path}/evidence`, { raw: { type: 'text/plain', content: 'a' } });
    made.push(['POST /v1/rmas/{rmaId}/evidence', file]);
    await file;
    await asked('POST /v1/keys', '/v1/keys', { role: 'agent', note: 'a' });
    await asked('GET /v1/keys', '/v1/keys');
    for (const path of ['/livez', '/readyz']) await asked(`GET ${path}`, path);
    await asked('GET /v1/subjects/{kind}/{id}', '/v1/subjects/reseller/R-7');
    await asked('POST /v1/subjects/{kind}/{id}/erase', '/v1/subjects/consumer/C-nobody/erase');
    const raw = { type: 'application/x-ndjson', content: '{}\n' };
    made.push(['POST /v1/orders/import', admin.send('POST', '/v1/orders/import', { raw })]);

    for (const [name, answering] of made) {
      const { status, text } = await answering;
      const parsed = documented(name, status).safeParse(JSON.parse(text));
      expect({ name, issues: parsed.error?.issues ?? [] }).toEqual({ name, issues: [] });
    }
  });

  it('is a problem as the description says', async () => {
    const { text } = await nobody.get('/v1/rmas');

    expect(validator({ $ref: '#/components/schemas/Problem' }).safeParse(JSON.parse(text))).toMatchObject({ success: true });
  });
});
