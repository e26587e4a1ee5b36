import type {
  ItemReinspected,
  RefundNotSettled,
  RefundRetryRequested,
  RepairAbandoned,
  RepairCompleted,
  RepairStarted,
  ReplacementAllocated,
  ReplacementShipped,
  ReplacementUnavailable,
  UnitDisposed,
  UnitShippedBack,
} from '../index.js';
import { builder } from './plain.js';
import { itemInspected } from './rma-events.js';

const unit = { lineId: 'line-1', slots: [[0, 0]] } as const;
const hold = { orderId: 'order-1', reservationId: 'rma-1#1' };
const parcel = { carrier: 'Post', personal: 'sealed:tracking' };
const { type: _, ...found } = itemInspected({ inspectedBy: 'warehouse-2' });

export const replacementAllocated = builder<ReplacementAllocated>('ReplacementAllocated', {
  ...unit,
  resolution: 'replaceSame',
  sku: 'PHONE-1',
  unitValue: null,
});
export const replacementUnavailable = builder<ReplacementUnavailable>('ReplacementUnavailable', { lines: [unit] });
export const replacementShipped = builder<ReplacementShipped>('ReplacementShipped', {
  ...hold,
  ...parcel,
  lines: [{ ...unit, sku: 'PHONE-1', serialNumbers: [] }],
});
export const repairStarted = builder<RepairStarted>('RepairStarted', { lines: [unit] });
export const repairCompleted = builder<RepairCompleted>('RepairCompleted', {
  lines: [unit],
  parts: [{ partNumber: 'P-7', quantity: 1 }],
  labourMinutes: 25,
  charged: { amount: 0, currency: 'GBP' },
});
export const repairAbandoned = builder<RepairAbandoned>('RepairAbandoned', { lines: [unit], personal: 'sealed:reason' });
export const unitShippedBack = builder<UnitShippedBack>('UnitShippedBack', { ...hold, ...parcel, lines: [unit], unexpectedIds: [] });
export const unitDisposed = builder<UnitDisposed>('UnitDisposed', { disposition: 'restock', lines: [unit], unexpectedIds: [] });
export const itemReinspected = builder<ItemReinspected>('ItemReinspected', {
  ...found,
  previous: { verdict: 'accepted', reason: null, inspectedBy: 'warehouse-1' },
});
export const refundNotSettled = builder<RefundNotSettled>('RefundNotSettled', {
  refundId: 'refund-1',
  attempt: 1,
  code: 'account_closed',
});
export const refundRetryRequested = builder<RefundRetryRequested>('RefundRetryRequested', {
  refundId: 'refund-1',
  attempt: 2,
  provider: null,
});
