import { StoryCase } from '../case.js';
import { arrived, inspected, parcel, warranty } from '../requests.js';
import type { Shop } from '../shop.js';

/** A consumer who bought from a reseller comes with the receipt; parts and labour are covered. */
export async function repaired(shop: Shop): Promise<StoryCase> {
  const line = { lineId: '1', quantity: 1, serialNumbers: ['PH620-0002'] };
  const proof = { proofOfPurchase: { purchasedOn: '2025-08-30', reference: 'Jade receipt 5521' } };
  const wanted = { resolution: 'repair', text: 'It does not charge any more.' };
  const rma = await StoryCase.request(
    shop,
    'mei',
    { ...warranty(shop, 'mei', { serialNumber: 'PH620-0002' }, line, wanted), ...proof },
    'bought her phone from Jade; it does not charge. She names its serial number and shows the receipt',
  );
  await rma.step('agent', 'issue', { proofConfirmed: true }, 'issued', 'confirms the receipt and issues the RMA');
  await rma.step('mei', 'dispatch', parcel('Hongkong Post', 'RX 100 200 HK'), 'inTransit', 'sends the phone');
  await rma.step('warehouse', 'receive', arrived(1, { serialNumbers: ['PH620-0002'] }), 'received', 'books it in with its form');
  const found = inspected('accepted', 'repair', { faultCode: 'CHARGE-PORT', note: 'The contacts are worn through.' });
  await rma.step('warehouse', 'inspect', found, 'inspected', 'finds a defect in materials: CHARGE-PORT');
  await rma.refused('finance', 'refund', {}, 'NOT_REFUNDABLE_UNDER_WARRANTY');
  await rma.step('technician', 'repair/start', {}, 'inspected', 'opens it');
  const work = { parts: [{ partNumber: 'PORT-620', quantity: 1 }], labourMinutes: 35 };
  await rma.step('technician', 'repair/complete', work, 'inspected', 'puts in a new port, 35 minutes, at no charge');
  await rma.step('warehouse', 'ship-back', parcel('Hongkong Post', 'RX 100 201 HK'), 'inspected', 'sends it back at our cost');
  await rma.becomes('closed', 'closes the case, for everything is settled');
  return rma;
}
