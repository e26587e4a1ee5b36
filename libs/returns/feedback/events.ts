// A stored event type is a promise: its name and fields never change, golden.json holds a sample of each.
import type { RmaId, Sealed } from '../ids.js';

/** What a reseller or an agent found about a product, so that its factory can be held to account. */
export interface QualityFeedbackRecorded {
  readonly type: 'QualityFeedbackRecorded';
  readonly feedbackId: string;
  readonly factoryId: string;
  readonly sku: string;
  readonly faultCode: string;
  readonly rmaId: RmaId | null;
  /** The text. */
  readonly personal: Sealed;
}

export type FeedbackEvent = QualityFeedbackRecorded;
