import { describe, expect, it } from '@jest/globals';
import { refundAggregate } from '#rma/commands';
import type { Instant } from '#rma/returns';
import { recorded } from './support/orders.js';
import { expectRefusal } from './support/problems.js';
import { inspected, pathOf } from './support/returns.js';
import { startService } from './support/service.js';
import type { CaseView, History } from './support/views.js';

const service = await startService();
const admin = service.admin();
const desk = { agent: await service.as('agent'), warehouse: await service.as('warehouse') };
const finance = await service.as('finance');
const { agent } = desk;

/** The payment provider declines for good, as its adapter records it. */
async function declined(refundId: string, attempt: number): Promise<void> {
  const { runner, flow, policies } = service.installation;
  const known = await runner.load(refundAggregate, refundId);
  const rmaId = known?.state.status === 'none' ? undefined : known?.state.rmaId;
  const now = '2026-03-02T10:00:00.000Z' as Instant;
  const actor = { id: 'provider', role: 'system' as const, channel: 'payments', keyId: 'none' };
  const context = { requestFingerprint: '', correlationId: 'c', causationId: 'c', actor, now, policyVersion: 'seller@0', rmaId };
  const outcome = await runner.execute(refundAggregate, refundId, { ...context, commandId: `${refundId}/declined/${attempt}` }, () => ({
    type: 'RecordPaymentDeclined' as const,
    attempt,
    code: 'account_closed',
    actor,
    now,
    policies: policies.book,
  }));
  if (outcome.kind !== 'accepted') throw new Error(JSON.stringify(outcome));
  await flow.after(outcome.events);
}

/** A return whose approved refund the provider declined. */
async function failed() {
  const rma = await inspected(desk, await recorded(admin));
  const path = pathOf(rma);
  await agent.do(`${path}/refund`, {});
  const [{ refundId } = { refundId: '' }] = (await admin.read<CaseView>(path)).refunds;
  await declined(refundId, 1);
  return { path, refundId };
}

const statusOf = async (path: string) => (await admin.read<CaseView>(path)).refunds.map(({ status }) => status);
const unitsOf = async (path: string) => (await admin.read<CaseView>(path)).lines[0]?.units;

describe('a refund that the provider declined', () => {
  it('fails on its return, keeps its units and is paid by no other refund', async () => {
    const { path, refundId } = await failed();
    expect(await statusOf(path)).toEqual(['failed']);
    expect(await unitsOf(path)).toMatchObject([{ settlement: 'failed' }]);
    const { events } = await admin.read<History>(`${path}/history`);

    expect(events.at(-1)).toMatchObject({ type: 'RefundNotSettled', data: { refundId, attempt: 1, code: 'account_closed' } });
    expectRefusal(await agent.post(`${path}/refund`, {}), 409, 'NOTHING_TO_REFUND');
    expectRefusal(await agent.post(`${path}/resolution`, { resolution: 'replaceSame' }), 409, 'ALREADY_SETTLED');
    expectRefusal(await agent.post(`${path}/close`), 409, 'NOT_SETTLED');
  });

  it('is tried again by finance, under a key of its own each time', async () => {
    const { path, refundId } = await failed();
    expectRefusal(await agent.post(`${path}/refund/retry`), 403, 'ROLE_NOT_ALLOWED');
    expect(await finance.do(`${path}/refund/retry`, { refundId })).toMatchObject({ events: ['RefundRetryRequested'] });
    expect(await finance.do(`${path}/refund/retry`)).toMatchObject({ events: [] });
    expect(await statusOf(path)).toEqual(['approved']);
    await declined(refundId, 2);
    await finance.do(`${path}/refund/retry`);
    await finance.do(`${path}/refund/manual`, { reference: 'bank 7' });

    const read = await service.installation.store.read(`rmaRefund-${refundId}`, 'start', 'forwards', 20);
    const attempts = read.kind === 'events' ? read.events.map(({ type, data }) => [type, data['attempt'], data['key']]) : [];
    expect(attempts).toEqual([
      ['RefundRequested', 1, `${refundId}.1`],
      ['RefundDeclined', 1, undefined],
      ['RefundRequested', 2, `${refundId}.2`],
      ['RefundDeclined', 2, undefined],
      ['RefundRequested', 3, `${refundId}.3`],
      ['ManualRefundRecorded', 3, undefined],
    ]);
    expect(await admin.read<CaseView>(path)).toMatchObject({ status: 'closed', refunds: [{ status: 'settled', reference: 'bank 7' }] });
  });

  it('is paid by hand, once, however often it is told at once', async () => {
    const { path } = await failed();
    const headers = { 'idempotency-key': 'by-hand' };
    const answers = await Promise.all([0, 1, 2].map(() => finance.post(`${path}/refund/manual`, { reference: 'bank 8' }, headers)));

    expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
    expect(answers[0]).toMatchObject({ status: 200, text: expect.stringContaining('RefundSettled') });
    expect(await statusOf(path)).toEqual(['settled']);
  });

  it('is rejected, which sets its units free for another one, and paid no more', async () => {
    const { path, refundId } = await failed();
    await finance.do(`${path}/refund/reject`, { reason: 'The account was closed for good.' });
    expect(await statusOf(path)).toEqual(['rejected']);
    for (const action of ['retry', 'manual'])
      expectRefusal(
        await finance.post(`${path}/refund/${action}`, { refundId, ...(action === 'manual' ? { reference: 'bank 9' } : {}) }),
        409,
        'REFUND_NOT_OPEN',
      );

    expect(await agent.do(`${path}/refund`, {})).toMatchObject({ events: ['RefundApproved'] });
    expect(await statusOf(path)).toEqual(['rejected', 'approved']);
  });

  it('is either rejected or paid when both are asked for at once', async () => {
    const { path } = await failed();
    const [rejected, paid] = await Promise.all([
      finance.post(`${path}/refund/reject`, { reason: 'a' }),
      finance.post(`${path}/refund/manual`, { reference: 'bank 10' }),
    ]);

    expect([rejected, paid].filter(({ status }) => status === 200)).toHaveLength(1);
    expect([rejected, paid].filter(({ status }) => status === 409)).toHaveLength(1);
    expect(await statusOf(path)).toEqual([paid.status === 200 ? 'settled' : 'rejected']);
  });

  it('is tried again only where one failed', async () => {
    const path = pathOf(await inspected(desk, await recorded(admin)));
    expectRefusal(await finance.post(`${path}/refund/retry`), 409, 'REFUND_NOT_FOUND');
    await agent.do(`${path}/refund`, {});

    expectRefusal(await finance.post(`${path}/refund/retry`), 409, 'REFUND_NOT_OPEN');
  });
});
