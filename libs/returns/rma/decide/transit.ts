import { isRefusal, refuse, type Decision, type Facts } from '../../decision.js';
import type { RecordDispatch } from '../commands.js';
import type { DeclareLost } from '../commands/course.js';
import { unitsUnless, type Condition } from '../conditions.js';
import type { RmaEvent } from '../events.js';
import { selectUnits } from '../select.js';
import type { Case } from '../state.js';
import { isLive, notLive } from '../status.js';
import { isAwaited } from '../units.js';
import { counted } from '../../words.js';

export function recordDispatch(command: RecordDispatch, rma: Case): Decision<RmaEvent> {
  if (!isLive(rma)) return notLive(rma, 'nothing is expected');
  const lines = selectUnits(rma, command.lines, isAwaited, (short) =>
    refuse('NOT_WITH_SENDER', `${counted(short.asked)} of line ${short.lineId} were named, ${short.available} are with the sender.`, {
      ...short,
    }),
  );
  if (isRefusal(lines)) return lines;
  return lines.length === 0 ? [] : [{ type: 'ParcelDispatched', carrier: command.carrier, lines, personal: command.personal }];
}

const inTransit: Condition = {
  is: ({ custody }) => custody === 'inTransit',
  otherwise: (facts: Facts) => refuse('NOT_IN_TRANSIT', 'Only what is on its way here can be lost in the post.', facts),
};

/** Of what is lost in the post nothing is settled (I7); what turns up later is received and goes on. */
export function declareLost(command: DeclareLost, rma: Case): Decision<RmaEvent> {
  if (!isLive(rma)) return notLive(rma, 'nothing is expected');
  const lines = unitsUnless(({ custody }) => custody === 'lost', rma, command.lines, [inTransit]);
  if (isRefusal(lines)) return lines;
  const { orderId, reservationId } = rma;
  return lines.length === 0 ? [] : [{ type: 'ParcelLostInPost', orderId, reservationId, lines }];
}
