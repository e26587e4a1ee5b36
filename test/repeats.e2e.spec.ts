import { describe, expect, it } from '@jest/globals';
import type { Answer, Client } from './support/client.js';
import { aLine, anOrder, recorded } from './support/orders.js';
import { expectRefusal } from './support/problems.js';
import { anInspection, aReceipt, aRequest, inspected, issued, pathOf, received, requested } from './support/returns.js';
import { startService } from './support/service.js';
import type { History } from './support/views.js';

const service = await startService();
const admin = service.admin();
const agent = await service.as('agent');
const warehouse = await service.as('warehouse');
const finance = await service.as('finance');
const technician = await service.as('technician');
const lead = await service.as('lead');
const desk = { agent, warehouse };

/** One command, ready to be accepted. */
interface Ready {
  readonly as: Client;
  readonly path: string;
  readonly body: object;
  /** Another body that is well-formed. */
  readonly other: object;
}

const unit = { lineId: '1', quantity: 1 };
const dear = { lines: [aLine({ quantity: 2, itemsTotal: 100_000, tax: 0 })] };
const on = (rma: { rmaId: string }, command: string) => `${pathOf(rma)}/${command}`;
const waiting = async () => {
  const rma = await inspected(desk, await recorded(admin, dear));
  await agent.do(on(rma, 'refund'), {});
  return rma;
};
const settled = async () => {
  const rma = await inspected(desk, await recorded(admin));
  await agent.do(on(rma, 'refund'), {});
  await finance.do(on(rma, 'refund/manual'), { reference: 'bank' });
  return rma;
};
/** Closed by the system, and open again until somebody closes it. */
const reopened = async () => {
  const rma = await settled();
  await lead.do(on(rma, 'reopen'), { reason: 'a' });
  return rma;
};

const parcel = { carrier: 'a', trackingNumber: 'b' };
const ofTwo = { lineId: '1', quantity: 2 };
const toReplace = async () => inspected(desk, await recorded(admin), { wantedResolution: 'replaceSame' });
const allocated = async () => {
  const rma = await toReplace();
  await agent.do(on(rma, 'replacement'));
  return rma;
};
const toRepair = async () => {
  const troubleshooting = { steps: ['a'], outcome: 'notSolved' };
  return inspected(desk, await recorded(admin), { basis: 'warranty', wantedResolution: 'repair', troubleshooting });
};
const inRepair = async () => {
  const rma = await toRepair();
  await technician.do(on(rma, 'repair/start'));
  return rma;
};

