import type { Circumstances } from '../command.js';
import type { QualityFeedbackRecorded } from './events.js';

export interface RecordQualityFeedback extends Circumstances, Omit<QualityFeedbackRecorded, 'type'> {
  readonly type: 'RecordQualityFeedback';
}

export type FeedbackCommand = RecordQualityFeedback;
