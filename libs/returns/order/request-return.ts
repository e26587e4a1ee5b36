import { dayIn } from '../calendar/calendar.js';
import { isRefusal, refuse, type Decision } from '../decision.js';
import type { Day, Instant, ReservationId } from '../ids.js';
import { policyInForce } from '../policy/policy-book.js';
import type { Policy } from '../policy/policy.js';
import type { RequestedLine, ReturnRequested } from '../rma/events.js';
import type { RequestReturn } from './commands.js';
import type { OrderEvent } from './events.js';
import { brokenRules, entitledUnits, type EntitledUnits } from './judgement.js';
import { unitsNow } from './serials.js';
import { reserveSlots, type ReservedUnits } from './reserve.js';
import type { Order, RecordedOrder } from './state.js';

/** Reserves the units under the order's revision, with the opening of the case in the event; refusals in the order of design page 1.5. */
export function requestReturn(command: RequestReturn, order: Order): Decision<OrderEvent> {
  if (order.status === 'unknown') return refuse('NO_RECORD_OF_SALE', 'No order was found for this return.');
  const policy = policyInForce(command.policies, order.sale.market, order.sale.placedOn);
  const requestedAt = command.requestedAt ?? command.now;
  const on = dayIn(policy.seller.timeZone, requestedAt);

  const entitled = entitledUnits(command, order, policy, on);
  if (isRefusal(entitled)) return entitled;
  const reserved = reserveSlots(entitled);
  if (isRefusal(reserved)) return reserved;

  const rules = brokenRules(command, entitled, policy);
  const standing = rules.find(({ refused }) => refused !== command.override?.rule);
  if (standing) return standing;
  const opened = opening(command, order, policy, { requestedAt, requestedOn: on, lines: reserved.map(requestedLine) });
  return [reservation(opened, rules.length > 0 ? command.override : null)];
}

function requestedLine({ line, wanted, slots, entitlement }: ReservedUnits<EntitledUnits>): RequestedLine {
  const units = unitsNow(line, slots);
  const { lineId, sku, category, factoryId, quantity: lineQuantity, itemsTotal, tax } = line;
  return { lineId, sku, category, factoryId, reason: wanted.reason, slots, lineQuantity, itemsTotal, tax, ...units, entitlement };
}

interface Granted {
  readonly requestedAt: Instant;
  readonly requestedOn: Day;
  readonly lines: readonly RequestedLine[];
}

function opening(command: RequestReturn, order: RecordedOrder, policy: Policy, granted: Granted): ReturnRequested {
  const { rmaId, channel, requestedBy, basis, wantedResolution, proofOfPurchase, troubleshooting, personal } = command;
  const { orderId, orderNumber, market, buyer, currency } = order.sale;
  const reservationId = `${rmaId}#1` as ReservationId;
  const asked = { requestedBy, channel, basis, wantedResolution, proofOfPurchase, troubleshooting, personal };
  const judged = { timeZone: policy.seller.timeZone, policyVersion: policy.version };
  return { type: 'ReturnRequested', rmaId, orderId, orderNumber, market, reservationId, buyer, currency, ...asked, ...judged, ...granted };
}

function reservation(opened: ReturnRequested, overridden: RequestReturn['override']): OrderEvent {
  const { reservationId, rmaId } = opened;
  const lines = opened.lines.map(({ lineId, slots }) => ({ lineId, slots }));
  const type = 'UnitsReserved';
  return { type, reservationId, rmaId, lines, opening: overridden ? [opened, { type: 'EligibilityOverridden', ...overridden }] : [opened] };
}
