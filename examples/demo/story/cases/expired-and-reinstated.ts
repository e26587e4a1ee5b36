import { money } from '../../report/words.js';
import { StoryCase } from '../case.js';
import { arrived, moneyBack } from '../requests.js';
import type { Shop } from '../shop.js';

/** Nothing came by the end of the last day: the service lets the units go. A lead makes the RMA live again. */
export async function expiredAndReinstated(shop: Shop): Promise<(shop: Shop) => Promise<void>> {
  const request = moneyBack(shop, 'ben', 'E-2004', { lineId: '1', quantity: 1 }, 'changeOfMind');
  const rma = await StoryCase.request(shop, 'ben', request, 'announces a lamp');
  await rma.step('agent', 'issue', {}, 'issued', 'issues the RMA: the lamp has until 1 April');
  return async () => {
    await rma.becomes('expired', 'lets the lamp go: 1 April is over in Hong Kong');
    await rma.refused('agent', 'refund', {}, 'GOODS_NOT_RECEIVED');
    await rma.step('lead', 'reinstate', { reason: 'Ben was in hospital.' }, 'issued', 'reinstates the RMA for another 30 days');
    await rma.step('warehouse', 'receive', arrived(1), 'received', 'books the lamp in');
    const { total } = await rma.preview();
    await rma.step('agent', 'refund', {}, 'received', `refunds ${money(total)}`);
    await rma.step('finance', 'refund/manual', { reference: 'HSBC 90-5' }, 'received', 'pays it back');
    await rma.becomes('closed', 'closes the case');
  };
}
