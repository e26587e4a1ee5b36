import type { Clock, Settings, StoreIdentity } from '#rma/platform';
import { Readiness } from '../api/index.js';
import type { Installation } from './installation.js';

/** What tells whether an installation can answer: its four stores, and its views. */
export function readinessOf(settings: Settings, clock: Clock, { store, operations, personalData, views }: Installation): Readiness {
  const fileOf = ({ identity }: { readonly identity: StoreIdentity }) => ({ name: identity.store, check: () => identity.storeId() });
  return new Readiness({
    store,
    dependencies: [{ name: 'events', check: () => store.head({}) }, ...[operations, personalData, views].map(fileOf)],
    views: [views.directory, views.deadlines],
    clock,
    rule: { lagEvents: settings.readyLagEvents, stalledSeconds: settings.readyStalledSeconds },
  });
}
