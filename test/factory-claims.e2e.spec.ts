import { describe, expect, it } from '@jest/globals';
import { aLine, recorded } from './support/orders.js';
import { expectMalformed, expectRefusal } from './support/problems.js';
import { anInspection, type CaseAnswer, inspected, pathOf, received } from './support/returns.js';
import { startService } from './support/service.js';
import { TestClock } from './support/test-clock.js';
import type { CaseView, History } from './support/views.js';

const clock = new TestClock();
const service = await startService({ clock, settings: { DEADLINES_EVERY_SECONDS: '0.1' } });
const admin = service.admin();
const agent = await service.as('agent');
const warehouse = await service.as('warehouse');
const auditor = await service.as('auditor');
const desk = { agent, warehouse };

interface ClaimAnswer {
  readonly claimId: string;
  readonly rmaId: string;
  readonly status: string;
  readonly revision: number;
  readonly events: readonly string[];
}

const warranty = {
  basis: 'warranty',
  wantedResolution: 'repair',
  troubleshooting: { steps: ['charged it for a night'], outcome: 'notSolved' },
};
const made = (factoryId: string, lineId = '1') => aLine({ lineId, factoryId });
const path = ({ claimId }: ClaimAnswer) => `/v1/factory-claims/${claimId}`;
const rejection = { accepted: false, code: 'LIQUID-DAMAGE' };

async function accepted(...lines: readonly ReturnType<typeof aLine>[]): Promise<CaseAnswer> {
  return inspected(desk, await recorded(admin, { lines: lines.length > 0 ? lines : [made('F-12')] }), warranty);
}

async function opened(): Promise<ClaimAnswer> {
  return agent.do<ClaimAnswer>('/v1/factory-claims', { rmaId: (await accepted()).rmaId });
}

