import { line, StoryCase } from '../case.js';
import { warranty } from '../requests.js';
import type { Shop } from '../shop.js';

interface ParcelAnswer {
  readonly parcelId: string;
}

/** Every return is accompanied by an RMA; a parcel that is not waits until somebody finds where it belongs, or goes back. */
export async function parcelWithoutRma(shop: Shop): Promise<void> {
  const unit = { lineId: '2', quantity: 1, serialNumbers: ['PH700-0032'] };
  const wanted = { resolution: 'repair', text: 'No sound.' };
  const request = warranty(shop, 'jade', { orderId: 'E-2001' }, unit, wanted);
  const rma = await StoryCase.request(shop, 'jade', request, 'claims the warranty on phone PH700-0032');
  await rma.step('agent', 'issue', {}, 'issued', 'issues the RMA');
  const arrives = async (items: readonly object[], said: string): Promise<string> => {
    const { body } = await shop.who.warehouse.post<ParcelAnswer>('/v1/parcels', { carrier: 'SF Express', items }, 201);
    line(shop, 'warehouse', said);
    return body.parcelId;
  };
  const phone = { serialNumber: 'PH700-0032', description: 'a phone, no papers', quantity: 1 };
  const known = await arrives([phone], 'takes in a parcel without any papers: a phone, PH700-0032');
  await shop.who.agent.post(`/v1/parcels/${known}/link`, { rmaId: rma.rmaId });
  await rma.becomes('received', 'books the phone in on the RMA that the agent linked by its serial number');
  const socks = await arrives([{ description: 'a pair of socks', quantity: 1 }], 'takes in another: a pair of socks');
  await shop.who.warehouse.post(`/v1/parcels/${socks}/send-back`, { carrier: 'SF Express' });
  line(shop, 'warehouse', 'sends the socks back, for they belong to no RMA');
}
