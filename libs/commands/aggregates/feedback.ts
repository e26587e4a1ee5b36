import { type Aggregate, reviving, type SchemaVersions } from '#rma/event-store';
import { decideFeedback, evolveFeedback, noFeedback, type Feedback, type FeedbackCommand, type FeedbackEvent } from '#rma/returns';

const schemaVersions: SchemaVersions<FeedbackEvent> = {
  QualityFeedbackRecorded: 1,
};

/** `rmaFeedback-<feedbackId>`: a quality finding. */
export const feedbackAggregate: Aggregate<Feedback, FeedbackEvent, FeedbackCommand> = {
  category: 'rmaFeedback',
  initial: noFeedback,
  evolve: evolveFeedback,
  decide: decideFeedback,
  schemaVersions,
  revive: reviving(schemaVersions),
};