const commands: Readonly<Record<string, () => Promise<Ready>>> = {
  'an order': () => {
    const order = anOrder();
    return Promise.resolve({ as: admin, path: '/v1/orders', body: order, other: { ...order, shipping: 1 } });
  },
  'a shipment': async () => {
    const { orderId } = await recorded(admin, { shipments: [] });
    const body = { shipmentId: 'S-1', shippedOn: '2026-03-01', lines: [unit] };
    return { as: admin, path: `/v1/orders/${orderId}/shipments`, body, other: { ...body, shippedOn: '2026-03-02' } };
  },
  'a request': async () => {
    const order = await recorded(admin);
    const body = aRequest(order, {}, [unit]);
    return { as: agent, path: '/v1/rmas', body, other: { ...body, wantedResolution: 'replaceSame' } };
  },
  'a request by number': async () => {
    const { orderNumber, ...order } = await recorded(admin);
    const { orderId: _, ...body } = aRequest({ orderNumber, ...order }, { orderNumber }, [unit]);
    return { as: agent, path: '/v1/rmas', body, other: { ...body, channel: 'reseller' } };
  },
  issue: async () => ({
    as: agent,
    path: on(await requested(desk, await recorded(admin)), 'issue'),
    body: {},
    other: { proofConfirmed: true },
  }),
  decline: async () => {
    const body = { reason: 'outsideWindow', message: 'a' };
    return { as: agent, path: on(await requested(desk, await recorded(admin)), 'decline'), body, other: { ...body, message: 'b' } };
  },
  cancel: async () => ({
    as: agent,
    path: on(await issued(desk, await recorded(admin)), 'cancel'),
    body: { reason: 'a' },
    other: { reason: 'b' },
  }),
  dispatch: async () => {
    const body = { carrier: 'a', trackingNumber: 'b', lines: [unit] };
    return { as: agent, path: on(await issued(desk, await recorded(admin)), 'dispatch'), body, other: { ...body, carrier: 'c' } };
  },
  receive: async () => ({
    as: warehouse,
    path: on(await issued(desk, await recorded(admin)), 'receive'),
    body: { ...aReceipt(unit), unexpectedItems: [{ description: 'a', quantity: 1 }] },
    other: aReceipt(unit),
  }),
  inspect: async () => ({
    as: warehouse,
    path: on(await received(desk, await recorded(admin)), 'inspect'),
    body: anInspection({ ...unit, note: 'a' }),
    other: anInspection({ ...unit, note: 'b' }),
  }),
  resolution: async () => {
    const body = { resolution: 'replaceSame', lines: [unit] };
    return { as: agent, path: on(await issued(desk, await recorded(admin)), 'resolution'), body, other: { resolution: 'replaceSame' } };
  },
  refund: async () => ({
    as: agent,
    path: on(await inspected(desk, await recorded(admin)), 'refund'),
    body: { lines: [unit] },
    other: { lines: [{ lineId: '1', quantity: 2 }] },
  }),
  'refund that asks for approval': async () => ({
    as: agent,
    path: on(await inspected(desk, await recorded(admin, dear)), 'refund'),
    body: {},
    other: { lines: [unit] },
  }),
  'refund/approve': async () => ({ as: finance, path: on(await waiting(), 'refund/approve'), body: {}, other: { refundId: 'R-1' } }),
  'refund/reject': async () => ({ as: finance, path: on(await waiting(), 'refund/reject'), body: { reason: 'a' }, other: { reason: 'b' } }),
  'refund/manual': async () => {
    const rma = await inspected(desk, await recorded(admin));
    await agent.do(on(rma, 'refund'), {});
    return { as: finance, path: on(rma, 'refund/manual'), body: { reference: 'a' }, other: { reference: 'b' } };
  },
  replacement: async () => ({
    as: agent,
    path: on(await toReplace(), 'replacement'),
    body: { lines: [unit] },
    other: { lines: [ofTwo] },
  }),
  'replacement/unavailable': async () => ({
    as: warehouse,
    path: on(await toReplace(), 'replacement/unavailable'),
    body: { lines: [unit] },
    other: { lines: [ofTwo] },
  }),
  'replacement/ship': async () => ({
    as: warehouse,
    path: on(await allocated(), 'replacement/ship'),
    body: { ...parcel, lines: [unit], serialNumbers: ['NEW-1'] },
    other: { ...parcel, lines: [unit] },
  }),
  'replacement/lost': async () => {
    const rma = await allocated();
    await warehouse.do(on(rma, 'replacement/ship'), parcel);
    return { as: agent, path: on(rma, 'replacement/lost'), body: { lines: [unit] }, other: { lines: [ofTwo] } };
  },
  'repair/start': async () => ({
    as: technician,
    path: on(await toRepair(), 'repair/start'),
    body: { lines: [unit] },
    other: { lines: [ofTwo] },
  }),
  'repair/complete': async () => ({
    as: technician,
    path: on(await inRepair(), 'repair/complete'),
    body: { lines: [unit], parts: [{ partNumber: 'a', quantity: 1 }], labourMinutes: 5 },
    other: { lines: [unit], parts: [], labourMinutes: 5 },
  }),
  'repair/abandon': async () => ({
    as: technician,
    path: on(await inRepair(), 'repair/abandon'),
    body: { reason: 'a', lines: [unit] },
    other: { reason: 'b', lines: [unit] },
  }),
  'ship-back': async () => ({
    as: warehouse,
    path: on(await received(desk, await recorded(admin), { wantedResolution: 'returnAsIs' }), 'ship-back'),
    body: { ...parcel, lines: [unit] },
    other: { ...parcel, lines: [ofTwo] },
  }),
  dispose: async () => ({
    as: warehouse,
    path: on(await received(desk, await recorded(admin)), 'dispose'),
    body: { lines: [unit], disposition: 'refurbish' },
    other: { lines: [unit], disposition: 'restock' },
  }),
  form: async () => ({ as: agent, path: on(await issued(desk, await recorded(admin)), 'form'), body: {}, other: {} }),
  lost: async () => {
    const rma = await issued(desk, await recorded(admin));
    await agent.do(on(rma, 'dispatch'), parcel);
    return { as: agent, path: on(rma, 'lost'), body: { lines: [unit] }, other: {} };
  },
  'receipt-correction': async () => {
    const body = { lineId: '1', quantity: 1, reason: 'a' };
    const path = on(await received(desk, await recorded(admin)), 'receipt-correction');
    return { as: warehouse, path, body, other: { ...body, reason: 'b' } };
  },
  basis: async () => {
    const body = { basis: 'moneyBack', wantedResolution: 'refund' };
    return { as: agent, path: on(await toRepair(), 'basis'), body, other: { ...body, wantedResolution: 'replaceSame' } };
  },
  reinstate: async () => {
    const rma = await issued(desk, await recorded(admin));
    await agent.do(on(rma, 'cancel'));
    return { as: lead, path: on(rma, 'reinstate'), body: { reason: 'a' }, other: { reason: 'b' } };
  },
  reopen: async () => ({ as: lead, path: on(await settled(), 'reopen'), body: { reason: 'a' }, other: { reason: 'b' } }),
  close: async () => ({ as: agent, path: on(await reopened(), 'close'), body: {}, other: {} }),
  notes: async () => ({
    as: agent,
    path: on(await requested(desk, await recorded(admin)), 'notes'),
    body: { text: 'a' },
    other: { text: 'b' },
  }),
};

