import { money } from '../../report/words.js';
import { expectEqual } from '../../unexpected.js';
import { StoryCase } from '../case.js';
import { arrived, moneyBack } from '../requests.js';
import type { Shop } from '../shop.js';

/** Three announced, two received and refunded; the third comes later into the same RMA. Seven players cost 135.01, so cents are uneven. */
export async function twoOfThree(shop: Shop): Promise<(shop: Shop) => Promise<void>> {
  const request = moneyBack(shop, 'kowloon', 'E-2003', { lineId: '1', quantity: 3 }, 'seemsDefective');
  const rma = await StoryCase.request(shop, 'kowloon', request, 'announces three players');
  await rma.step('agent', 'issue', {}, 'issued', 'issues the RMA');
  await rma.step('warehouse', 'receive', arrived(2), 'received', 'finds two in the parcel');
  const first = await rma.preview();
  await rma.step('agent', 'refund', {}, 'received', `refunds the two: ${money(first.total)}`);
  await rma.step('finance', 'refund/manual', { reference: 'HSBC 90-2' }, 'received', 'pays it back');
  return async () => {
    await rma.step('warehouse', 'receive', arrived(1), 'received', 'finds the third player in a parcel of its own');
    const second = await rma.preview();
    await rma.step('agent', 'refund', {}, 'received', `refunds it: ${money(second.total)}`);
    await rma.step('finance', 'refund/manual', { reference: 'HSBC 90-3' }, 'received', 'pays it back');
    await rma.becomes('closed', 'closes the case');
    const paid = first.total.amount + second.total.amount;
    expectEqual('Three of seven players', paid, Math.floor((12_500 * 3) / 7) + Math.floor((1_001 * 3) / 7));
  };
}
