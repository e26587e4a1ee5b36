import type { Basis, Resolution } from '../codes.js';
import type { Circumstances } from '../command.js';
import { isRefusal, type Refusal } from '../decision.js';
import { countOf } from '../money/slots.js';
import { policyNamed } from '../policy/policy-book.js';
import type { BasisChanged, Troubleshooting } from '../rma/events.js';
import type { Case } from '../rma/state.js';
import type { RequestReturn } from './commands.js';
import { brokenRules, entitledUnits } from './judgement.js';
import type { RecordedOrder } from './state.js';

export interface OtherBasis {
  readonly basis: Basis;
  readonly wantedResolution: Resolution;
  readonly troubleshooting: Troubleshooting | null;
}

/** What the return would have been entitled to on another basis, had it been asked for so when it was asked for; nothing is set aside. */
export function judgeOtherBasis(
  other: OtherBasis,
  rma: Case,
  order: RecordedOrder,
  circumstances: Circumstances,
): BasisChanged['entitlements'] | Refusal {
  const policy = policyNamed(circumstances.policies, rma.request.policyVersion);
  const asked = askedFor(other, rma, circumstances);
  const entitled = entitledUnits(asked, order, policy, rma.request.requestedOn);
  if (isRefusal(entitled)) return entitled;
  const [broken] = brokenRules(asked, entitled, policy);
  return broken ?? entitled.map(({ line, entitlement }) => ({ lineId: line.lineId, entitlement }));
}

/** Who has a case open has shown the sale. */
function askedFor(
  { basis, wantedResolution, troubleshooting }: OtherBasis,
  { request, lines }: Case,
  circumstances: Circumstances,
): RequestReturn {
  const { rmaId, channel, requestedBy, proofOfPurchase, requestedAt, personal } = request;
  return {
    type: 'RequestReturn',
    ...circumstances,
    rmaId,
    basis,
    wantedResolution,
    channel,
    requestedBy,
    proofOfPurchase,
    requestedAt,
    personal,
    lines: lines.map(({ lineId, slots, reason }) => ({ lineId, quantity: countOf(slots), reason })),
    saleNamedBy: 'orderNumber',
    troubleshooting: troubleshooting ?? request.troubleshooting,
    override: null,
  };
}
