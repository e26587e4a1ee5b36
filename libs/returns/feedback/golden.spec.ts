import { describe, expect, it } from '@jest/globals';
import { goldenHistories, revived, stored } from '../testing/golden.js';
import { livedFeedback, recordQualityFeedback } from '../testing/index.js';
import type { FeedbackEvent } from './events.js';
import { evolveFeedback, noFeedback } from './state.js';

const golden = goldenHistories(new URL('golden.json', import.meta.url));

/** What the golden histories were decided from. */
const lives: Record<string, readonly FeedbackEvent[]> = {
  ofAReturn: livedFeedback(recordQualityFeedback()),
  ofNone: livedFeedback(recordQualityFeedback({ rmaId: null })),
};

describe('the events of a quality finding', () => {
  it('are written as they were when the samples were taken', () => {
    for (const [name, life] of Object.entries(lives)) expect(life.map(stored)).toStrictEqual(golden[name]);
  });

  it('are read as they were when the samples were taken', () => {
    expect(Object.keys(golden)).toEqual(Object.keys(lives));
    const folded = Object.values(golden).map((history) => revived<FeedbackEvent>(history).reduce(evolveFeedback, noFeedback));
    expect(folded).toMatchObject([
      { status: 'recorded', factoryId: 'factory-1', sku: 'PHONE-1', faultCode: 'F-12', rmaId: 'rma-1', personal: 'sealed:text' },
      { status: 'recorded', rmaId: null },
    ]);
  });
});
