import type { Circumstances } from '../../command.js';
import { isRefusal, refuse, type Refusal } from '../../decision.js';
import type { RenewReservation } from '../../order/commands.js';
import { unitsUnless, type Condition } from '../conditions.js';
import type { NamedUnits } from '../select.js';
import type { Case } from '../state.js';
import type { Unit } from '../units.js';

const isLost = ({ remedy }: Unit) => remedy === 'replacementLost';
const shipped: Condition = {
  is: ({ remedy, settlement }) => remedy === 'replacementShipped' && settlement === 'done',
  otherwise: (facts) => refuse('REPLACEMENT_NOT_SHIPPED', 'No replacement is on its way for these units.', facts),
};

/** What the order is asked for when replacements were lost on the way out: their units, held again, since another one is owed. */
export function replacementLossOf(
  rma: Case,
  named: readonly NamedUnits[] | undefined,
): Omit<RenewReservation, keyof Circumstances> | Refusal | 'alreadySo' {
  const lines = unitsUnless(isLost, rma, named, [shipped]);
  if (isRefusal(lines)) return lines;
  if (lines.length === 0) return 'alreadySo';
  const { rmaId } = rma.request;
  return { type: 'RenewReservation', rmaId, previousReservationId: rma.reservationId, lines, continuing: { type: 'ReplacementLost' } };
}
