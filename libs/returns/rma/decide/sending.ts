import { isRefusal, refuse, type Decision, type Refusal } from '../../decision.js';
import type { Dispose, ShipBack } from '../commands.js';
import { received, unitsMeeting, type Condition } from '../conditions.js';
import type { RmaEvent, UnitsOfLine } from '../events.js';
import type { Case } from '../state.js';
import { isLive } from '../status.js';
import type { Unit } from '../units.js';

const here: Condition = {
  is: ({ custody }) => custody === 'held',
  otherwise: (facts) => refuse('NOT_HELD', 'The units are not here any more.', facts),
};

/** Back go declined, repaired and unwanted units, those that came out of turn and unexpected items; never what is paid or replaced. */
export function shipBack(command: ShipBack, rma: Case): Decision<RmaEvent> {
  const back: Condition = {
    is: (unit) => goesBack(unit, rma),
    otherwise: (facts) => refuse('NOTHING_TO_SHIP_BACK', 'The units are to be settled otherwise, or are already.', facts),
  };
  const goods = goodsMeant(command, rma, [received, here, back]);
  if (isRefusal(goods)) return goods;
  const { orderId, reservationId } = rma;
  const { carrier, personal } = command;
  return [{ type: 'UnitShippedBack', orderId, reservationId, carrier, ...goods, personal }];
}

function goesBack({ remedy, settlement, verdict, resolution, reserved }: Unit, rma: Case): boolean {
  if (remedy === 'repaired') return settlement === 'pending';
  if (settlement !== 'none') return false;
  return verdict === 'declined' || resolution === 'returnAsIs' || !reserved || !isLive(rma);
}

/**
 * What becomes of goods that were received, which may differ from the plan; touches neither verdict nor money (I9).
 * What is to go back to its sender is meant only where it is named, or where the plan was so; what is repaired for them never.
 */
export function dispose(command: Dispose, rma: Case): Decision<RmaEvent> {
  const { disposition, lines } = command;
  const isPlanned = (unit: Unit) => unit.disposition === disposition;
  const ours: Condition = {
    is: (unit) => disposition === 'returnToSender' || (!isRepair(unit) && (lines !== undefined || isPlanned(unit) || !goesBack(unit, rma))),
    otherwise: (facts) => refuse('GOES_BACK_TO_SENDER', 'The units go back to their sender.', facts),
  };
  const goods = goodsMeant(command, rma, [received, here, ours]);
  if (isRefusal(goods)) return goods;
  return [{ type: 'UnitDisposed', disposition, ...goods }];
}

function isRepair({ remedy, settlement }: Unit): boolean {
  return settlement === 'pending' && (remedy === 'inRepair' || remedy === 'repaired');
}

interface Goods {
  readonly lines: readonly UnitsOfLine[];
  readonly unexpectedIds: readonly string[];
}

/** The named units and unexpected items; where neither is named, all of both to which the operation applies. */
function goodsMeant({ lines: named, unexpectedIds }: ShipBack | Dispose, rma: Case, conditions: readonly Condition[]): Goods | Refusal {
  const open = rma.unexpected.filter(({ status }) => status === 'open').map((item) => item.unexpectedId);
  const missing = unexpectedIds?.find((one) => !open.includes(one));
  if (missing !== undefined)
    return refuse('UNEXPECTED_ITEM_NOT_OPEN', `Unexpected item ${missing} is not here.`, { unexpectedId: missing });
  if (named === undefined && unexpectedIds !== undefined) return { lines: [], unexpectedIds };
  const lines = unitsMeeting(rma, named, conditions);
  if (named !== undefined || open.length === 0) return isRefusal(lines) ? lines : { lines, unexpectedIds: unexpectedIds ?? [] };
  return { lines: isRefusal(lines) ? [] : lines, unexpectedIds: open };
}
