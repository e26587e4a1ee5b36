import { describe, expect, it } from '@jest/globals';
import { recorded } from './support/orders.js';
import { expectMalformed, expectRefusal } from './support/problems.js';
import { pathOf, requested } from './support/returns.js';
import { startService } from './support/service.js';

const service = await startService();
const admin = service.admin();
const agent = await service.as('agent');
const warehouse = await service.as('warehouse');
const reseller = await service.as('reseller');

interface FeedbackAnswer {
  readonly feedbackId: string;
  readonly revision: number;
  readonly events: readonly string[];
}
interface Subject {
  readonly found: readonly { readonly stream: string; readonly personal: unknown }[];
}

const text = 'The third of this batch whose socket came loose.';
const finding = { factoryId: 'F-12', sku: 'MP3-4G', faultCode: 'NO-POWER', text };
const foundOf = async (person: string) => (await admin.read<Subject>(`/v1/subjects/${person}`)).found;
const aReturn = async (id: string) => requested({ agent, warehouse }, await recorded(admin, { buyer: { kind: 'reseller', id } }));

describe('a quality finding', () => {
  it('is recorded for the factory, the product and the defect, with a return or without', async () => {
    const answer = await agent.post('/v1/quality-feedback', finding);
    expect(answer.status).toBe(201);
    expect(JSON.parse(answer.text)).toMatchObject({ revision: 0, events: ['QualityFeedbackRecorded'] });
    const { rmaId } = await aReturn('R-7');
    const { feedbackId } = await reseller.do<FeedbackAnswer>('/v1/quality-feedback', { ...finding, rmaId });
    const read = await service.installation.store.read(`rmaFeedback-${feedbackId}`, 'start', 'forwards', 1);
    expect(read).toMatchObject({
      events: [{ data: { factoryId: 'F-12', sku: 'MP3-4G', faultCode: 'NO-POWER', rmaId }, metadata: { rmaId } }],
    });
    expect(JSON.stringify(read)).not.toContain('socket');
  });

  it('is recorded once, however often the same is sent', async () => {
    const key = { 'idempotency-key': 'found-once' };
    const first = await agent.post('/v1/quality-feedback', finding, key);
    const again = await agent.post('/v1/quality-feedback', finding, key);
    expect([again.status, again.text]).toEqual([201, first.text]);
    expectRefusal(await agent.post('/v1/quality-feedback', { ...finding, sku: 'X' }, key), 422, 'IDEMPOTENCY_KEY_REUSED');
  });

  it("of another's return is refused to a reseller as if there were none", async () => {
    const { rmaId } = await aReturn('R-8');
    expectRefusal(await reseller.post('/v1/quality-feedback', { ...finding, rmaId }), 404, 'NOT_FOUND');
    expectRefusal(await agent.post('/v1/quality-feedback', { ...finding, rmaId: 'nobody' }), 404, 'NOT_FOUND');
    await agent.do('/v1/quality-feedback', { ...finding, rmaId });
  });

  it('names what is wrong with it', async () => {
    expectMalformed(await agent.post('/v1/quality-feedback', {}), 'factoryId', 'sku', 'faultCode', 'text');
    expectMalformed(await agent.post('/v1/quality-feedback', { ...finding, rmaId: 'not an id' }), 'rmaId');
  });

  it('is erased with whom its words are of or about, and by its id where nobody knows', async () => {
    const theirs = await service.as('reseller', 'R-speaks');
    const rma = await aReturn('R-about');
    const { feedbackId: said } = await theirs.do<FeedbackAnswer>('/v1/quality-feedback', finding);
    const { feedbackId: about } = await agent.do<FeedbackAnswer>('/v1/quality-feedback', { ...finding, rmaId: rma.rmaId });
    const { feedbackId: nobodys } = await agent.do<FeedbackAnswer>('/v1/quality-feedback', finding);
    await agent.do(`${pathOf(rma)}/decline`, { reason: 'unidentifiable', message: 'We cannot tell which unit this is.' });
    for (const [person, feedbackId] of [
      ['reseller/R-speaks', said],
      ['reseller/R-about', about],
      [`feedback/${nobodys}`, nobodys],
    ] as const) {
      const stream = `rmaFeedback-${feedbackId}`;
      expect(await foundOf(person)).toContainEqual(expect.objectContaining({ stream, personal: { text } }));
      await admin.do(`/v1/subjects/${person}/erase`);
      expect(await foundOf(person)).toContainEqual(expect.objectContaining({ stream, personal: 'erased' }));
    }
  });
});
