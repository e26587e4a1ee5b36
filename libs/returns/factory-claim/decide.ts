import { dayIn } from '../calendar/calendar.js';
import { refuse, type Decision } from '../decision.js';
import { formatMoney } from '../money/money.js';
import { unknownType } from '../unknown-type.js';
import { x12Codes } from '../x12.js';
import type { FactoryClaimCommand, HonourForFactory, OpenClaim, RecordFactoryResponse, TimeOutClaim } from './commands.js';
import type { FactoryClaimEvent } from './events.js';
import type { FactoryClaim, OpenedClaim } from './state.js';

export function decideClaim(command: FactoryClaimCommand, state: FactoryClaim): Decision<FactoryClaimEvent> {
  if (command.type === 'OpenClaim') return state.status === 'none' ? openClaim(command) : [];
  if (state.status === 'none') return refuse('CLAIM_NOT_FOUND', 'No claim with this id was opened.');
  switch (command.type) {
    case 'RecordFactoryResponse':
      return recordResponse(command, state);
    case 'TimeOutClaim':
      return timeOut(command, state);
    case 'HonourForFactory':
      return honour(command, state);
    default:
      return unknownType(command);
  }
}

function openClaim({ claimId, rmaId, factoryId, lines, timeZone, openedOn, dueBy }: OpenClaim): Decision<FactoryClaimEvent> {
  const coded = lines.map((line) => ({ ...line, x12: line.findings.flatMap((finding) => x12Codes[finding]) }));
  return [{ type: 'FactoryClaimOpened', claimId, rmaId, factoryId, lines: coded, timeZone, openedOn, dueBy }];
}

/** An answer after the claim timed out is late, and counts. */
function recordResponse({ rejectedFor }: RecordFactoryResponse, claim: OpenedClaim): Decision<FactoryClaimEvent> {
  const { claimId, status, code } = claim;
  const answer = rejectedFor === null ? 'accepted' : 'rejected';
  if (status === answer && code === rejectedFor) return [];
  if (status === 'accepted' || status === 'rejected')
    return refuse('CLAIM_ANSWERED', `The factory has ${status} the claim.`, { claimId, status, code });
  const late = status === 'timedOut';
  return [
    rejectedFor === null
      ? { type: 'FactoryClaimAccepted', claimId, late }
      : { type: 'FactoryClaimRejected', claimId, code: rejectedFor, late },
  ];
}

/** The last day is inside, until midnight in the seller's zone. */
function timeOut({ now }: TimeOutClaim, { claimId, status, timeZone, dueBy }: OpenedClaim): Decision<FactoryClaimEvent> {
  if (status !== 'open' || dayIn(timeZone, now) <= dueBy) return [];
  return [{ type: 'FactoryClaimTimedOut', claimId, dueBy }];
}

/** The seller honours the warranty itself when the factory does not. */
function honour({ cost }: HonourForFactory, { claimId, status, cost: borne }: OpenedClaim): Decision<FactoryClaimEvent> {
  if (borne?.amount === cost.amount && borne.currency === cost.currency) return [];
  if (borne !== null)
    return refuse('CLAIM_HONOURED', `The claim was honoured at a cost of ${formatMoney(borne)}.`, { claimId, cost: { ...borne } });
  if (status !== 'rejected' && status !== 'timedOut')
    return refuse('CLAIM_NOT_REFUSED', `The claim is ${status}; the factory has not refused to honour it.`, { claimId, status });
  return [{ type: 'WarrantyHonouredByCompany', claimId, cost }];
}
