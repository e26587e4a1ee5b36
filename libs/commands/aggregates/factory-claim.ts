import { type Aggregate, reviving, type SchemaVersions } from '#rma/event-store';
import { decideClaim, evolveClaim, noClaim, type FactoryClaim, type FactoryClaimCommand, type FactoryClaimEvent } from '#rma/returns';

const schemaVersions: SchemaVersions<FactoryClaimEvent> = {
  FactoryClaimOpened: 1,
  FactoryClaimAccepted: 1,
  FactoryClaimRejected: 1,
  FactoryClaimTimedOut: 1,
  WarrantyHonouredByCompany: 1,
};

/** `rmaFactoryClaim-<claimId>`: what the seller asks of a factory, and what came of it. */
export const factoryClaimAggregate: Aggregate<FactoryClaim, FactoryClaimEvent, FactoryClaimCommand> = {
  category: 'rmaFactoryClaim',
  initial: noClaim,
  evolve: evolveClaim,
  decide: decideClaim,
  schemaVersions,
  revive: reviving(schemaVersions),
};