const told = ({ status, text }: Answer) => ({ status, text });
const accepted: { readonly key: string; readonly ready: Ready; readonly first: Answer }[] = [];

async function later(path: string): Promise<void> {
  if (path.startsWith('/v1/rmas/')) await agent.do(`${path.split('/').slice(0, 4).join('/')}/notes`, { text: 'later' });
}

describe.each(Object.entries(commands))('%s', (name, make) => {
  it('sent again with the same key is answered byte for byte the same, whatever happened since and whatever If-Match says', async () => {
    const ready = await make();
    const { as, path, body } = ready;
    const key = `again-${name.replaceAll(' ', '-')}`;
    const first = await as.post(path, body, { 'idempotency-key': key });
    expect([200, 201]).toContain(first.status);
    await later(path);
    const head = await service.head();

    for (const headers of [{}, { 'if-match': '"0"' }, { 'if-match': '"9999"' }, { 'idempotency-key': `"${key}"` }, { prefer: 'wait=1' }]) {
      const again = await as.post(path, body, { 'idempotency-key': key, ...headers });
      expect(told(again)).toEqual(told(first));
      expect(again.headers.get('etag')).toBe(first.headers.get('etag'));
    }
    expect(await service.head()).toBe(head);
    accepted.push({ key, ready, first });
  });

  it('sent 20 times at once happens once, and all are answered the same', async () => {
    const { as, path, body } = await make();
    const before = await service.head();
    const headers = { 'idempotency-key': `at-once-${name.replaceAll(' ', '-')}` };
    const answers = await Promise.all(Array.from({ length: 20 }, () => as.post(path, body, headers)));

    expect(new Set(answers.map((answer) => JSON.stringify(told(answer)))).size).toBe(1);
    expect(await eventsOfCommandIn(before)).toEqual((JSON.parse(answers[0]?.text ?? '') as { events: string[] }).events);
  });

  it('sent with the same key and another payload is refused', async () => {
    const { as, path, body, other } = await make();
    const headers = { 'idempotency-key': `other-${name.replaceAll(' ', '-')}` };
    await as.do(path, body, headers);
    const head = await service.head();
    const answers = await Promise.all([0, 1, 2].map(() => as.post(path, other, headers)));
    const stale = await as.post(path, other, { ...headers, 'if-match': '"9999"' });

    const isOther = JSON.stringify(body) !== JSON.stringify(other);
    for (const answer of isOther ? answers : []) expectRefusal(answer, 422, 'IDEMPOTENCY_KEY_REUSED');
    for (const answer of isOther ? [stale] : []) expectRefusal(answer, 412, 'STALE_REVISION');
    expect(await service.head()).toBe(head);
  });
});

