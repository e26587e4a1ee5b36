import type { Actor, Instant } from '../index.js';
import { policyBook } from './policy.js';

export const agent: Actor = { id: 'agent-1', role: 'agent' };
export const lead: Actor = { id: 'lead-1', role: 'lead' };
export const warehouse: Actor = { id: 'warehouse-1', role: 'warehouse' };
export const technician: Actor = { id: 'technician-1', role: 'technician' };
export const finance: Actor = { id: 'finance-1', role: 'finance' };
export const admin: Actor = { id: 'admin-1', role: 'admin' };
export const upstream: Actor = { id: 'upstream-1', role: 'system' };

/** 1 March 2026, 10:00 in Hong Kong, under the seller's policy. */
export function by(actor: Actor) {
  return { actor, now: '2026-03-01T02:00:00.000Z' as Instant, policies: policyBook() };
}
