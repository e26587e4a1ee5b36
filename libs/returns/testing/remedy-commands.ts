import type {
  AbandonRepair,
  AllocateReplacement,
  CompleteRepair,
  Dispose,
  FailRefund,
  ReportReplacementUnavailable,
  RetryRefund,
  ShipBack,
  ShipReplacement,
  StartRepair,
} from '../index.js';
import { agent, by, finance, technician, upstream, warehouse } from './circumstances.js';
import { builder } from './plain.js';

const parcel = { carrier: 'Post', personal: 'sealed:tracking' };

export const allocateReplacement = builder<AllocateReplacement>('AllocateReplacement', { ...by(agent), sku: null, unitValue: null });
export const reportReplacementUnavailable = builder<ReportReplacementUnavailable>('ReportReplacementUnavailable', by(agent));
export const shipReplacement = builder<ShipReplacement>('ShipReplacement', { ...by(warehouse), ...parcel, serialNumbers: [] });
export const startRepair = builder<StartRepair>('StartRepair', by(technician));
export const completeRepair = builder<CompleteRepair>('CompleteRepair', {
  ...by(technician),
  parts: [{ partNumber: 'P-7', quantity: 1 }],
  labourMinutes: 25,
});
export const abandonRepair = builder<AbandonRepair>('AbandonRepair', { ...by(technician), personal: 'sealed:reason' });
export const shipBack = builder<ShipBack>('ShipBack', { ...by(warehouse), ...parcel });
export const dispose = builder<Dispose>('Dispose', { ...by(warehouse), disposition: 'restock' });
export const failRefund = builder<FailRefund>('FailRefund', { ...by(upstream), refundId: 'refund-1', attempt: 1, code: 'account_closed' });
export const retryRefund = builder<RetryRefund>('RetryRefund', { ...by(finance), provider: null });
