import { refusedRequest, StoryCase } from '../case.js';
import { parcel, warranty } from '../requests.js';
import type { Shop } from '../shop.js';

/** Six months for a battery, a lifetime for an accessory, and a battery is none. */
export async function batteryIsNoAccessory(shop: Shop): Promise<void> {
  const wanted = { resolution: 'replaceSame', text: 'worn out' };
  const claim = (lineId: string) => warranty(shop, 'jade', { orderId: 'E-2000' }, { lineId, quantity: 1 }, wanted);
  await refusedRequest(shop, 'jade', claim('2'), 'WARRANTY_EXPIRED');
  const rma = await StoryCase.request(shop, 'jade', claim('3'), 'claims a leather case of the same order: an accessory, for life');
  await rma.step('agent', 'issue', {}, 'issued', 'issues the RMA');
  const unit = { lineId: '3', quantity: 1 };
  await rma.step('warehouse', 'receive', { items: [unit], rmaFormPresent: true }, 'received', 'books it in');
  const found = { ...unit, condition: 'torn seam', verdict: 'accepted', faultCode: 'SEAM', disposition: 'scrap' };
  await rma.step('warehouse', 'inspect', { items: [found] }, 'inspected', 'finds a seam that gave way');
  await rma.step('agent', 'replacement', {}, 'inspected', 'sets a new case aside');
  await rma.step('warehouse', 'replacement/ship', parcel('SF Express', 'SF 7790'), 'inspected', 'sends it');
  await rma.becomes('closed', 'closes the case');
}
