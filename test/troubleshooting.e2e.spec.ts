import { describe, expect, it } from '@jest/globals';
import { roles } from '#rma/returns';
import { recorded } from './support/orders.js';
import { expectMalformed } from './support/problems.js';
import { aRequest, type CaseAnswer, pathOf } from './support/returns.js';
import { startService } from './support/service.js';
import type { History } from './support/views.js';

const service = await startService();
const admin = service.admin();
const agent = await service.as('agent');

interface Guides {
  readonly guides: readonly { readonly guideId: string; readonly category: string; readonly steps: readonly string[] }[];
}

describe('the troubleshooting catalogue', () => {
  it('is read with every key, by category and product', async () => {
    for (const role of roles) {
      const { guides } = await (await service.as(role)).read<Guides>('/v1/troubleshooting?category=cellPhoneBattery');
      expect(new Set(guides.map(({ category }) => category))).toEqual(new Set(['cellPhoneBattery']));
    }
    const { guides } = await agent.read<Guides>('/v1/troubleshooting?category=cellPhoneAccessory&sku=BT-100');
    expect(guides[0]?.guideId).toBe('bluetooth-not-pairing');
    expect(guides.map(({ guideId }) => guideId)).not.toContain('charger-dead');
    expect((await agent.read<Guides>('/v1/troubleshooting')).guides.length).toBeGreaterThan(15);
    expectMalformed(await agent.get('/v1/troubleshooting?category=lamp'), 'category');
  });

  it('knows the guide that a request names', async () => {
    const tried = { steps: ['charged it for a night'], outcome: 'notSolved' };
    const body = async (guideId: string) =>
      aRequest(await recorded(admin), { basis: 'warranty', wantedResolution: 'repair', troubleshooting: { guideId, ...tried } });
    expectMalformed(await agent.post('/v1/rmas', await body('no-such-guide')), 'troubleshooting.guideId');
    const rma = await agent.do<CaseAnswer>('/v1/rmas', await body('player-no-power'));
    const { events } = await agent.read<History>(`${pathOf(rma)}/history`);
    expect(events[0]?.data).toMatchObject({ troubleshooting: { guideId: 'player-no-power', outcome: 'notSolved' } });
  });
});
