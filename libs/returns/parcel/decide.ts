import { refuse, type Decision } from '../decision.js';
import { unknownType } from '../unknown-type.js';
import type { LinkParcel, ParcelCommand, ReceiveWithoutRma, SendParcelBack } from './commands.js';
import type { ParcelEvent } from './events.js';
import type { Parcel, ReceivedParcel } from './state.js';

export function decideParcel(command: ParcelCommand, state: Parcel): Decision<ParcelEvent> {
  if (command.type === 'ReceiveWithoutRma') return state.status === 'none' ? receiveWithoutRma(command) : [];
  if (state.status === 'none') return refuse('PARCEL_NOT_FOUND', 'No parcel with this id was received.');
  switch (command.type) {
    case 'LinkParcel':
      return linkParcel(command, state);
    case 'SendParcelBack':
      return sendParcelBack(command, state);
    default:
      return unknownType(command);
  }
}

/** Goods at the door are a fact; without an RMA they wait in quarantine (R14). */
function receiveWithoutRma({ parcelId, carrier, items, personal }: ReceiveWithoutRma): Decision<ParcelEvent> {
  return [{ type: 'UnauthorisedParcelReceived', parcelId, carrier, items, personal }];
}

function linkParcel({ rmaId, items, personal }: LinkParcel, parcel: ReceivedParcel): Decision<ParcelEvent> {
  const { parcelId, status } = parcel;
  if (status === 'sentBack') return refuse('PARCEL_SENT_BACK', 'The parcel went back to where it came from.', { parcelId, status });
  if (status === 'quarantined') return [{ type: 'ParcelLinked', parcelId, rmaId, items, personal }];
  return parcel.rmaId === rmaId ? [] : isLinked(parcel);
}

function sendParcelBack({ carrier, personal }: SendParcelBack, parcel: ReceivedParcel): Decision<ParcelEvent> {
  const { parcelId, status } = parcel;
  if (status === 'linked') return isLinked(parcel);
  return status === 'sentBack' ? [] : [{ type: 'ParcelSentBack', parcelId, reason: 'rmaMissing', carrier, personal }];
}

function isLinked({ parcelId, rmaId }: ReceivedParcel) {
  return refuse('PARCEL_LINKED', 'The parcel was linked to a return, where its goods were received.', { parcelId, rmaId });
}
