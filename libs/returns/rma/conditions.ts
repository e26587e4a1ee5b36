import type { Resolution } from '../codes.js';
import { isRefusal, refuse, type Facts, type Refusal } from '../decision.js';
import type { UnitsOfLine } from './events.js';
import { selectUnits, type NamedUnits, type Preference } from './select.js';
import type { Case } from './state.js';
import { isLive, notLive, statusOf } from './status.js';
import { isOurs, isReceived, isUnsettled, type Unit } from './units.js';

/** What must be so of the units that a command acts on, and why it is refused where it is not. */
export interface Condition {
  readonly is: (unit: Unit) => boolean;
  readonly otherwise: (facts: Facts) => Refusal;
}

/** The units of which all conditions hold, else the refusal of the first condition that leaves none or fewer than were named. */
export function unitsMeeting(
  rma: Case,
  named: readonly NamedUnits[] | undefined,
  conditions: readonly Condition[],
  preference?: Preference,
): readonly UnitsOfLine[] | Refusal {
  const meeting = (soFar: readonly Condition[], { otherwise }: Condition): readonly UnitsOfLine[] | Refusal => {
    const units = selectUnits(
      rma,
      named,
      (unit) => soFar.every(({ is }) => is(unit)),
      (short) => otherwise({ ...short }),
      preference,
    );
    return !isRefusal(units) && units.length === 0 ? otherwise({ status: statusOf(rma) }) : units;
  };
  // All together first: which condition fails is looked for only where one does.
  const inTurn = conditions.map((one, index) => () => meeting(conditions.slice(0, index + 1), one));
  const units = inTurn.at(-1)?.() ?? [];
  return isRefusal(units) ? (inTurn.map((look) => look()).find(isRefusal) ?? units) : units;
}

/** The units of which all conditions hold; none where it is already so of the named units, whoever has told it. */
export function unitsUnless(
  already: (unit: Unit) => boolean,
  rma: Case,
  named: readonly NamedUnits[] | undefined,
  conditions: readonly Condition[],
): readonly UnitsOfLine[] | Refusal {
  const units = unitsMeeting(rma, named, conditions);
  if (!isRefusal(units)) return units;
  const done = selectUnits(rma, named, already, () => units);
  return isRefusal(done) || done.length === 0 ? units : [];
}

export const received: Condition = {
  is: isReceived,
  otherwise: (facts) => refuse('GOODS_NOT_RECEIVED', 'The goods were not received.', facts),
};

/** Settlement of a unit happens only on a live case, and only for units that it still holds on the order. */
export function live(rma: Case): readonly Condition[] {
  const released = (facts: Facts) => refuse('RMA_NOT_LIVE', 'The units are not held for this return any more.', facts);
  return [
    { is: () => isLive(rma), otherwise: () => notLive(rma, 'nothing is settled') },
    { is: ({ reserved, settlement }) => reserved || settlement === 'done', otherwise: released },
  ];
}

export const unsettled: Condition = {
  is: (unit) => isOurs(unit) && isUnsettled(unit),
  otherwise: (facts) => refuse('ALREADY_SETTLED', 'The units are settled, or on the way to it.', facts),
};

/** Under warranty what was accepted, for money back what was not declined. */
export function accepted({ request }: Case): Condition {
  return {
    is: ({ verdict }) => (request.basis === 'warranty' ? verdict === 'accepted' : verdict !== 'declined'),
    otherwise: (facts) => refuse('NOT_ACCEPTED', 'The units were not accepted at inspection.', facts),
  };
}

export function chosen(...resolutions: readonly Resolution[]): Condition {
  return {
    is: ({ resolution }) => resolutions.includes(resolution),
    otherwise: (facts) => refuse('OTHER_RESOLUTION_CHOSEN', 'Another resolution was chosen for these units.', facts),
  };
}

/** Received, held by a live case, not settled and accepted: what a remedy asks for in every case. */
export function remediable(rma: Case): readonly Condition[] {
  return [received, ...live(rma), unsettled, accepted(rma)];
}
