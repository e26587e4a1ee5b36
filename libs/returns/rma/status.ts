import { refuse, type Refusal } from '../decision.js';
import { hasUnit } from './select.js';
import type { Case } from './state.js';
import { isAwaited, isReceived } from './units.js';

export const rmaStatuses = [
  'requested',
  'issued',
  'inTransit',
  'received',
  'inspected',
  'closed',
  'declined',
  'cancelled',
  'expired',
  'lostInPost',
] as const;
export type RmaStatus = (typeof rmaStatuses)[number];

/** The header status, folded from the stage and the three facts of every unit (design page 1.3). */
export function statusOf(rma: Case): RmaStatus {
  if (rma.stage !== 'issued') return rma.stage;
  if (hasUnit(rma, ({ custody, verdict }) => custody === 'held' && verdict === 'pending')) return 'received';
  if (hasUnit(rma, isReceived)) return 'inspected';
  if (rma.unexpected.some(({ status }) => status === 'open')) return 'received';
  if (hasUnit(rma, ({ custody }) => custody === 'inTransit')) return 'inTransit';
  if (hasUnit(rma, isAwaited)) return 'issued';
  return hasUnit(rma, ({ custody }) => custody === 'lost') ? 'lostInPost' : 'received';
}

/** Live: issued and not ended, so that units may be settled. */
export function isLive(rma: Case): boolean {
  return rma.stage === 'issued';
}

export function notLive({ stage }: Case, consequence: string): Refusal {
  return refuse('RMA_NOT_LIVE', `The return is ${stage}; ${consequence}.`, { status: stage });
}
