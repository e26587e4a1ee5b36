import { describe, expect, it } from '@jest/globals';
import { aLine, recorded } from './support/orders.js';
import { expectMalformed, expectRefusal } from './support/problems.js';
import { issued, pathOf, requested } from './support/returns.js';
import { startService } from './support/service.js';
import type { CaseView, History } from './support/views.js';

const service = await startService();
const admin = service.admin();
const agent = await service.as('agent');
const warehouse = await service.as('warehouse');
const auditor = await service.as('auditor');
const desk = { agent, warehouse };

interface ParcelAnswer {
  readonly parcelId: string;
  readonly status: string;
  readonly rmaId: string | null;
  readonly revision: number;
  readonly events: readonly string[];
}

const player = { sku: 'MP3-4G', description: 'a player in a sock', quantity: 1 };
const path = ({ parcelId }: ParcelAnswer) => `/v1/parcels/${parcelId}`;
const arrived = (...items: readonly object[]) =>
  warehouse.do<ParcelAnswer>('/v1/parcels', {
    carrier: 'HK Post',
    trackingNumber: 'RR-in',
    items: items.length > 0 ? items : [player],
  });
const serialised = () => recorded(admin, { lines: [aLine({ serialNumbers: ['A', 'B', 'C'] })] });

describe('a parcel without RMA', () => {
  it('is taken in and waits in quarantine (R14)', async () => {
    const answer = await warehouse.post('/v1/parcels', { carrier: 'HK Post', trackingNumber: 'RR-in', items: [player] });
    const parcel = JSON.parse(answer.text) as ParcelAnswer;
    expect(answer.status).toBe(201);
    expect(parcel).toMatchObject({ status: 'quarantined', rmaId: null, revision: 0, events: ['UnauthorisedParcelReceived'] });
    expect(await auditor.read(path(parcel))).toEqual({
      parcelId: parcel.parcelId,
      status: 'quarantined',
      rmaId: null,
      revision: 0,
      carrier: 'HK Post',
      trackingNumber: 'RR-in',
      items: [{ sku: 'MP3-4G', serialNumber: null, quantity: 1, description: 'a player in a sock' }],
      sentBack: null,
    });
  });

  it('is taken in once, however often the same is sent', async () => {
    const key = { 'idempotency-key': 'arrived-once' };
    const [one, again] = [
      await warehouse.post('/v1/parcels', { items: [player] }, key),
      await warehouse.post('/v1/parcels', { items: [player] }, key),
    ];
    expect([again.status, again.text]).toEqual([one.status, one.text]);
    expectRefusal(await warehouse.post('/v1/parcels', { items: [player, player] }, key), 422, 'IDEMPOTENCY_KEY_REUSED');
  });

  it('names what is wrong with it', async () => {
    expectMalformed(await warehouse.post('/v1/parcels', { items: [] }), 'items');
    expectMalformed(await warehouse.post('/v1/parcels', { items: [{ quantity: 1 }] }), 'items.0.description');
    expectMalformed(await warehouse.post('/v1/parcels', { items: [{ ...player, serialNumber: 'A', quantity: 2 }] }), 'items.0.quantity');
  });

  it('linked by its serial is received on the return, without the form', async () => {
    const rma = await issued(desk, await serialised());
    const parcel = await arrived({ serialNumber: 'B', description: 'a player', quantity: 1 }, { description: 'an umbrella', quantity: 1 });
    const linked = await agent.do<ParcelAnswer>(`${path(parcel)}/link`, { rmaId: rma.rmaId });
    expect(linked).toMatchObject({ status: 'linked', rmaId: rma.rmaId, revision: 1, events: ['ParcelLinked'] });

    const view = await agent.read<CaseView>(pathOf(rma));
    expect(view.status).toBe('received');
    expect(view.lines[0]?.units).toMatchObject([
      { custody: 'withSender', serialNumbers: ['A'] },
      { custody: 'held', serialNumbers: ['B'] },
      { custody: 'withSender', serialNumbers: ['C'] },
    ]);
    expect(view.unexpected).toMatchObject([{ unexpectedId: `${parcel.parcelId}#1`, why: 'foreign', description: 'an umbrella' }]);
    const { events } = await agent.read<History>(`${pathOf(rma)}/history`);
    expect(events.slice(-3).map(({ type, data }) => [type, data['formPresent']])).toEqual([
      ['LinkedParcelReceived', undefined],
      ['ItemReceived', false],
      ['UnexpectedItemReceived', false],
    ]);
    expect(await agent.read(path(parcel))).toMatchObject({ status: 'linked', rmaId: rma.rmaId, trackingNumber: 'RR-in' });
  });

  it('books nothing twice, whoever links it again', async () => {
    const rma = await issued(desk, await serialised());
    const other = await issued(desk, await serialised());
    const parcel = await arrived();
    const key = { 'idempotency-key': 'linked-once' };
    const first = await agent.post(`${path(parcel)}/link`, { rmaId: rma.rmaId }, key);
    const { revision } = await agent.read<CaseView>(pathOf(rma));
    expect((await agent.post(`${path(parcel)}/link`, { rmaId: rma.rmaId }, key)).text).toBe(first.text);
    expect(await warehouse.do(`${path(parcel)}/link`, { rmaId: rma.rmaId })).toMatchObject({ events: [] });
    expectRefusal(await agent.post(`${path(parcel)}/link`, { rmaId: other.rmaId }), 409, 'PARCEL_LINKED');
    expectRefusal(await warehouse.post(`${path(parcel)}/send-back`), 409, 'PARCEL_LINKED');
    expect((await agent.read<CaseView>(pathOf(rma))).revision).toBe(revision);
  });

  it('of the largest size is linked like every other', async () => {
    const rma = await issued(desk, await recorded(admin));
    const description = 'ß'.repeat(131);
    const items = Array.from({ length: 500 }, () => ({ sku: 'a'.repeat(64), serialNumber: 'b'.repeat(64), description, quantity: 1 }));
    const tooMuch = items.map((item) => ({ ...item, description: 'ß'.repeat(132) }));
    expectMalformed(await warehouse.post('/v1/parcels', { items: tooMuch }), 'items');
    const parcel = await arrived(...items);
    const longest = { 'x-correlation-id': 'c'.repeat(128) };
    expect((await agent.post(`${path(parcel)}/link`, { rmaId: rma.rmaId }, longest)).status).toBe(200);
    const view = await agent.read<CaseView>(pathOf(rma));
    expect(view.unexpected).toHaveLength(500);
    expect(view.unexpected.at(-1)).toMatchObject({ description });
  });

  it('of a return that is not live is received out of turn, and settles nothing', async () => {
    const rma = await requested(desk, await recorded(admin));
    const parcel = await arrived();
    await agent.do(`${path(parcel)}/link`, { rmaId: rma.rmaId });
    const { events } = await agent.read<History>(`${pathOf(rma)}/history`);
    expect(events.at(-1)).toMatchObject({ type: 'ItemReceived', data: { outOfTurn: true, formPresent: false } });
    expect(await agent.read<CaseView>(pathOf(rma))).toMatchObject({ status: 'requested' });
  });

  it('goes back to where it came from where it belongs to no return', async () => {
    const parcel = await arrived();
    const answer = await warehouse.do<ParcelAnswer>(`${path(parcel)}/send-back`, { carrier: 'HK Post', trackingNumber: 'RR-out' });
    expect(answer).toMatchObject({ status: 'sentBack', events: ['ParcelSentBack'] });
    expect(await agent.read(path(parcel))).toMatchObject({
      sentBack: { reason: 'rmaMissing', carrier: 'HK Post', trackingNumber: 'RR-out' },
    });
    expect(await warehouse.do(`${path(parcel)}/send-back`)).toMatchObject({ events: [] });
    const rma = await issued(desk, await recorded(admin));
    expectRefusal(await agent.post(`${path(parcel)}/link`, { rmaId: rma.rmaId }), 409, 'PARCEL_SENT_BACK');
  });

  it('is either linked or sent back where both are asked for at once, and its goods are booked only where it is linked', async () => {
    for (let round = 0; round < 5; round++) {
      const [rma, parcel] = [await issued(desk, await recorded(admin)), await arrived()];
      const [link, back] = await Promise.all([
        agent.post(`${path(parcel)}/link`, { rmaId: rma.rmaId }),
        warehouse.post(`${path(parcel)}/send-back`),
      ]);
      const isLinked = link.status === 200;
      expectRefusal(isLinked ? back : link, 409, isLinked ? 'PARCEL_LINKED' : 'PARCEL_SENT_BACK');
      expect((await agent.read<CaseView>(pathOf(rma))).status).toBe(isLinked ? 'received' : 'issued');
    }
  });

  it('is not found where there is none, nor is the return it should belong to', async () => {
    for (const action of ['/link', '/send-back']) expectRefusal(await agent.post(`/v1/parcels/none${action}`, {}), 404, 'NOT_FOUND');
    expectRefusal(await agent.get('/v1/parcels/none'), 404, 'NOT_FOUND');
    const parcel = await arrived();
    expectRefusal(await agent.post(`${path(parcel)}/link`, { rmaId: 'nobody' }), 404, 'NOT_FOUND');
    expectMalformed(await agent.post(`${path(parcel)}/link`, {}), 'rmaId');
    expect(await agent.read(path(parcel))).toMatchObject({ status: 'quarantined' });
  });
});

