import type { Outwards } from '../outward.js';
import type { FeedbackEvent } from './events.js';

/** What others get to know of a quality finding. */
export const feedbackOutward = {
  QualityFeedbackRecorded: {
    version: 1,
    of: ({ feedbackId, factoryId, sku, faultCode, rmaId, personal }) => ({ feedbackId, factoryId, sku, faultCode, rmaId, personal }),
  },
} as const satisfies Outwards<FeedbackEvent>;
