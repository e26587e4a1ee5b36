import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CommandRunner, type Position } from '#rma/event-store';
import type { Person } from '#rma/personal-data';
import { isPartyKind, type QualityFeedbackRecorded, type RmaId } from '#rma/returns';
import { feedbackAggregate } from '../aggregates/feedback.js';
import type { Call } from '../call.js';
import { Circumstance } from '../circumstance.js';
import type { Answered } from '../outcome.js';
import { PersonalSeals, whenNeeded } from '../personal-seals.js';
import { Cases } from '../rma/cases.js';

/** What is answered; the same for every repeat. */
export interface FeedbackAnswer {
  readonly feedbackId: string;
  readonly revision: number;
  readonly position: Position;
  readonly events: readonly string[];
}

type Finding = Pick<QualityFeedbackRecorded, 'factoryId' | 'sku' | 'faultCode'>;

/** Records a quality finding. Its id is the command's, so that a repeat finds it. */
export class RecordQualityFeedback extends Command<Answered<FeedbackAnswer>> {
  constructor(
    readonly call: Call,
    readonly finding: Finding,
    readonly text: string,
    readonly rmaId: RmaId | null,
  ) {
    super();
  }
}

@CommandHandler(RecordQualityFeedback)
export class RecordQualityFeedbackHandler implements ICommandHandler<RecordQualityFeedback> {
  constructor(
    private readonly runner: CommandRunner,
    private readonly circumstance: Circumstance,
    private readonly cases: Cases,
    private readonly seals: PersonalSeals,
  ) {}

  async execute({ call, finding, text, rmaId }: RecordQualityFeedback): Promise<Answered<FeedbackAnswer>> {
    const feedbackId = call.commandId;
    const rma = rmaId === null ? undefined : await this.cases.find(rmaId);
    if (rmaId !== null && !rma) return { kind: 'unknownCase' };
    const owner = rma?.request.requestedBy ?? speakerOf(call, feedbackId);
    const personal = await whenNeeded(() => this.seals.under(owner).text({ text }));
    const context = { ...this.circumstance.contextOf(call, rma ? this.circumstance.marketOf(rma) : '*'), rmaId: rmaId ?? undefined };
    const outcome = await this.runner.execute(feedbackAggregate, feedbackId, context, (now) => ({
      type: 'RecordQualityFeedback' as const,
      feedbackId,
      ...finding,
      rmaId,
      personal: personal(),
      ...this.circumstance.of(call, now),
    }));
    if (outcome.kind !== 'accepted') return outcome;
    const { revision, position, events } = outcome;
    if (position === null) throw new Error('An accepted finding is stored.');
    return { kind: 'answered', answer: { feedbackId, revision, position, events: events.map(({ type }) => type) } };
  }
}

/** Whose words they are where no return says whom they are about: a reseller's own, or of nobody that is known here. */
function speakerOf({ caller: { role, id } }: Call, feedbackId: string): Person {
  return isPartyKind(role) ? { kind: role, id } : { kind: 'feedback', id: feedbackId };
}
