import { addDays, addMonths } from '../calendar/calendar.js';
import type { Basis } from '../codes.js';
import { refuse, type Refusal } from '../decision.js';
import type { Day } from '../ids.js';
import type { Party } from '../parties.js';
import type { Policy } from '../policy/policy.js';
import type { LineEntitlement } from '../rma/events.js';
import type { SoldLine } from './events.js';

export interface EntitlementFacts {
  readonly line: SoldLine;
  readonly boughtBy: Party['kind'];
  readonly firstShippedOn: Day;
  /** The day the entitlement is judged for: the request's (R3). */
  readonly on: Day;
  /** When a consumer bought the goods, as a proof of purchase says. */
  readonly purchasedOn: Day | null;
}

/** Until when the line is covered on this basis, or which fact is missing (R9). Whether `on` is inside is `lapseOf`'s to say. */
export function entitlementOf(basis: Basis, facts: EntitlementFacts, policy: Policy): LineEntitlement | Refusal {
  return basis === 'moneyBack'
    ? { until: addDays(facts.firstShippedOn, policy.moneyBack.windowDays), restsOnProof: false }
    : warrantyOf(facts, policy);
}

/** The refusal where `on` is after the entitlement's last day, which is inside (R1, R7). */
export function lapseOf(basis: Basis, { line, firstShippedOn, on }: EntitlementFacts, { until }: LineEntitlement): Refusal | undefined {
  if (until === 'lifetime' || on <= until) return undefined;
  const facts = { lineId: line.lineId, firstShippedOn, until, requestedOn: on };
  return basis === 'moneyBack'
    ? refuse('WINDOW_CLOSED', `Line ${line.lineId} could be returned for any reason until ${until}; this is ${on}.`, facts)
    : refuse('WARRANTY_EXPIRED', `The warranty of line ${line.lineId} ended on ${until}; this is ${on}.`, facts);
}

function warrantyOf(facts: EntitlementFacts, policy: Policy): LineEntitlement | Refusal {
  const { line, firstShippedOn, on } = facts;
  if (line.category === null)
    return refuse('FACT_MISSING', `The category of line ${line.lineId} is unknown, so its warranty term is too.`, {
      lineId: line.lineId,
      fact: 'category',
    });
  const term = policy.warranty.terms[line.category];
  if (term === 'lifetime') return { until: 'lifetime', restsOnProof: false };
  const until = addMonths(warrantyStart(facts, policy), term.months);
  const untilWithoutProof = addMonths(firstShippedOn, term.months);
  return { until, restsOnProof: until > untilWithoutProof && on > untilWithoutProof };
}

/** The date of a consumer's purchase from a reseller where it counts, at most the policy's limit after first shipment; else first shipment (R5). */
function warrantyStart({ boughtBy, firstShippedOn, on, purchasedOn }: EntitlementFacts, policy: Policy): Day {
  if (boughtBy !== 'reseller' || purchasedOn === null || purchasedOn < firstShippedOn || purchasedOn > on) return firstShippedOn;
  const latest = addMonths(firstShippedOn, policy.warranty.startsLatestMonthsAfterShipment);
  return purchasedOn > latest ? latest : purchasedOn;
}
