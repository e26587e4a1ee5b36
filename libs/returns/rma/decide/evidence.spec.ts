import { describe, it } from '@jest/globals';
import {
  attachEvidence,
  evidenceAttached,
  givenCase as given,
  inspectedItem,
  inspectItem,
  itemInspected,
  itemReceived,
  returnCancelled,
  returnDeclined,
  returnRequested,
  rmaIssued,
} from '../../testing/index.js';

const received = [returnRequested(), rmaIssued(), itemReceived()];

describe('AttachEvidence', () => {
  it.each([
    ['requested', [returnRequested()]],
    ['declined', [returnRequested(), returnDeclined()]],
    ['cancelled', [returnRequested(), rmaIssued(), returnCancelled()]],
    ['received', received],
  ] as const)('is a fact in every state: %s', (_, history) => {
    given(...history)
      .when(attachEvidence())
      .then(evidenceAttached());
  });

  it('takes the same file again as another piece of evidence', () => {
    given(...received, evidenceAttached())
      .when(attachEvidence({ evidenceId: 'evidence-2' }))
      .then(evidenceAttached({ evidenceId: 'evidence-2' }));
  });
});

describe('the evidence of an inspection', () => {
  const inspection = inspectItem({ items: [inspectedItem({ evidence: ['evidence-1', 'evidence-2'] })] });

  it('is attached to the return', () => {
    given(...received, evidenceAttached(), evidenceAttached({ evidenceId: 'evidence-2' }))
      .when(inspection)
      .then(itemInspected({ evidence: ['evidence-1', 'evidence-2'] }));
  });

  it('is refused where nobody attached it', () => {
    given(...received, evidenceAttached())
      .when(inspection)
      .thenRefused('EVIDENCE_NOT_FOUND', { evidenceId: 'evidence-2' });
  });
});
