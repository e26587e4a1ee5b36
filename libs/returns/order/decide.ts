import { refuse, type Decision } from '../decision.js';
import type { OrderCommand } from './commands.js';
import type { OrderEvent } from './events.js';
import { keepUnits, recordUnitsFound, recordUnitsLost, recordUnitsRefunded, releaseUnits } from './hold.js';
import { recordOrder, recordShipment } from './record.js';
import { renewReservation } from './renew.js';
import { recordUnitsReplaced } from './replace.js';
import { requestReturn } from './request-return.js';
import type { Order } from './state.js';
import { unknownType } from '../unknown-type.js';

export function decideOrder(command: OrderCommand, order: Order): Decision<OrderEvent> {
  if (command.type === 'RecordOrder') return recordOrder(command, order);
  if (command.type === 'RecordShipment') return recordShipment(command, order);
  if (command.type === 'RequestReturn') return requestReturn(command, order);
  if (order.status === 'unknown') return refuse('NO_RECORD_OF_SALE', 'No order with this id was recorded.');
  switch (command.type) {
    case 'ReleaseUnits':
      return releaseUnits(command, order);
    case 'RecordUnitsRefunded':
      return recordUnitsRefunded(command, order);
    case 'RenewReservation':
      return renewReservation(command, order);
    case 'KeepUnits':
      return keepUnits(command, order);
    case 'RecordUnitsReplaced':
      return recordUnitsReplaced(command, order);
    case 'RecordUnitsLost':
      return recordUnitsLost(command, order);
    case 'RecordUnitsFound':
      return recordUnitsFound(command, order);
    default:
      return unknownType(command);
  }
}
