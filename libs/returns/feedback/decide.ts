import type { Decision } from '../decision.js';
import type { FeedbackCommand } from './commands.js';
import type { FeedbackEvent } from './events.js';
import type { Feedback } from './state.js';

export function decideFeedback(command: FeedbackCommand, state: Feedback): Decision<FeedbackEvent> {
  if (state.status === 'recorded') return [];
  const { feedbackId, factoryId, sku, faultCode, rmaId, personal } = command;
  return [{ type: 'QualityFeedbackRecorded', feedbackId, factoryId, sku, faultCode, rmaId, personal }];
}