describe('a claim on a factory', () => {
  it('asks for every accepted unit of a warranty return, with what was found of it', async () => {
    const rma = await received(desk, await recorded(admin, { lines: [made('F-12')] }), warranty);
    const seen = { faultCode: 'NO-POWER', findings: ['noFaultFound'], disposition: 'sendToFactory' };
    await warehouse.do(`${pathOf(rma)}/inspect`, anInspection({ lineId: '1', quantity: 2, ...seen }));
    const answer = await agent.post('/v1/factory-claims', { rmaId: rma.rmaId });
    const claim = JSON.parse(answer.text) as ClaimAnswer;
    expect(answer.status).toBe(201);
    expect(claim).toMatchObject({ rmaId: rma.rmaId, status: 'open', revision: 0, events: ['FactoryClaimOpened'] });

    expect(await auditor.read(path(claim))).toEqual({
      claimId: claim.claimId,
      rmaId: rma.rmaId,
      factoryId: 'F-12',
      status: 'open',
      revision: 0,
      lines: [
        {
          lineId: '1',
          sku: 'MP3-4G',
          quantity: 2,
          faultCode: 'NO-POWER',
          findings: ['noFaultFound'],
          x12: [
            { element: '1294', code: 'IN' },
            { element: '1172', code: 'NDF' },
          ],
        },
      ],
      openedOn: '2026-03-02',
      dueBy: '2026-04-01',
      code: null,
      cost: null,
    });
  });

  it('is told by the case and its history, and holds nothing of it up', async () => {
    const rma = await accepted();
    const before = await agent.read<CaseView>(pathOf(rma));
    const { claimId } = await agent.do<ClaimAnswer>('/v1/factory-claims', { rmaId: rma.rmaId });
    const after = await agent.read<CaseView>(pathOf(rma));
    expect(after.status).toBe(before.status);
    expect(after.lines[0]?.units).toMatchObject([{ verdict: 'accepted', settlement: 'none', claimId }]);
    const { events, related } = await agent.read<History>(`${pathOf(rma)}/history`);
    expect(events.at(-1)).toMatchObject({ type: 'FactoryClaimRequested', data: { claimId, factoryId: 'F-12' } });
    expect(related).toContainEqual({ stream: `rmaFactoryClaim-${claimId}`, revision: 0 });
  });

  it('is for some units where some are named, and claims none twice', async () => {
    const { rmaId } = await accepted();
    const claim = (quantity: number) => agent.post('/v1/factory-claims', { rmaId, lines: [{ lineId: '1', quantity }] });
    const first = JSON.parse((await claim(1)).text) as ClaimAnswer;
    expect(expectRefusal(await claim(3), 409, 'NOTHING_TO_CLAIM').facts).toEqual({ lineId: '1', asked: 3, available: 2 });
    const second = await agent.do<ClaimAnswer>('/v1/factory-claims', { rmaId });
    expect(await agent.read(path(first))).toMatchObject({ lines: [{ quantity: 1 }] });
    expect(await agent.read(path(second))).toMatchObject({ lines: [{ quantity: 2 }] });
    expectRefusal(await agent.post('/v1/factory-claims', { rmaId }), 409, 'NOTHING_TO_CLAIM');
  });

  it('is opened once where many ask for the same units at once', async () => {
    const { rmaId } = await accepted();
    const answers = await Promise.all(Array.from({ length: 10 }, () => agent.post('/v1/factory-claims', { rmaId })));
    const opened = answers.filter(({ status }) => status === 201);
    expect(opened).toHaveLength(1);
    for (const answer of answers.filter((one) => !opened.includes(one))) expectRefusal(answer, 409, 'NOTHING_TO_CLAIM');
  });

  it('is refused for money back, and for units of several factories or of none that is known', async () => {
    const moneyBack = await inspected(desk, await recorded(admin, { lines: [made('F-12')] }));
    expectRefusal(await agent.post('/v1/factory-claims', { rmaId: moneyBack.rmaId }), 409, 'NOT_UNDER_WARRANTY');
    const { rmaId } = await accepted(made('F-12'), made('F-13', '2'), aLine({ lineId: '3' }));
    const several = expectRefusal(await agent.post('/v1/factory-claims', { rmaId }), 409, 'SEVERAL_FACTORIES');
    expect(several.facts).toEqual({ factoryIds: ['F-12', 'F-13'] });
    const unknown = { rmaId, lines: [{ lineId: '3', quantity: 1 }] };
    expect(expectRefusal(await agent.post('/v1/factory-claims', unknown), 409, 'FACT_MISSING').facts).toEqual({
      lineId: '3',
      fact: 'factoryId',
    });
    expectRefusal(await agent.post('/v1/factory-claims', { rmaId, lines: [{ lineId: '9', quantity: 1 }] }), 409, 'LINE_NOT_ON_RMA');
    expectRefusal(await agent.post('/v1/factory-claims', { rmaId: 'nobody' }), 404, 'NOT_FOUND');
    expectMalformed(await agent.post('/v1/factory-claims', { lines: [] }), 'rmaId', 'lines');
  });

  it('repeated is answered as it was, whatever has become of it', async () => {
    const { rmaId } = await accepted();
    const key = { 'idempotency-key': 'claimed-once' };
    const first = await agent.post('/v1/factory-claims', { rmaId }, key);
    await agent.do(`${path(JSON.parse(first.text) as ClaimAnswer)}/response`, { accepted: true });
    const again = await agent.post('/v1/factory-claims', { rmaId }, key);
    expect([again.status, again.text, again.headers.get('etag')]).toEqual([201, first.text, '"0"']);
  });
});

