import { setTimeout as sleep } from 'node:timers/promises';
import { aLine, type Order } from '../support/orders.js';
import { type CaseAnswer, inspected, pathOf } from '../support/returns.js';
import type { CaseView } from '../support/views.js';
import { declinedAmount } from './declining-provider.js';
import type { Staff } from './service-process.js';
import { and, onCase, type Situation } from './situations.js';

const units = { lineId: '1', quantity: 2 };
const parcel = { carrier: 'HK Post', trackingNumber: 'RR123456785HK' };
const warranty = {
  basis: 'warranty',
  wantedResolution: 'repair',
  troubleshooting: { steps: ['charged it for a night'], outcome: 'notSolved' },
};

const inspectedAs = (changes: object) => (staff: Staff, order: Order) => inspected(staff, order, changes, [units]);
const toReplace = inspectedAs({ wantedResolution: 'replaceSame' });
const allocated = and(toReplace, 'agent', 'replacement', {});
const shipped = and(allocated, 'warehouse', 'replacement/ship', parcel);
const toRepair = inspectedAs(warranty);
const inRepair = and(toRepair, 'technician', 'repair/start', {});
const repaired = and(inRepair, 'technician', 'repair/complete', { parts: [{ partNumber: 'BAT-4', quantity: 1 }], labourMinutes: 25 });
const approved = and(inspectedAs({}), 'finance', 'refund', {});

/** The provider has declined the refund, which the service learns a moment later. */
async function failed(staff: Staff, order: Order): Promise<CaseAnswer> {
  const rma = await approved(staff, order);
  for (;;) {
    const { refunds } = await staff.admin.read<CaseView>(pathOf(rma));
    if (refunds.some(({ status }) => status === 'failed')) return rma;
    await sleep(5);
  }
}

const ofTwoFor = (amount: number) => ({ lines: [aLine({ quantity: 2, itemsTotal: amount, tax: 0 })], shipments: shippedTwo });
const shippedTwo = [{ shipmentId: 'S-1', shippedOn: new Date(Date.now() - 86_400_000).toISOString().slice(0, 10), lines: [units] }];

/** The commands by which units are settled other than by paying, and a payment is tried again. */
export const remedySituations: readonly Situation[] = [
  onCase('replacement', 1, 'agent', {}, toReplace),
  onCase('replacement/unavailable', 1, 'warehouse', {}, toReplace),
  onCase('replacement/ship', 3, 'warehouse', { ...parcel, serialNumbers: ['NEW-1', 'NEW-2'] }, allocated),
  onCase('replacement/lost', 2, 'agent', {}, shipped),
  onCase('repair/start', 1, 'technician', {}, toRepair),
  onCase('repair/complete', 1, 'technician', { parts: [], labourMinutes: 5 }, inRepair),
  onCase('repair/abandon', 1, 'technician', { reason: 'The board is corroded.' }, inRepair),
  onCase('ship-back', 3, 'warehouse', parcel, repaired),
  onCase('dispose', 1, 'warehouse', { disposition: 'refurbish' }, inspectedAs({})),
  onCase('refund/retry', 2, 'finance', {}, failed, { sold: ofTwoFor(declinedAmount) }),
];
