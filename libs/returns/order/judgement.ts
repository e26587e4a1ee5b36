import { everyOrRefusal, isRefusal, refuse, type Refusal } from '../decision.js';
import type { Day } from '../ids.js';
import type { Policy } from '../policy/policy.js';
import type { LineEntitlement } from '../rma/events.js';
import type { RequestReturn } from './commands.js';
import { doorProblem, overrideProblem, soldUnits } from './doors.js';
import { entitlementOf, lapseOf } from './entitlement.js';
import { shippedUnits, type ShippedUnits } from './shipped.js';
import type { RecordedOrder } from './state.js';

export interface EntitledUnits extends ShippedUnits {
  readonly entitlement: LineEntitlement;
}

/** What a request is entitled to by the order's facts as of `on`; refusals in the order of design page 1.5. */
export function entitledUnits(command: RequestReturn, order: RecordedOrder, policy: Policy, on: Day): readonly EntitledUnits[] | Refusal {
  const sold = soldUnits(command, order);
  if (isRefusal(sold)) return sold;
  const door = overrideProblem(command) ?? doorProblem(command, order, policy);
  if (door) return door;
  const shipped = shippedUnits(sold, order, on, command.proofOfPurchase?.purchasedOn ?? null);
  if (isRefusal(shipped)) return shipped;
  return everyOrRefusal(shipped, (units): EntitledUnits | Refusal => {
    const entitlement = entitlementOf(command.basis, units.facts, policy);
    return isRefusal(entitlement) ? entitlement : { ...units, entitlement };
  });
}

/** The rules that stand against it, which a lead may set aside one of. */
export function brokenRules(command: RequestReturn, entitled: readonly EntitledUnits[], policy: Policy): readonly Refusal[] {
  const lapses = entitled.map(({ facts, entitlement }) => lapseOf(command.basis, facts, entitlement));
  return [...lapses, troubleshootingProblem(command, policy)].filter((problem) => problem !== undefined);
}

function troubleshootingProblem(command: RequestReturn, policy: Policy): Refusal | undefined {
  const opening = policy[command.basis].troubleshootingOutcomes;
  const outcome = command.troubleshooting?.outcome ?? null;
  if (opening === null || opening.some((one) => one === outcome)) return undefined;
  return refuse('TROUBLESHOOTING_REQUIRED', 'The basic troubleshooting is tried, without success, before a warranty return.', {
    outcome,
    opening,
  });
}
