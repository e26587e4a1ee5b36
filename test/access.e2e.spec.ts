import { describe, expect, it } from '@jest/globals';
import { type Role, roles } from '#rma/returns';
import { expectRefusal } from './support/problems.js';
import { servedRoutes } from './support/routes.js';
import { startService } from './support/service.js';
import { expectNothingStored } from './support/unchanged.js';

const service = await startService();
const nobody = service.nobody();

const staff = ['agent', 'lead', 'warehouse', 'technician', 'finance'] as const;
const desk = ['agent', 'lead'] as const;
const buyers = ['consumer', 'reseller'] as const;
const readers = [...staff, ...buyers, 'auditor'] as const;

/** Who may, beside admin (design page 1.10). */
const allowed: Readonly<Record<string, readonly Role[]>> = {
  'POST /v1/orders': ['system'],
  'POST /v1/orders/import': ['system'],
  'POST /v1/orders/:orderId/shipments': ['system'],
  'GET /v1/orders': [...readers, 'system'],
  'GET /v1/orders/:orderId': [...readers, 'system'],
  'GET /v1/orders/:orderId/entitlements': [...readers, 'system'],
  'POST /v1/rmas': [...buyers, ...desk],
  'GET /v1/rmas': readers,
  'GET /v1/rmas/:rmaId': readers,
  'GET /v1/rmas/:rmaId/history': readers,
  'GET /v1/rmas/:rmaId/history/diff': readers,
  'GET /v1/rmas/:rmaId/refund-preview': readers,
  'POST /v1/rmas/:rmaId/issue': desk,
  'POST /v1/rmas/:rmaId/decline': desk,
  'POST /v1/rmas/:rmaId/cancel': [...buyers, ...desk],
  'POST /v1/rmas/:rmaId/dispatch': [...buyers, ...desk, 'system'],
  'POST /v1/rmas/:rmaId/receive': ['warehouse'],
  'POST /v1/rmas/:rmaId/inspect': ['warehouse'],
  'POST /v1/rmas/:rmaId/resolution': [...buyers, ...desk],
  'POST /v1/rmas/:rmaId/refund': [...desk, 'finance'],
  'POST /v1/rmas/:rmaId/refund/approve': ['finance'],
  'POST /v1/rmas/:rmaId/refund/reject': ['finance'],
  'POST /v1/rmas/:rmaId/refund/manual': ['finance'],
  'POST /v1/rmas/:rmaId/refund/retry': ['finance'],
  'POST /v1/rmas/:rmaId/replacement': [...desk, 'warehouse'],
  'POST /v1/rmas/:rmaId/replacement/unavailable': [...desk, 'warehouse'],
  'POST /v1/rmas/:rmaId/replacement/ship': [...desk, 'warehouse'],
  'POST /v1/rmas/:rmaId/replacement/lost': [...desk, 'warehouse'],
  'POST /v1/rmas/:rmaId/repair/start': ['technician'],
  'POST /v1/rmas/:rmaId/repair/complete': ['technician'],
  'POST /v1/rmas/:rmaId/repair/abandon': ['technician'],
  'POST /v1/rmas/:rmaId/ship-back': ['warehouse'],
  'POST /v1/rmas/:rmaId/dispose': ['warehouse'],
  'POST /v1/rmas/:rmaId/close': desk,
  'POST /v1/rmas/:rmaId/form': desk,
  'POST /v1/rmas/:rmaId/lost': desk,
  'POST /v1/rmas/:rmaId/receipt-correction': ['warehouse'],
  'POST /v1/rmas/:rmaId/basis': desk,
  'POST /v1/rmas/:rmaId/reinstate': ['lead'],
  'POST /v1/rmas/:rmaId/reopen': ['lead'],
  'POST /v1/rmas/:rmaId/notes': staff,
  'POST /v1/rmas/:rmaId/evidence': staff,
  'GET /v1/rmas/:rmaId/evidence/:evidenceId': [...staff, 'auditor'],
  'POST /v1/factory-claims': desk,
  'GET /v1/factory-claims/:claimId': [...staff, 'auditor'],
  'POST /v1/factory-claims/:claimId/response': desk,
  'POST /v1/factory-claims/:claimId/honour': desk,
  'POST /v1/parcels': [...desk, 'warehouse'],
  'GET /v1/parcels/:parcelId': [...staff, 'auditor'],
  'POST /v1/parcels/:parcelId/link': [...desk, 'warehouse'],
  'POST /v1/parcels/:parcelId/send-back': [...desk, 'warehouse'],
  'POST /v1/quality-feedback': [...desk, 'reseller'],
  'GET /v1/troubleshooting': roles.filter((role) => role !== 'admin'),
  'GET /v1/events': ['subscriber', 'auditor'],
  'POST /v1/keys': [],
  'GET /v1/keys': [],
  'DELETE /v1/keys/:keyId': [],
  'GET /v1/subjects/:kind/:id': [],
  'POST /v1/subjects/:kind/:id/erase': [],
};

/** What needs no key, and tells of nobody. */
const open = ['GET /livez', 'GET /readyz', 'GET /metrics', 'GET /asyncapi.json', 'GET /schemas/:eventType/:version.json'];

const split = (route: string): [method: string, path: string] => {
  const [method = '', path = ''] = route.split(' ');
  return [method, path.replace(':eventType/:version', 'RmaIssued/1').replaceAll(/:\w+/g, 'none')];
};

describe('the routes', () => {
  it('are all in this table, and nothing else is', () => {
    expect(servedRoutes().toSorted()).toEqual([...open, ...Object.keys(allowed)].toSorted());
  });
});

describe.each(open)('%s', (route) => {
  it('is open to everybody, with a key or without', async () => {
    const [method, path] = split(route);
    const auditor = await service.as('auditor');
    expect([(await nobody.send(method, path)).status, (await auditor.send(method, path)).status]).toEqual([200, 200]);
  });
});

describe.each(Object.entries(allowed))('%s', (route, may) => {
  const [method, path] = split(route);
  expectNothingStored(service);

  it('is closed to whom nobody knows', async () => {
    expectRefusal(await nobody.send(method, path), 401, 'UNAUTHENTICATED');
  });

  it('is open to whom it should be, and to nobody else', async () => {
    const answers = await Promise.all(roles.map(async (role) => ({ role, answer: await (await service.as(role)).send(method, path) })));
    const refused = answers.filter(({ answer }) => answer.status === 403);
    for (const { role, answer } of refused)
      expect(expectRefusal(answer, 403, 'ROLE_NOT_ALLOWED').facts).toMatchObject({
        role,
        allowed: expect.arrayContaining(['admin', ...may]),
      });
    const letIn = answers.filter(({ answer }) => [200, 400, 404, 415].includes(answer.status));

    expect(letIn.map(({ role }) => role).toSorted()).toEqual(['admin', ...may].toSorted());
    expect(letIn.length + refused.length).toBe(roles.length);
  });
});
