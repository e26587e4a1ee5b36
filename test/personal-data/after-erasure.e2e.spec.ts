import { describe, expect, it } from '@jest/globals';
import { recorded } from '../support/orders.js';
import { expectRefusal } from '../support/problems.js';
import { aRequest, pathOf, type CaseAnswer } from '../support/returns.js';
import { startService } from '../support/service.js';
import type { CaseView } from '../support/views.js';

const service = await startService();
const admin = service.admin();
const agent = await service.as('agent');
const warehouse = await service.as('warehouse');
const buyer = { kind: 'reseller', id: 'R-erased', name: 'Jade', email: 'jade@example.com' } as const;

describe('after a person was erased', () => {
  it('every command that was accepted before is answered as it was, and facts about what is known are still taken', async () => {
    const order = await recorded(admin, { buyer });
    const request = aRequest(order, { requestedBy: buyer }, [{ lineId: order.lines[0]?.lineId ?? '', quantity: 1 }]);
    const asked = await agent.post('/v1/rmas', request, { 'idempotency-key': 'asked' });
    const rma = JSON.parse(asked.text) as CaseAnswer;
    const note = { path: `${pathOf(rma)}/notes`, body: { text: 'called the buyer' }, key: { 'idempotency-key': 'noted' } };
    const noted = await agent.post(note.path, note.body, note.key);
    await agent.do(`${pathOf(rma)}/decline`, { reason: 'unidentifiable', message: 'We cannot tell which unit this is.' });
    await admin.do(`/v1/subjects/${buyer.kind}/${buyer.id}/erase`);

    expect((await agent.post('/v1/rmas', request, { 'idempotency-key': 'asked' })).text).toBe(asked.text);
    expect((await agent.post(note.path, note.body, note.key)).text).toBe(noted.text);
    expectRefusal(await agent.post(note.path, note.body), 409, 'SUBJECT_ERASED');
    expect((await admin.post('/v1/orders', order)).status).toBe(200);

    const arrived = { items: [], unexpectedItems: [{ description: 'a red umbrella', quantity: 1 }], rmaFormPresent: false };
    const receipt = await warehouse.do<CaseAnswer>(`${pathOf(rma)}/receive`, arrived);
    expect(receipt.events).toEqual(['UnexpectedItemReceived']);
    const { unexpected } = await agent.read<CaseView & { readonly unexpected: readonly object[] }>(pathOf(rma));
    expect(unexpected).toEqual([expect.objectContaining({ quantity: 1, why: 'foreign' })]);
    expect(JSON.stringify(unexpected)).not.toContain('umbrella');
  });
});
