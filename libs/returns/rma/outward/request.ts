import { type Outwards, unitsOf } from '../../outward.js';
import type { BasisChanged, EligibilityOverridden, RequestedLine, ReturnRequested } from '../events.js';

function lineOf({ sku, category, factoryId, reason, serialNumbers, replaced, entitlement, ...units }: RequestedLine) {
  return {
    ...unitsOf(units),
    sku,
    category,
    factoryId,
    reason,
    serialNumbers: serialNumbers.filter((serial) => serial !== null),
    /** Of these units, those that are another product since they were replaced. */
    replaced: replaced.map((one) => ({ sku: one.sku, quantity: unitsOf({ ...units, slots: one.slots }).quantity })),
    entitledUntil: entitlement.until,
  };
}

export const requestOutward = {
  ReturnRequested: {
    version: 1,
    of: (event) => ({
      rmaId: event.rmaId,
      orderId: event.orderId,
      orderNumber: event.orderNumber,
      market: event.market,
      buyer: { kind: event.buyer.kind, id: event.buyer.id },
      requestedBy: { kind: event.requestedBy.kind, id: event.requestedBy.id, locale: event.requestedBy.locale },
      channel: event.channel,
      requestedAt: event.requestedAt,
      requestedOn: event.requestedOn,
      policyVersion: event.policyVersion,
      basis: event.basis,
      wantedResolution: event.wantedResolution,
      currency: event.currency,
      lines: event.lines.map(lineOf),
      purchasedOn: event.proofOfPurchase?.purchasedOn ?? null,
      troubleshooting: event.troubleshooting && { guideId: event.troubleshooting.guideId, outcome: event.troubleshooting.outcome },
      personal: event.personal,
    }),
  },
  EligibilityOverridden: { version: 1, of: ({ rule, personal }) => ({ rule, personal }) },
  BasisChanged: {
    version: 1,
    of: ({ basis, wantedResolution, entitlements, troubleshooting, accepted, toInspect, personal }) => ({
      basis,
      wantedResolution,
      entitlements: entitlements.map(({ lineId, entitlement }) => ({ lineId, entitledUntil: entitlement.until })),
      troubleshooting: troubleshooting && { guideId: troubleshooting.guideId, outcome: troubleshooting.outcome },
      accepted: accepted.map(unitsOf),
      toInspect: toInspect.map(unitsOf),
      personal,
    }),
  },
} as const satisfies Outwards<ReturnRequested | EligibilityOverridden | BasisChanged>;
