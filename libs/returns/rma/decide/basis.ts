import type { Basis } from '../../codes.js';
import { isRefusal, refuse, type Decision } from '../../decision.js';
import { policyNamed } from '../../policy/policy-book.js';
import type { ChangeBasis } from '../commands/course.js';
import type { RmaEvent } from '../events.js';
import { allWhere, hasUnit } from '../select.js';
import type { Case } from '../state.js';
import { isLive, notLive } from '../status.js';

/** Another promise is kept instead, where nothing is settled or on the way to it; what the new one does not know is judged anew. */
export function changeBasis(command: ChangeBasis, rma: Case): Decision<RmaEvent> {
  const { basis, wantedResolution, troubleshooting, judgement, personal } = command;
  if (rma.stage !== 'requested' && !isLive(rma)) return notLive(rma, 'its basis stays what it is');
  if (rma.request.basis === basis) return [];
  if (hasUnit(rma, ({ settlement }) => settlement !== 'none'))
    return refuse('ALREADY_SETTLED', 'A unit of this return is settled or on the way to it; its basis stays what it is.', { basis });
  if (isRefusal(judgement)) return judgement;
  const doubtful = judgement.find(({ entitlement }) => entitlement.restsOnProof);
  if (doubtful && rma.stage === 'issued' && !rma.proofConfirmed)
    return refuse(
      'FACT_MISSING',
      `The warranty of line ${doubtful.lineId} rests on the proof of purchase, which was not confirmed at issue.`,
      {
        lineId: doubtful.lineId,
        fact: 'proofConfirmed',
      },
    );
  return [
    { type: 'BasisChanged', basis, wantedResolution, entitlements: judgement, troubleshooting, ...verdictsAnew(command, rma), personal },
  ];
}

/** A decline for what the new basis does not decline for is none (R4); what was accepted is looked at again where it declines for more. */
function verdictsAnew({ basis, policies }: ChangeBasis, rma: Case) {
  const policy = policyNamed(policies, rma.request.policyVersion);
  const reasonsOf = (one: Basis) => policy[one].declineReasons;
  const before = reasonsOf(rma.request.basis);
  const declinesForMore = reasonsOf(basis).some((reason) => !before.includes(reason));
  return {
    accepted: allWhere(rma, ({ verdict, reason }) => verdict === 'declined' && reason !== null && !reasonsOf(basis).includes(reason)),
    toInspect: declinesForMore ? allWhere(rma, ({ verdict }) => verdict === 'accepted') : [],
  };
}
