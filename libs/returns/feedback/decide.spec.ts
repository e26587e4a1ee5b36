import { describe, it } from '@jest/globals';
import { givenFeedback as given, qualityFeedbackRecorded, recordQualityFeedback } from '../testing/index.js';

describe('RecordQualityFeedback', () => {
  it('holds a factory to account per product and defect, with a return or without', () => {
    given().when(recordQualityFeedback()).then(qualityFeedbackRecorded());
    given()
      .when(recordQualityFeedback({ rmaId: null }))
      .then(qualityFeedbackRecorded({ rmaId: null }));
  });

  it('is said once', () => {
    given(qualityFeedbackRecorded()).when(recordQualityFeedback()).thenNothing();
  });
});
