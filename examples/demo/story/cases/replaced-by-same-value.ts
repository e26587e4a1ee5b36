import { expectEqual } from '../../unexpected.js';
import { line, StoryCase } from '../case.js';
import { arrived, inspected, parcel, warranty } from '../requests.js';
import type { Shop } from '../shop.js';

/** Out of stock: another product of exactly the same value, which inherits what is left of the term. */
export async function replacedBySameValue(shop: Shop): Promise<StoryCase> {
  const unit = { lineId: '1', quantity: 1, serialNumbers: ['ARIA-103'] };
  const proof = { proofOfPurchase: { purchasedOn: '2025-12-24', reference: 'Jade receipt 6120' } };
  const wanted = { resolution: 'replaceSame', text: 'The screen stays dark.' };
  const request = { ...warranty(shop, 'tom', { orderNumber: '20251201-JADE' }, unit, wanted), ...proof };
  const rma = await StoryCase.request(shop, 'tom', request, 'bought his player on 24 December; the three months run from there');
  await rma.refused('agent', 'issue', {}, 'FACT_MISSING');
  await rma.step('agent', 'issue', { proofConfirmed: true }, 'issued', 'confirms the receipt');
  await rma.step('warehouse', 'receive', arrived(1, { serialNumbers: ['ARIA-103'] }), 'received', 'books it in');
  await rma.step(
    'warehouse',
    'inspect',
    inspected('accepted', 'sendToFactory', { faultCode: 'DISPLAY' }),
    'inspected',
    'accepts the claim',
  );
  await rma.step('agent', 'replacement/unavailable', {}, 'inspected', 'has no other Aria in stock and says so');
  await rma.step('tom', 'resolution', { resolution: 'replaceSameValue' }, 'inspected', 'takes another product of the same value');
  const other = (amount: number) => ({ sku: 'MP4-8X', unitValue: { amount, currency: 'USD' } });
  await rma.refused('agent', 'replacement', other(3499), 'VALUE_DIFFERS');
  await rma.step('agent', 'replacement', other(2999), 'inspected', 'sets an MP4-8X aside, worth what was paid');
  const sent = { ...parcel('DHL', '4410 0021'), serialNumbers: ['ARIAX-900'] };
  await rma.step('warehouse', 'replacement/ship', sent, 'inspected', 'sends it, serial ARIAX-900');
  await rma.becomes('closed', 'closes the case');
  const { orders } = await shop.who.agent.get<{ orders: readonly { orderId: string }[] }>('/v1/orders?serialNumber=ARIAX-900');
  expectEqual(
    'The order of the replacement',
    orders.map(({ orderId }) => orderId),
    ['E-2001'],
  );
  line(shop, 'agent', 'finds order E-2001 by the new serial: it can come back for what is left of the term');
  return rma;
}
