import { refuse, type Decision, type Refusal } from '../../decision.js';
import type { ReopenRma } from '../commands/course.js';
import type { RmaClosed, RmaEvent } from '../events.js';
import { hasUnit } from '../select.js';
import type { Case } from '../state.js';
import { isLive, notLive, statusOf } from '../status.js';
import { isAwaited, isForgone, isReceived, type Unit } from '../units.js';

/** An agent's: refused where something is open. */
export function closeRma(rma: Case): Decision<RmaEvent> {
  if (rma.stage === 'closed') return [];
  if (!isLive(rma)) return notLive(rma, 'it is not closed');
  return openOn(rma) ?? [{ type: 'RmaClosed', outcome: outcomeOf(rma) }];
}

/** The system's, after whatever may have settled the last of it. Where nothing came, or a person has reopened it, a person closes it. */
export function closeIfSettled(rma: Case): Decision<RmaEvent> {
  const cameIn = hasUnit(rma, isReceived) || rma.unexpected.length > 0;
  if (!isLive(rma) || rma.closesByHand || !cameIn || openOn(rma)) return [];
  return [{ type: 'RmaClosed', outcome: outcomeOf(rma) }];
}

export function reopenRma({ personal }: ReopenRma, rma: Case): Decision<RmaEvent> {
  if (rma.stage === 'closed') return [{ type: 'RmaReopened', personal }];
  if (isLive(rma) && rma.closesByHand) return [];
  return refuse('NOT_CLOSED', `The return is ${statusOf(rma)}, not closed.`, { status: statusOf(rma) });
}

/** Closed is: no unit with the sender or in transit, every received unit settled, no unexpected item open (design page 1.3). */
function openOn(rma: Case): Refusal | undefined {
  const outstanding = hasUnit(rma, (unit) => isAwaited(unit) || unit.custody === 'inTransit');
  const unsettled = hasUnit(rma, (unit) => isReceived(unit) && unit.settlement !== 'done' && !isForgone(unit));
  const unexpected = rma.unexpected.filter(({ status }) => status === 'open').length;
  if (!outstanding && !unsettled && unexpected === 0) return undefined;
  const detail = 'Units are outstanding or not settled, or an unexpected item is open.';
  return refuse('NOT_SETTLED', detail, { outstanding, unsettled, unexpected });
}

const outcomes = {
  refund: 'refunded',
  replaceSame: 'replaced',
  replaceSameValue: 'replaced',
  repair: 'repaired',
  returnAsIs: 'returned',
} as const;

/** What became of the units that came or were lost; where only foreign things came, they went back. */
function outcomeOf(rma: Case): RmaClosed['outcome'] {
  const units = rma.lines
    .flatMap((line) => line.units.map(({ unit }) => unit))
    .filter((unit) => isReceived(unit) || unit.custody === 'lost');
  const [first = 'returned', ...others] = new Set(units.map(outcomeOfUnit));
  return others.length === 0 ? first : 'mixed';
}

/** What was done stays done: a verdict that came after it is a finding. */
function outcomeOfUnit({ custody, refundId, verdict, resolution, remedy }: Unit): RmaClosed['outcome'] {
  if (custody === 'lost') return 'lost';
  if (refundId !== null) return 'refunded';
  if (remedy === 'repaired') return 'repaired';
  if (remedy === 'replacementShipped') return 'replaced';
  return remedy === 'shippedBack' || verdict === 'declined' ? 'returned' : outcomes[resolution];
}
