import { aReceipt } from '../support/returns.js';
import { and, asIssued, asPaid, asReceived, asRequested, onCase, type Situation } from './situations.js';

const asDispatched = and(asIssued, 'agent', 'dispatch', { carrier: 'HK Post', trackingNumber: 'RR123456785HK' });
const asLost = and(asDispatched, 'agent', 'lost', {});
const asCancelled = and(asIssued, 'agent', 'cancel', {});
const asGivenUp = and(asRequested, 'agent', 'cancel', {});
const reason = { reason: 'The parcel was held up at the border.' };
const toWarranty = {
  basis: 'warranty',
  wantedResolution: 'repair',
  troubleshooting: { steps: ['charged it for a night'], outcome: 'notSolved' },
};

/** The commands by which a return leaves its straight course and comes back to it. */
export const ofCourse: readonly Situation[] = [
  onCase('form', 1, 'agent', {}, asIssued),
  onCase('lost', 2, 'agent', {}, asDispatched),
  onCase('receive', 2, 'warehouse', aReceipt({ lineId: '1', quantity: 2 }), asLost, { name: 'what was lost turns up' }),
  onCase('receipt-correction', 1, 'warehouse', { lineId: '1', quantity: 1, reason: 'Counted twice.' }, asReceived),
  onCase('basis', 1, 'agent', toWarranty, asReceived),
  onCase('reinstate', 2, 'lead', reason, asCancelled),
  onCase('reinstate', 2, 'lead', reason, asGivenUp, { name: 'a request that waits again' }),
  onCase('reopen', 1, 'lead', reason, asPaid),
];
