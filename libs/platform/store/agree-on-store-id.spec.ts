import { describe, expect, it } from '@jest/globals';
import { agreeOnStoreId, StoresDisagree } from './agree-on-store-id.js';
import type { StoreIdentity } from './store-identity.js';

function store(name: string, storeId?: string, irreplaceable = true): StoreIdentity {
  let carried = storeId;
  return { store: name, irreplaceable, storeId: () => carried, adopt: (adopted) => void (carried = adopted) };
}

const firstStart = { storeId: 's-1', isEmpty: true };
const inUse = { storeId: 's-1', isEmpty: false };

describe('agreeOnStoreId', () => {
  it('gives new stores the id of the event store', () => {
    const stores = [store('operations.db'), store('keys.db'), store('views.db', undefined, false)];
    agreeOnStoreId(firstStart, stores);
    expect(stores.map((one) => one.storeId())).toEqual(['s-1', 's-1', 's-1']);
  });

  it('is content when all carry the same id', () => {
    expect(() => agreeOnStoreId(inUse, [store('operations.db', 's-1'), store('keys.db', 's-1')])).not.toThrow();
  });

  it('stops at the keys of another installation, and changes no store', () => {
    const fresh = store('views.db', undefined, false);
    expect(() => agreeOnStoreId(inUse, [fresh, store('keys.db', 's-2')])).toThrow(
      new StoresDisagree(
        'keys.db belongs to another installation (s-2) than the event store (s-1): put back the files that belong together.',
      ),
    );
    expect(fresh.storeId()).toBeUndefined();
  });

  it('stops when keys are missing although events were sealed with them', () => {
    const keys = store('keys.db');
    expect(() => agreeOnStoreId(inUse, [keys])).toThrow(
      new StoresDisagree('keys.db is new, but the event store s-1 already holds events: put back the keys.db of this installation.'),
    );
    expect(keys.storeId()).toBeUndefined();
  });

  it('lets views be new at any time', () => {
    const views = store('views.db', undefined, false);
    agreeOnStoreId(inUse, [views]);
    expect(views.storeId()).toBe('s-1');
  });
});
