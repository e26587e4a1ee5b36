import { isRefusal, refuse, type Decision } from '../../decision.js';
import { policyNamed } from '../../policy/policy-book.js';
import type { ChooseResolution } from '../commands.js';
import { unitsMeeting, type Condition } from '../conditions.js';
import type { RmaEvent } from '../events.js';
import { someOf } from '../select.js';
import type { Case } from '../state.js';
import { isLive, notLive } from '../status.js';
import { isUnsettled, type Unit } from '../units.js';

const open: Condition = {
  is: isUnsettled,
  otherwise: (facts) => refuse('ALREADY_SETTLED', 'The units are settled, or on the way to it.', facts),
};
const notDisposedOf: Condition = {
  is: ({ custody }) => custody !== 'leftUs',
  otherwise: (facts) => refuse('NOT_HELD', 'The units were disposed of; they cannot be repaired or sent back.', facts),
};

/** Until it is chosen a unit's resolution is the wanted one; what is settled or being paid keeps its own. What came to nothing is chosen again. */
export function chooseResolution(command: ChooseResolution, rma: Case): Decision<RmaEvent> {
  const { resolution, personal } = command;
  const { basis, policyVersion } = rma.request;
  const offered = [...policyNamed(command.policies, policyVersion)[basis].resolutions, 'returnAsIs' as const];
  if (!offered.includes(resolution))
    return refuse('RESOLUTION_NOT_OFFERED', `${basis} offers ${offered.join(', ')}, not ${resolution}.`, { resolution, offered });
  if (rma.stage !== 'requested' && !isLive(rma)) return notLive(rma, 'there is nothing to choose');
  const needsUnit = resolution === 'repair' || resolution === 'returnAsIs';
  const lines = unitsMeeting(rma, command.lines, needsUnit ? [open, notDisposedOf] : [open]);
  if (isRefusal(lines)) return lines;
  const changes = (unit: Unit) => unit.resolution !== resolution || cameToNothing(unit);
  if (personal === null && !someOf(rma, lines, changes)) return [];
  return [{ type: 'ResolutionChosen', resolution, lines, personal }];
}

function cameToNothing({ remedy }: Unit): boolean {
  return remedy === 'replacementUnavailable' || remedy === 'repairAbandoned';
}
