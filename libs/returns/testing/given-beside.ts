import {
  decideClaim,
  decideFeedback,
  decideParcel,
  evolveClaim,
  evolveFeedback,
  evolveParcel,
  noClaim,
  noFeedback,
  noParcel,
  type FactoryClaim,
  type FactoryClaimCommand,
  type FactoryClaimEvent,
  type Feedback,
  type FeedbackCommand,
  type FeedbackEvent,
  type Parcel,
  type ParcelCommand,
  type ParcelEvent,
} from '../index.js';
import { type Aggregate, life, specification } from './given.js';

const claim: Aggregate<FactoryClaim, FactoryClaimEvent, FactoryClaimCommand> = {
  initial: noClaim,
  evolve: evolveClaim,
  decide: decideClaim,
};
const parcel: Aggregate<Parcel, ParcelEvent, ParcelCommand> = { initial: noParcel, evolve: evolveParcel, decide: decideParcel };
const feedback: Aggregate<Feedback, FeedbackEvent, FeedbackCommand> = {
  initial: noFeedback,
  evolve: evolveFeedback,
  decide: decideFeedback,
};

/** What is beside the case: claims on factories, parcels without RMA, quality findings. */
export const givenClaim = specification(claim);
export const givenParcel = specification(parcel);
export const givenFeedback = specification(feedback);

export const livedClaim = life(claim);
export const livedParcel = life(parcel);
export const livedFeedback = life(feedback);

export const claimOf = (...events: readonly FactoryClaimEvent[]): FactoryClaim => events.reduce(evolveClaim, noClaim);
export const parcelOf = (...events: readonly ParcelEvent[]): Parcel => events.reduce(evolveParcel, noParcel);