/** What another stream says first; the case's events follow from it. */
const orderFirst = new Set(['UnitsReserved', 'ManualRefundRecorded', 'ReservationRenewed']);

/** The types of the events since, of the command that came over HTTP; what followed on other streams is caused by those. */
async function eventsOfCommandIn(since: unknown): Promise<readonly string[]> {
  const events = await service.installation.store.readAll('end', 'backwards', {}, 100);
  const fresh = events
    .slice(
      0,
      events.findIndex(({ position }) => position === since),
    )
    .toReversed();
  const onCase = fresh.filter(({ stream }) => stream.startsWith('rma-'));
  const told = orderFirst.has(fresh[0]?.type ?? '') ? onCase : fresh;
  return told.filter(({ metadata }) => metadata.commandId === told[0]?.metadata.commandId).map(({ type }) => type);
}

describe('a key', () => {
  it('belongs to its caller, its method and its path', async () => {
    const headers = { 'idempotency-key': 'shared' };
    const [one, other] = [await requested(desk, await recorded(admin)), await requested(desk, await recorded(admin))];
    await agent.do(on(one, 'notes'), { text: 'a' }, headers);
    await lead.do(on(one, 'notes'), { text: 'b' }, headers);
    await agent.do(on(other, 'notes'), { text: 'c' }, headers);
    await agent.do(on(one, 'issue'), {}, headers);

    const { events } = await agent.read<History>(`${pathOf(one)}/history`);
    expect(events.map(({ type }) => type)).toEqual(['ReturnRequested', 'NoteAdded', 'NoteAdded', 'RmaIssued']);
  });

  it('means the same sale for ever, though its number or serial is sold again', async () => {
    const lines = [aLine({ quantity: 1, serialNumbers: ['SOLD-TWICE'] })];
    for (const named of [{ orderNumber: 'N-twice' }, { serialNumber: 'SOLD-TWICE' }]) {
      const { orderId, ...order } = await recorded(admin, { orderNumber: 'N-twice', lines });
      const { orderId: _, ...body } = aRequest({ orderId, ...order }, named, [unit]);
      const headers = { 'idempotency-key': `twice-${Object.keys(named).join()}` };
      const first = await agent.post('/v1/rmas', body, headers);
      await recorded(admin, { orderNumber: 'N-twice', lines });

      expect(told(await agent.post('/v1/rmas', body, headers))).toEqual(told(first));
      expect(await agent.read(pathOf(JSON.parse(first.text) as { rmaId: string }))).toMatchObject({ orderId });
    }
  });

  it('of a refused command may be used again when it can be accepted', async () => {
    const headers = { 'idempotency-key': 'too-early' };
    const rma = await issued(desk, await recorded(admin));
    expectRefusal(await agent.post(on(rma, 'refund'), {}, headers), 409, 'GOODS_NOT_RECEIVED');
    await warehouse.do(on(rma, 'receive'), aReceipt(unit));

    expect(await agent.do(on(rma, 'refund'), {}, headers)).toMatchObject({ events: ['RefundApproved'] });
  });

  it('written differently in JSON is still the same payload', async () => {
    const rma = await requested(desk, await recorded(admin));
    const send = (content: string) =>
      agent.send('POST', on(rma, 'decline'), { raw: { type: 'application/json', content }, headers: { 'idempotency-key': 'spelt' } });
    const first = await send('{"reason":"outsideWindow","message":"é"}');

    expect(told(await send('{ "message": "\\u00e9",\n "reason": "outsideWindow" }'))).toEqual(told(first));
  });
});

describe('after a restart', () => {
  it('every command that was accepted before is answered byte for byte the same', async () => {
    await service.restart();
    const head = await service.head();

    for (const { key, ready, first } of accepted) {
      const as = service.withKeyOf(ready.as);
      expect(told(await as.post(ready.path, ready.body, { 'idempotency-key': key }))).toEqual(told(first));
    }
    expect(accepted.length).toBe(Object.keys(commands).length);
    expect(await service.head()).toBe(head);
  });
});
