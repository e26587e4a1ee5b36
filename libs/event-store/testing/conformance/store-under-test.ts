import type { EventStore } from '../../port.js';

export interface StoreUnderTest {
  readonly store: EventStore;
  /** Lets every append hang until `undo`; the store's own timeout must be short. A server that is not ours cannot be made to. */
  hangAppends?(): { readonly undo: () => void };
  /** Breaks what subscriptions read through, until `undo`; where a store cannot be broken so, there is nothing to hold. */
  breakSubscriptions?(): { readonly undo: () => void };
  dispose(): Promise<void>;
}

export type OpenStore = () => Promise<StoreUnderTest>;

/** Runs a test against a store of its own. */
export function withStore(open: OpenStore, test: (under: StoreUnderTest, store: EventStore) => Promise<void>): () => Promise<void> {
  return async () => {
    const under = await open();
    try {
      await test(under, under.store);
    } finally {
      await under.dispose();
    }
  };
}
