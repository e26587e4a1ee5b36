import { dayIn } from '../../calendar/calendar.js';
import type { Decision } from '../../decision.js';
import type { ExpireRma } from '../commands/course.js';
import type { RmaEvent } from '../events.js';
import { allWhere, hasUnit } from '../select.js';
import type { Case } from '../state.js';
import { isLive } from '../status.js';
import { isAwaited } from '../units.js';

/**
 * After the end of `returnBy` in the seller's zone (R3): the whole RMA where nothing came or left, else the units that are still
 * with the sender. No event where it is not past, or the case has moved on.
 */
export function expireRma({ now }: ExpireRma, rma: Case): Decision<RmaEvent> {
  if (!isLive(rma) || rma.returnBy === null || dayIn(rma.request.timeZone, now) <= rma.returnBy) return [];
  const lines = allWhere(rma, isAwaited);
  if (lines.length === 0) return [];
  const { orderId, reservationId } = rma;
  const cameOrLeft = hasUnit(rma, ({ custody }) => custody !== 'withSender') || rma.unexpected.length > 0;
  return [cameOrLeft ? { type: 'OutstandingUnitsExpired', orderId, reservationId, lines } : { type: 'RmaExpired', orderId, reservationId }];
}
