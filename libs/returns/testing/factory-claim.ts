import type {
  ClaimLine,
  FactoryClaimAccepted,
  FactoryClaimOpened,
  FactoryClaimRejected,
  FactoryClaimRequested,
  FactoryClaimTimedOut,
  HonourForFactory,
  OpenClaim,
  RecordFactoryResponse,
  RequestFactoryClaim,
  TimeOutClaim,
  WarrantyHonouredByCompany,
} from '../index.js';
import { agent, by, upstream } from './circumstances.js';
import { builder, type Plain } from './plain.js';

const times = { timeZone: 'Asia/Hong_Kong', openedOn: '2026-03-01', dueBy: '2026-03-31' };

export function claimLine(told: Partial<Plain<ClaimLine>> = {}): ClaimLine {
  const line: Plain<ClaimLine> = { lineId: 'line-1', slots: [[0, 0]], sku: 'PHONE-1', faultCode: null, findings: [], x12: [], ...told };
  return line as ClaimLine;
}
const { x12: _, ...claimedUnits } = claimLine();
const claim = { claimId: 'claim-1', factoryId: 'factory-1', ...times };

export const factoryClaimRequested = builder<FactoryClaimRequested>('FactoryClaimRequested', { ...claim, lines: [claimedUnits] });
export const factoryClaimOpened = builder<FactoryClaimOpened>('FactoryClaimOpened', { ...claim, rmaId: 'rma-1', lines: [claimLine()] });
export const factoryClaimAccepted = builder<FactoryClaimAccepted>('FactoryClaimAccepted', { claimId: 'claim-1', late: false });
export const factoryClaimRejected = builder<FactoryClaimRejected>('FactoryClaimRejected', {
  claimId: 'claim-1',
  code: 'NOT-OURS',
  late: false,
});
export const factoryClaimTimedOut = builder<FactoryClaimTimedOut>('FactoryClaimTimedOut', { claimId: 'claim-1', dueBy: '2026-03-31' });
const cost = { amount: 4200, currency: 'GBP' };
export const warrantyHonouredByCompany = builder<WarrantyHonouredByCompany>('WarrantyHonouredByCompany', { claimId: 'claim-1', cost });

export const requestFactoryClaim = builder<RequestFactoryClaim>('RequestFactoryClaim', { ...by(agent), claimId: 'claim-1' });
export const openClaim = builder<OpenClaim>('OpenClaim', { ...by(upstream), ...claim, rmaId: 'rma-1', lines: [claimedUnits] });
export const recordFactoryResponse = builder<RecordFactoryResponse>('RecordFactoryResponse', { ...by(agent), rejectedFor: null });
export const timeOutClaim = builder<TimeOutClaim>('TimeOutClaim', { ...by(upstream), now: '2026-03-31T16:00:00.000Z' });
export const honourForFactory = builder<HonourForFactory>('HonourForFactory', { ...by(agent), cost });
