import { refuse, type Decision } from '../decision.js';
import type { RmaCommand } from './commands.js';
import { changeBasis } from './decide/basis.js';
import { requestFactoryClaim } from './decide/claims.js';
import { closeIfSettled, closeRma, reopenRma } from './decide/closing.js';
import { addNote, cancelReturn, declineReturn, issueRma, reissueForm } from './decide/course.js';
import { attachEvidence } from './decide/evidence.js';
import { expireRma } from './decide/expiry.js';
import { receiveParcel } from './decide/linked-parcel.js';
import { inspectItem } from './decide/inspection.js';
import { receiveItem } from './decide/parcels.js';
import { correctReceipt } from './decide/receipt-correction.js';
import { continueCase } from './decide/reinstatement.js';
import { abandonRepair, completeRepair, startRepair } from './decide/repairs.js';
import { shipReplacement } from './decide/replacement-shipping.js';
import { allocateReplacement, reportReplacementUnavailable } from './decide/replacements.js';
import { chooseResolution } from './decide/resolution.js';
import { dispose, shipBack } from './decide/sending.js';
import { failRefund, retryRefund, settleRefund } from './decide/refund-outcomes.js';
import { approveRefund, refund, rejectRefund } from './decide/refunds.js';
import { declareLost, recordDispatch } from './decide/transit.js';
import type { RmaEvent } from './events.js';
import type { Rma } from './state.js';
import { unknownType } from '../unknown-type.js';

export function decideRma(command: RmaCommand, state: Rma): Decision<RmaEvent> {
  if (command.type === 'OpenCase') return state.stage === 'none' ? command.opening : [];
  if (state.stage === 'none') return refuse('NO_RECORD_OF_SALE', 'No return with this id was requested.');
  switch (command.type) {
    case 'IssueRma':
      return issueRma(command, state);
    case 'ReissueForm':
      return reissueForm(state);
    case 'DeclineReturn':
      return declineReturn(command, state);
    case 'CancelReturn':
      return cancelReturn(command, state);
    case 'RecordDispatch':
      return recordDispatch(command, state);
    case 'ExpireRma':
      return expireRma(command, state);
    case 'ContinueCase':
      return continueCase(command, state);
    case 'ChangeBasis':
      return changeBasis(command, state);
    case 'DeclareLost':
      return declareLost(command, state);
    case 'ReceiveItem':
      return receiveItem(command, state);
    case 'CorrectReceipt':
      return correctReceipt(command, state);
    case 'InspectItem':
      return inspectItem(command, state);
    case 'ChooseResolution':
      return chooseResolution(command, state);
    case 'AllocateReplacement':
      return allocateReplacement(command, state);
    case 'ReportReplacementUnavailable':
      return reportReplacementUnavailable(command, state);
    case 'ShipReplacement':
      return shipReplacement(command, state);
    case 'StartRepair':
      return startRepair(command, state);
    case 'CompleteRepair':
      return completeRepair(command, state);
    case 'AbandonRepair':
      return abandonRepair(command, state);
    case 'ShipBack':
      return shipBack(command, state);
    case 'Dispose':
      return dispose(command, state);
    case 'Refund':
      return refund(command, state);
    case 'ApproveRefund':
      return approveRefund(command, state);
    case 'RejectRefund':
      return rejectRefund(command, state);
    case 'SettleRefund':
      return settleRefund(command, state);
    case 'FailRefund':
      return failRefund(command, state);
    case 'RetryRefund':
      return retryRefund(command, state);
    case 'RequestFactoryClaim':
      return requestFactoryClaim(command, state);
    case 'ReceiveParcel':
      return receiveParcel(command, state);
    case 'AttachEvidence':
      return attachEvidence(command);
    case 'CloseRma':
      return closeRma(state);
    case 'CloseIfSettled':
      return closeIfSettled(state);
    case 'ReopenRma':
      return reopenRma(command, state);
    case 'AddNote':
      return addNote(command);
    default:
      return unknownType(command);
  }
}
