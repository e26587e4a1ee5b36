import { money } from '../../report/words.js';
import { StoryCase } from '../case.js';
import { moneyBack, parcel } from '../requests.js';
import type { Shop } from '../shop.js';

/** What is lost in the post is not paid for; what turns up goes on where it was. */
export async function lostAndFound(shop: Shop): Promise<(shop: Shop) => Promise<void>> {
  const unit = { lineId: '2', quantity: 1 };
  const rma = await StoryCase.request(shop, 'kowloon', moneyBack(shop, 'kowloon', 'E-2003', unit, 'notAsDescribed'), 'returns a lamp');
  await rma.step('agent', 'issue', {}, 'issued', 'issues the RMA');
  await rma.step('kowloon', 'dispatch', parcel('China Post', 'CP 3321'), 'inTransit', 'sends it');
  await rma.step('agent', 'lost', {}, 'lostInPost', 'hears from the carrier that it is lost');
  await rma.refused('agent', 'refund', {}, 'GOODS_NOT_RECEIVED');
  return async () => {
    await rma.step('warehouse', 'receive', { items: [unit], rmaFormPresent: true }, 'received', 'finds the lost lamp at the door');
    const { total } = await rma.preview();
    await rma.step('agent', 'refund', {}, 'received', `refunds ${money(total)}`);
    await rma.step('finance', 'refund/manual', { reference: 'HSBC 90-4' }, 'received', 'pays it back');
    await rma.becomes('closed', 'closes the case');
  };
}
