import { everyOrRefusal, refuse, type Refusal } from '../decision.js';
import { isSameParty } from '../parties.js';
import type { Policy } from '../policy/policy.js';
import type { RequestReturn, WantedLine } from './commands.js';
import type { OrderLine, RecordedOrder } from './state.js';

export interface SoldUnits {
  readonly wanted: WantedLine;
  readonly line: OrderLine;
}

/** The order's lines that the request names. To whom may not know of the sale there is none (design page 1.5, "Two doors"). */
export function soldUnits(command: RequestReturn, order: RecordedOrder): readonly SoldUnits[] | Refusal {
  if (command.basis === 'warranty' && !isBuyer(command, order) && !isConsumerOfReseller(command, order))
    return refuse('NO_RECORD_OF_SALE', 'A consumer claims the warranty with proof of purchase and the order number or a serial number.');
  if (new Set(command.lines.map(({ lineId }) => lineId)).size < command.lines.length) throw new Error('A request names every line once');
  return everyOrRefusal(command.lines, (wanted) => {
    const line = order.lines.find(({ lineId }) => lineId === wanted.lineId);
    if (line) return { wanted, line };
    const { orderId } = order.sale;
    return refuse('NO_RECORD_OF_SALE', `Order ${orderId} has no line ${wanted.lineId}.`, { orderId, lineId: wanted.lineId });
  });
}

/** Who may come through which door, and what is offered there (design page 1.5, "Two doors" and "Matrix"). */
export function doorProblem(command: RequestReturn, order: RecordedOrder, policy: Policy): Refusal | undefined {
  const { basis, wantedResolution } = command;
  if (basis === 'moneyBack' && !isBuyer(command, order))
    return refuse('NOT_THE_BUYER', 'The money-back guarantee is for the buyer of the order.', { orderId: order.sale.orderId });
  const offered = [...policy[basis].resolutions, 'returnAsIs' as const];
  if (offered.includes(wantedResolution)) return undefined;
  return refuse('RESOLUTION_NOT_OFFERED', `${basis} offers ${offered.join(', ')}, not ${wantedResolution}.`, {
    basis,
    wantedResolution,
    offered,
  });
}

/** A lead overrides for others, never for their own request (design page 1.10). */
export function overrideProblem({ override, actor, requestedBy }: RequestReturn): Refusal | undefined {
  if (override === null || actor.id !== requestedBy.id) return undefined;
  return refuse('SEPARATION_OF_DUTIES', 'Nobody sets a rule aside for their own request.', { actor: actor.id, rule: override.rule });
}

function isBuyer({ requestedBy }: RequestReturn, { sale }: RecordedOrder): boolean {
  return isSameParty(requestedBy, sale.buyer);
}

function isConsumerOfReseller(command: RequestReturn, { sale }: RecordedOrder): boolean {
  return (
    command.requestedBy.kind === 'consumer' &&
    sale.buyer.kind === 'reseller' &&
    command.proofOfPurchase !== null &&
    (command.channel === 'agent' || command.saleNamedBy !== 'orderId')
  );
}
