import { line, type StoryCase } from '../case.js';
import type { Shop } from '../shop.js';

interface ClaimAnswer {
  readonly claimId: string;
}

/** The customers are served; what the factories owe is dealt with apart. */
export async function factories(shop: Shop, refusing: StoryCase, accepting: StoryCase): Promise<void> {
  const { agent } = shop.who;
  const claim = async ({ rmaId }: StoryCase, factory: string): Promise<string> => {
    const { body } = await agent.post<ClaimAnswer>('/v1/factory-claims', { rmaId }, 201);
    line(shop, 'agent', `claims from ${factory} what its warranty owes`);
    return `/v1/factory-claims/${body.claimId}`;
  };
  const dongguan = await claim(refusing, 'dongguan-cell');
  await agent.post(`${dongguan}/response`, { accepted: false, code: 'NO-FAULT-OF-OURS' });
  line(shop, 'agent', 'is refused: NO-FAULT-OF-OURS');
  await agent.post(`${dongguan}/honour`, { cost: { amount: 1850, currency: 'USD' } });
  line(shop, 'agent', 'books $18.50 as honoured by the company; Mei never heard of it');
  const shenzhen = await claim(accepting, 'shenzhen-audio');
  await agent.post(`${shenzhen}/response`, { accepted: true });
  line(shop, 'agent', 'is heard: the factory accepts');
}
