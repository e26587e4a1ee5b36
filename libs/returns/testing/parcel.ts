import type {
  LinkedParcelReceived,
  LinkParcel,
  ParcelItem,
  ParcelLinked,
  ParcelSentBack,
  ReceiveParcel,
  ReceiveWithoutRma,
  SendParcelBack,
  UnauthorisedParcelReceived,
} from '../index.js';
import { agent, by, upstream, warehouse } from './circumstances.js';
import { builder, type Plain } from './plain.js';

export function parcelItem(told: Partial<Plain<ParcelItem>> = {}): ParcelItem {
  return { sku: 'PHONE-1', serialNumber: null, quantity: 1, personal: 'sealed:description', ...told } as ParcelItem;
}
const { personal: _, ...content } = parcelItem();
const parcelId = 'parcel-1';

export const unauthorisedParcelReceived = builder<UnauthorisedParcelReceived>('UnauthorisedParcelReceived', {
  parcelId,
  carrier: 'Post',
  items: [content],
  personal: 'sealed:of-the-parcel',
});
const linked = { rmaId: 'rma-1', items: [parcelItem()], personal: 'sealed:of-the-requester' };
export const parcelLinked = builder<ParcelLinked>('ParcelLinked', { parcelId, ...linked });
const back = { carrier: 'Post', personal: 'sealed:tracking' };
export const parcelSentBack = builder<ParcelSentBack>('ParcelSentBack', { parcelId, reason: 'rmaMissing', ...back });
export const linkedParcelReceived = builder<LinkedParcelReceived>('LinkedParcelReceived', { parcelId });

export const receiveWithoutRma = builder<ReceiveWithoutRma>('ReceiveWithoutRma', {
  ...by(warehouse),
  parcelId,
  carrier: 'Post',
  items: [content],
  personal: 'sealed:of-the-parcel',
});
export const linkParcel = builder<LinkParcel>('LinkParcel', { ...by(agent), ...linked });
export const sendParcelBack = builder<SendParcelBack>('SendParcelBack', { ...by(warehouse), ...back });
export const receiveParcel = builder<ReceiveParcel>('ReceiveParcel', { ...by(upstream), parcelId, items: [parcelItem()] });
