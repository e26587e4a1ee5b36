import type { Money } from '../money/money.js';
import { unknownType } from '../unknown-type.js';
import type { FactoryClaimEvent, FactoryClaimOpened } from './events.js';

export type OpenedClaim = Omit<FactoryClaimOpened, 'type'> & {
  readonly status: 'open' | 'accepted' | 'rejected' | 'timedOut';
  /** The factory's code, where it rejected the claim. */
  readonly code: string | null;
  /** What the seller bore instead of the factory. */
  readonly cost: Money | null;
};

/** One claim on a factory, from what is asked to who bore it. */
export type FactoryClaim = { readonly status: 'none' } | OpenedClaim;

export const noClaim: FactoryClaim = { status: 'none' };

export function evolveClaim(state: FactoryClaim, event: FactoryClaimEvent): FactoryClaim {
  if (event.type === 'FactoryClaimOpened') {
    const { type: _, ...opened } = event;
    return { ...opened, status: 'open', code: null, cost: null };
  }
  if (state.status === 'none') throw new Error(`${event.type} before FactoryClaimOpened`);
  switch (event.type) {
    case 'FactoryClaimAccepted':
      return { ...state, status: 'accepted', code: null };
    case 'FactoryClaimRejected':
      return { ...state, status: 'rejected', code: event.code };
    case 'FactoryClaimTimedOut':
      return { ...state, status: 'timedOut' };
    case 'WarrantyHonouredByCompany':
      return { ...state, cost: event.cost };
    default:
      return unknownType(event);
  }
}