describe("the factory's answer", () => {
  it('is that it honours its warranty', async () => {
    const claim = await opened();
    expect(await agent.do(`${path(claim)}/response`, { accepted: true })).toMatchObject({
      status: 'accepted',
      revision: 1,
      events: ['FactoryClaimAccepted'],
    });
    expect(await agent.do(`${path(claim)}/response`, { accepted: true })).toMatchObject({ revision: 1, events: [] });
    expectRefusal(await agent.post(`${path(claim)}/response`, rejection), 409, 'CLAIM_ANSWERED');
    expectRefusal(await agent.post(`${path(claim)}/honour`, { cost: { amount: 1, currency: 'USD' } }), 409, 'CLAIM_NOT_REFUSED');
  });

  it('or a code for which it does not, and then the seller does', async () => {
    const claim = await opened();
    const cost = { amount: 1850, currency: 'USD' };
    expect(expectRefusal(await agent.post(`${path(claim)}/honour`, { cost }), 409, 'CLAIM_NOT_REFUSED').facts).toMatchObject({
      status: 'open',
    });
    await agent.do(`${path(claim)}/response`, rejection);
    expect(await agent.do(`${path(claim)}/honour`, { cost })).toMatchObject({
      status: 'rejected',
      events: ['WarrantyHonouredByCompany'],
    });
    expect(await agent.do(`${path(claim)}/honour`, { cost })).toMatchObject({ events: [] });
    expectRefusal(await agent.post(`${path(claim)}/honour`, { cost: { ...cost, amount: 1 } }), 409, 'CLAIM_HONOURED');
    expect(await agent.read(path(claim))).toMatchObject({ status: 'rejected', code: 'LIQUID-DAMAGE', cost, revision: 2 });
  });

  it('is taken with If-Match against the revision of the claim', async () => {
    const claim = await opened();
    const stale = await agent.post(`${path(claim)}/response`, rejection, { 'if-match': '"4"' });
    expect(expectRefusal(stale, 412, 'STALE_REVISION').facts).toEqual({ expectedRevision: 4, currentRevision: 0 });
    await agent.do(`${path(claim)}/response`, rejection, { 'if-match': '"0"' });
  });

  it('is malformed without its code, or with one where it accepts, and of no claim is not found', async () => {
    const claim = await opened();
    expectMalformed(await agent.post(`${path(claim)}/response`, { accepted: false }), 'code');
    expectMalformed(await agent.post(`${path(claim)}/response`, { accepted: true, code: 'X' }), 'code');
    expectMalformed(await agent.post(`${path(claim)}/honour`, { cost: { amount: -1, currency: 'USX' } }), 'cost.amount', 'cost.currency');
    for (const action of ['/response', '/honour'])
      expectRefusal(await agent.post(`/v1/factory-claims/none${action}`, {}), 404, 'NOT_FOUND');
    expectRefusal(await agent.get('/v1/factory-claims/none'), 404, 'NOT_FOUND');
  });
});

describe('a factory that stays silent', () => {
  const statusOf = async (claim: ClaimAnswer) => (await agent.read<ClaimAnswer>(path(claim))).status;

  it('has let the claim time out when its last day is over; what it says then is late, and counts', async () => {
    const [silent, late] = [await opened(), await opened()];
    clock.set('2026-04-01T15:59:00.000Z');
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(await statusOf(silent)).toBe('open');
    clock.set('2026-04-01T16:00:00.000Z');
    for (const claim of [silent, late])
      while ((await statusOf(claim)) !== 'timedOut') await new Promise((resolve) => setTimeout(resolve, 20));

    const cost = { amount: 1850, currency: 'USD' };
    expect(await agent.do(`${path(silent)}/honour`, { cost })).toMatchObject({ status: 'timedOut', events: ['WarrantyHonouredByCompany'] });
    expect(await agent.do(`${path(late)}/response`, { accepted: true })).toMatchObject({ status: 'accepted', revision: 2 });
    const read = await service.installation.store.read(`rmaFactoryClaim-${late.claimId}`, 'start', 'forwards', 9);
    const events = read.kind === 'events' ? read.events : [];
    expect(events.map(({ type, metadata }) => [type, metadata.actor.role])).toEqual([
      ['FactoryClaimOpened', 'agent'],
      ['FactoryClaimTimedOut', 'system'],
      ['FactoryClaimAccepted', 'agent'],
    ]);
    expect(events[2]?.data).toMatchObject({ late: true });
  });
});
