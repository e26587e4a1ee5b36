import type { StoreIdentity } from './store-identity.js';

/** Stores that do not belong together; the message names the store and says what to do. */
export class StoresDisagree extends Error {
  override readonly name = 'StoresDisagree';
}

/**
 * Makes every store carry the id of the event store: new ones adopt it, none is changed unless all agree. Throws StoresDisagree when
 * one belongs to another installation, or is new although events were stored before it (it was lost, not forgotten).
 */
export function agreeOnStoreId(events: { readonly storeId: string; readonly isEmpty: boolean }, stores: readonly StoreIdentity[]): void {
  const fresh = stores.filter((one) => one.storeId() === undefined);
  for (const one of stores) {
    const storeId = one.storeId();
    if (storeId !== undefined && storeId !== events.storeId) {
      throw new StoresDisagree(
        `${one.store} belongs to another installation (${storeId}) than the event store (${events.storeId}): put back the files that belong together.`,
      );
    }
  }
  for (const one of fresh) {
    if (one.irreplaceable && !events.isEmpty) {
      throw new StoresDisagree(
        `${one.store} is new, but the event store ${events.storeId} already holds events: put back the ${one.store} of this installation.`,
      );
    }
  }
  for (const one of fresh) one.adopt(events.storeId);
}
