import { caseAnswer } from '../schemas/answers.js';
import { z } from 'zod';

export const evidenceAnswer = caseAnswer.extend({ evidenceId: z.string() }).meta({
  id: 'EvidenceAnswer',
  examples: [
    {
      rmaId: '019dc0de-0000-7000-8000-000000000001',
      rmaNumber: 'RMA-7K2M-9Q4T-VX31-8',
      status: 'received',
      revision: 3,
      position: '2f1c7a52-0000-4000-8000-000000000000.48',
      events: ['EvidenceAttached'],
      evidenceId: '019dc0de-0000-7000-8000-000000000006',
    },
  ],
});