describe('the texts of a parcel', () => {
  const subject = ({ parcelId }: ParcelAnswer) => `/v1/subjects/parcel/${parcelId}`;

  it('are its own until it is linked: they are exported and erased by its id, once it has gone back', async () => {
    const parcel = await arrived();
    expect(await admin.read(subject(parcel))).toMatchObject({
      found: [{ type: 'UnauthorisedParcelReceived', personal: { trackingNumber: 'RR-in', descriptions: ['a player in a sock'] } }],
    });
    expectRefusal(await admin.post(`${subject(parcel)}/erase`), 409, 'SUBJECT_HAS_OPEN_CASES');
    await warehouse.do(`${path(parcel)}/send-back`, { trackingNumber: 'RR-out' });
    await admin.do(`${subject(parcel)}/erase`);
    const read = await agent.get(path(parcel));
    expect(JSON.parse(read.text)).toMatchObject({ erased: true, sentBack: { erased: true }, items: [{ sku: 'MP3-4G', quantity: 1 }] });
    expect(read.text).not.toMatch(/RR-|sock/);
  });

  it('are of who asked for the return once it is linked, and are erased with them', async () => {
    const buyer = { kind: 'reseller', id: 'R-linked', name: 'Jade' };
    const rma = await requested(desk, await recorded(admin, { buyer }));
    const parcel = await arrived();
    await agent.do(`${path(parcel)}/link`, { rmaId: rma.rmaId });
    const person = `/v1/subjects/${buyer.kind}/${buyer.id}`;
    const { found } = await admin.read<{ readonly found: readonly { readonly type: string; readonly personal: object }[] }>(person);
    expect(found.filter(({ type }) => type === 'ParcelLinked').map(({ personal }) => personal)).toEqual([
      { trackingNumber: 'RR-in' },
      { description: 'a player in a sock' },
    ]);
    await agent.do(`${pathOf(rma)}/decline`, { reason: 'unidentifiable', message: 'We cannot tell which unit this is.' });
    await admin.do(`${person}/erase`);
    const traces = [await agent.get(path(parcel)), await agent.get(`${pathOf(rma)}/history`), await admin.get(subject(parcel))];
    expect(traces.map(({ text }) => text).join()).not.toMatch(/RR-in|sock/);
    expect(JSON.parse(traces[2]?.text ?? '')).toMatchObject({ found: [{ personal: 'erased' }] });

    const another = await arrived();
    await agent.do(`${path(another)}/link`, { rmaId: rma.rmaId });
    for (const question of [path(another), subject(another)]) expect((await admin.get(question)).text).not.toMatch(/RR-in|sock/);
  });
});
