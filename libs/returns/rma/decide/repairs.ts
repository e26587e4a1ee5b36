import { isRefusal, refuse, type Decision } from '../../decision.js';
import type { AbandonRepair, CompleteRepair, StartRepair } from '../commands.js';
import { live, remediable, unitsMeeting, unitsUnless, type Condition } from '../conditions.js';
import type { RmaEvent } from '../events.js';
import type { Case } from '../state.js';
import type { Unit } from '../units.js';

const isInRepair = ({ remedy }: Unit) => remedy === 'inRepair';

const here: Condition = {
  is: ({ custody }) => custody === 'held',
  otherwise: (facts) => refuse('NOT_HELD', 'The units are not here any more.', facts),
};
const wanted: Condition = {
  is: ({ resolution, remedy }) => resolution === 'repair' && remedy !== 'repairAbandoned',
  otherwise: (facts) => refuse('OTHER_RESOLUTION_CHOSEN', 'A repair of these units is not wanted, or was given up.', facts),
};
const inRepair: Condition = {
  is: isInRepair,
  otherwise: (facts) => refuse('NOT_IN_REPAIR', 'The units are not being repaired.', facts),
};

/** Under warranty, for what was accepted. */
export function startRepair({ lines: named }: StartRepair, rma: Case): Decision<RmaEvent> {
  const lines = unitsUnless(isInRepair, rma, named, [...remediable(rma), here, wanted]);
  if (isRefusal(lines)) return lines;
  return lines.length === 0 ? [] : [{ type: 'RepairStarted', lines }];
}

/** Parts and labour are at no charge. The units are settled when they are shipped back. */
export function completeRepair({ lines: named, parts, labourMinutes }: CompleteRepair, rma: Case): Decision<RmaEvent> {
  const lines = unitsMeeting(rma, named, [...live(rma), inRepair]);
  if (isRefusal(lines)) return lines;
  return [{ type: 'RepairCompleted', lines, parts, labourMinutes, charged: { amount: 0, currency: rma.request.currency } }];
}

/** What cannot be repaired is to be replaced, never paid. */
export function abandonRepair({ lines: named, personal }: AbandonRepair, rma: Case): Decision<RmaEvent> {
  const lines = unitsUnless(({ remedy }) => remedy === 'repairAbandoned', rma, named, [...live(rma), inRepair]);
  if (isRefusal(lines)) return lines;
  return lines.length === 0 ? [] : [{ type: 'RepairAbandoned', lines, personal }];
}
