import type { QualityFeedbackRecorded, RecordQualityFeedback } from '../index.js';
import { agent, by } from './circumstances.js';
import { builder } from './plain.js';

const told = {
  feedbackId: 'feedback-1',
  factoryId: 'factory-1',
  sku: 'PHONE-1',
  faultCode: 'F-12',
  rmaId: 'rma-1',
  personal: 'sealed:text',
};

export const qualityFeedbackRecorded = builder<QualityFeedbackRecorded>('QualityFeedbackRecorded', told);
export const recordQualityFeedback = builder<RecordQualityFeedback>('RecordQualityFeedback', { ...by(agent), ...told });
