import { countOf } from '../money/slots.js';
import type { OpenedClaim } from './state.js';

/** A claim as people read it. */
export function claimView({ lines, timeZone: _, ...claim }: OpenedClaim) {
  return { ...claim, lines: lines.map(({ slots, ...line }) => ({ ...line, quantity: countOf(slots) })) };
}
