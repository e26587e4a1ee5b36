import {
  rmaNumberOf,
  type BasisChanged,
  type LostUnitsFound,
  type OutstandingUnitsExpired,
  type ParcelLostInPost,
  type ReceiptCorrected,
  type RmaExpired,
  type RmaFormReissued,
  type RmaId,
  type RmaReopened,
} from '../index.js';
import { builder } from './plain.js';

const hold = { orderId: 'order-1', reservationId: 'rma-1#1' };
const lines = [{ lineId: 'line-1', slots: [[0, 0]] }] as const;

export const rmaFormReissued = builder<RmaFormReissued>('RmaFormReissued', {
  formDocument: `${rmaNumberOf('rma-1' as RmaId)}/form/2`,
});
export const rmaExpired = builder<RmaExpired>('RmaExpired', hold);
export const outstandingUnitsExpired = builder<OutstandingUnitsExpired>('OutstandingUnitsExpired', { ...hold, lines });
export const parcelLostInPost = builder<ParcelLostInPost>('ParcelLostInPost', { ...hold, lines });
export const lostUnitsFound = builder<LostUnitsFound>('LostUnitsFound', { ...hold, lines });
export const receiptCorrected = builder<ReceiptCorrected>('ReceiptCorrected', {
  lineId: 'line-1',
  from: 1,
  to: 0,
  slots: [[0, 0]],
  personal: 'sealed:reason',
});
export const rmaReopened = builder<RmaReopened>('RmaReopened', { personal: 'sealed:reason' });
/** What was opened for money back goes on as a claim on the warranty, inside both terms. */
export const basisChanged = builder<BasisChanged>('BasisChanged', {
  basis: 'warranty',
  wantedResolution: 'repair',
  entitlements: [{ lineId: 'line-1', entitlement: { until: '2027-02-20', restsOnProof: false } }],
  troubleshooting: { guideId: 'guide-1', outcome: 'notSolved' },
  accepted: [],
  toInspect: [],
  personal: 'sealed:troubleshooting',
});
