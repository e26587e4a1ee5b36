import { z } from 'zod';
import { answered } from '../schemas/answered.js';
import { code, freeText, id, idOfRma, sku } from '../schemas/kinds.js';

export const feedbackBody = z.strictObject({ factoryId: id, sku, faultCode: code, text: freeText, rmaId: idOfRma.optional() }).meta({
  id: 'QualityFeedback',
  examples: [{ factoryId: 'F-12', sku: 'MP3-4G', faultCode: 'NO-POWER', text: 'The third of this batch whose socket came loose.' }],
});

export const feedbackAnswer = z.strictObject({ feedbackId: z.string(), ...answered }).meta({
  id: 'QualityFeedbackAnswer',
  examples: [
    {
      feedbackId: '019dc0de-0000-7000-8000-000000000005',
      revision: 0,
      position: '2f1c7a52-0000-4000-8000-000000000000.64',
      events: ['QualityFeedbackRecorded'],
    },
  ],
});
