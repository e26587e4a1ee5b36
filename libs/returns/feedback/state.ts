import type { FeedbackEvent, QualityFeedbackRecorded } from './events.js';

/** A quality finding; it is said once and stays as it was said. */
export type Feedback = { readonly status: 'none' } | ({ readonly status: 'recorded' } & Omit<QualityFeedbackRecorded, 'type'>);

export const noFeedback: Feedback = { status: 'none' };

export function evolveFeedback(_state: Feedback, { type: _, ...recorded }: FeedbackEvent): Feedback {
  return { status: 'recorded', ...recorded };
}
