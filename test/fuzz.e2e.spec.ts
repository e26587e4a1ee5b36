import { describe, it, jest } from '@jest/globals';
import fc from 'fast-check';
import { request } from 'node:http';
import { text } from 'node:stream/consumers';
import { type AnyRequest, query, requestsTo, segment, type Target } from './support/arbitrary-requests.js';
import { type Answer, bodyOf } from './support/client.js';
import { type Description, schemasOf } from './support/description.js';
import { aLine, recorded } from './support/orders.js';
import { problemIn } from './support/problems.js';
import { inspected } from './support/returns.js';
import { adminKey, startService } from './support/service.js';

/** FUZZ_RUNS=5000 is the long form, of some minutes; fast-check prints the seed of what it finds. */
const numRuns = Number(process.env['FUZZ_RUNS'] ?? 25);
jest.setTimeout(20_000 + numRuns * 1_000);

const service = await startService();
const admin = service.admin();
const desk = { agent: await service.as('agent'), warehouse: await service.as('warehouse') };
const order = await recorded(admin);
const rma = await inspected(desk, order);
const warranty = { basis: 'warranty', wantedResolution: 'repair', troubleshooting: { steps: ['a'], outcome: 'notSolved' } };
const { rmaId } = await inspected(desk, await recorded(admin, { lines: [aLine({ factoryId: 'F-12' })] }), warranty);
const { claimId } = await admin.do<{ claimId: string }>('/v1/factory-claims', { rmaId });
const { parcelId } = await admin.do<{ parcelId: string }>('/v1/parcels', { items: [{ description: 'a', quantity: 1 }] });
const file = { raw: { type: 'text/plain', content: 'a' } };
const { evidenceId } = bodyOf<{ evidenceId: string }>(await admin.send('POST', `/v1/rmas/${rma.rmaId}/evidence`, file));
const inPaths = { rmaId: rma.rmaId, orderId: order.orderId, kind: 'consumer', claimId, parcelId, evidenceId };
const description = await admin.read<Description>('/openapi.json');
const { resolved } = schemasOf(description);

/** Every route, with ids that are there, and a body that it takes. */
const targets = Object.entries(description.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, { requestBody }]): Target & { readonly name: string } => {
    const there = Object.entries(inPaths).reduce((so, [name, id]) => so.replace(`{${name}}`, id), path);
    const { example } = resolved(requestBody?.content['application/json']?.schema ?? {});
    const body = typeof example === 'object' && example !== null ? example : {};
    const name = `${method.toUpperCase()} ${path}`;
    return { name, method: method.toUpperCase(), path: there.replace(/\{(id|keyId)\}/, 'C-1'), example: body };
  }),
);

function answerTo({ method, path, headers, content }: AnyRequest): Promise<Answer> {
  const given = Object.entries({ ...headers, 'content-length': String(content.length), connection: 'close' });
  const sent = Object.fromEntries(given.filter(([, value]) => value !== undefined));
  return new Promise((resolve, reject) => {
    const sending = request(service.url + path, { method, headers: sent }, (response) => {
      const told = new Headers({ 'content-type': response.headers['content-type'] ?? '' });
      text(response).then((body) => resolve({ status: response.statusCode ?? 0, headers: told, text: body }), reject);
    });
    sending.on('error', reject).end(content);
  });
}

/** Whatever is sent, what is refused is refused as a problem, and nothing is a fault of ours. */
async function assertNoFault(sent: AnyRequest): Promise<void> {
  const answer = await answerTo(sent);
  if (answer.status >= 500) throw new Error(`${answer.status} ${answer.text}`);
  if (answer.status >= 400 && sent.method !== 'HEAD') problemIn(answer);
}

describe('whatever is sent', () => {
  it.each(targets)('to $name is answered without a fault', async (target) => {
    await fc.assert(fc.asyncProperty(requestsTo(target, adminKey), assertNoFault), { numRuns });
  });

  it('to any address is answered without a fault', async () => {
    const parts = fc.oneof(segment, fc.constantFrom('v1', 'rmas', 'orders', 'keys', 'docs', 'openapi.json', rma.rmaId, '..', '%', ''));
    const address = fc.record({
      method: fc.constantFrom('GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'HEAD'),
      path: fc.array(parts, { maxLength: 6 }).map((all) => `/${all.join('/')}`),
      asked: query,
    });
    const requests = address.chain(({ method, path, asked }) =>
      requestsTo({ method, path, example: {} }, adminKey).map((sent) => ({ ...sent, path: path + asked })),
    );

    await fc.assert(fc.asyncProperty(requests, assertNoFault), { numRuns: numRuns * 5 });
  });
});
