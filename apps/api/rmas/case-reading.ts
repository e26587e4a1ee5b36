import { Inject, Injectable } from '@nestjs/common';
import { PERSONAL_DATA, rmaAggregate } from '#rma/commands';
import { CommandRunner, type Until } from '#rma/event-store';
import type { PersonalData } from '#rma/personal-data';
import { type Case, caseView, type RmaId } from '#rma/returns';
import { Problem } from '../http/problem.js';

/** A case at some revision. */
export interface CaseAt {
  readonly rma: Case;
  readonly revision: number;
}

/** Reads cases, now and as they were, and opens what is sealed in them. */
@Injectable()
export class CaseReading {
  constructor(
    private readonly runner: CommandRunner,
    @Inject(PERSONAL_DATA) private readonly personalData: PersonalData,
  ) {}

  async now(rmaId: RmaId): Promise<CaseAt> {
    const loaded = await this.runner.load(rmaAggregate, rmaId);
    if (!loaded || loaded.state.stage === 'none') throw Problem.at('NOT_FOUND', 'There is no such return.');
    return { rma: loaded.state, revision: loaded.revision };
  }

  /** The case as it was at a revision or a moment; 404 before its first event. */
  async until(rmaId: RmaId, until: Until): Promise<CaseAt> {
    const past = await this.runner.past(rmaAggregate, rmaId, until);
    if (!past || past.state.stage === 'none') throw Problem.at('NOT_FOUND', 'There was no such return then.');
    return { rma: past.state, revision: past.revision };
  }

  /** All events of the case, and the case as it is after them. */
  async history(rmaId: RmaId) {
    const history = await this.runner.history(rmaAggregate, rmaId);
    if (!history || history.state.stage === 'none') throw Problem.at('NOT_FOUND', 'There is no such return.');
    return { rma: history.state, events: history.events };
  }

  async view({ rma, revision }: CaseAt) {
    const { unexpected, requestedBy, ...view } = caseView(rma);
    const [requester, ...items] = await Promise.all([
      this.opened(rma.request.personal),
      ...unexpected.map(async ({ personal, ...item }) => ({ ...item, ...(await this.opened(personal)) })),
    ]);
    const { name, email, erased, ...texts } = requester as { readonly name?: string; readonly email?: string; readonly erased?: true };
    return { ...view, ...texts, revision, requestedBy: { ...requestedBy, name, email, erased }, unexpected: items };
  }

  /** What was sealed; `{ erased: true }` where the person was erased. */
  async opened(personal: string | null): Promise<object> {
    if (personal === null) return {};
    const value = await this.personalData.open(personal);
    return value === 'erased' ? { erased: true } : value;
  }
}
