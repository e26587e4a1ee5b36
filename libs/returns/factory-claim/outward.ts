import { type Outwards, unitsOf } from '../outward.js';
import type { FactoryClaimEvent } from './events.js';

/** What others get to know of a claim on a factory. */
export const claimOutward = {
  FactoryClaimOpened: {
    version: 1,
    of: ({ claimId, rmaId, factoryId, lines, openedOn, dueBy }) => ({
      claimId,
      rmaId,
      factoryId,
      lines: lines.map(({ sku, faultCode, findings, x12, ...units }) => ({ ...unitsOf(units), sku, faultCode, findings, x12 })),
      openedOn,
      dueBy,
    }),
  },
  FactoryClaimAccepted: { version: 1, of: ({ claimId, late }) => ({ claimId, late }) },
  FactoryClaimRejected: { version: 1, of: ({ claimId, code, late }) => ({ claimId, code, late }) },
  FactoryClaimTimedOut: { version: 1, of: ({ claimId, dueBy }) => ({ claimId, dueBy }) },
  WarrantyHonouredByCompany: { version: 1, of: ({ claimId, cost }) => ({ claimId, cost }) },
} as const satisfies Outwards<FactoryClaimEvent>;
