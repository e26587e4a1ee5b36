import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import microdiff from 'microdiff';
import { type Aggregate, CommandRunner } from '#rma/event-store';
import { factoryClaimAggregate, orderAggregate, parcelAggregate, refundAggregate } from '#rma/commands';
import { type Case, refundPreview } from '#rma/returns';
import { Allow, caseReaders } from '../access/allow.js';
import { principalOf, rmaIdOf } from '../http/api-request.js';
import type { Exchange } from '../http/commanding.js';
import { DescribesAnswer } from '../http/described.js';
import { OfHttp } from '../http/exchange.js';
import { casesAnswer, caseView, diffAnswer, historyAnswer, previewAnswer } from '../schemas/case-views.js';
import { type CaseQuery, caseQuery, type DiffQuery, diffQuery, type RmasQuery, rmasQuery } from '../schemas/rma.js';
import { CaseList } from './case-list.js';
import { CaseReading } from './case-reading.js';
import { historyView } from './history.js';

/** What can be asked about returns. */
@ApiTags('Returns: questions')
@Controller('v1/rmas')
export class RmaQuestionsController {
  constructor(
    private readonly reading: CaseReading,
    private readonly list: CaseList,
    private readonly runner: CommandRunner,
  ) {}

  @Get()
  @Allow(...caseReaders)
  @DescribesAnswer('The newest returns; a buyer sees only their own', casesAnswer)
  newest(@OfHttp() { request }: Exchange, @Query({ schema: rmasQuery }) query: RmasQuery) {
    return this.list.page(query, principalOf(request).buyer);
  }

  @Get(':rmaId')
  @Allow(...caseReaders)
  @DescribesAnswer('A return now, or as it was at a time or a revision; also by RMA number', caseView)
  async one(@OfHttp() { request, reply }: Exchange, @Query({ schema: caseQuery }) { asOf, revision }: CaseQuery) {
    const rmaId = rmaIdOf(request);
    const isPast = asOf !== undefined || revision !== undefined;
    const found = isPast
      ? await this.reading.until(rmaId, { ...(asOf === undefined ? {} : { asOf }), ...(revision === undefined ? {} : { revision }) })
      : await this.reading.now(rmaId);
    void reply.header('etag', `"${found.revision}"`);
    return this.reading.view(found);
  }

  @Get(':rmaId/history')
  @Allow(...caseReaders)
  @DescribesAnswer('Every event of a return, and the streams that belong to it', historyAnswer)
  async history(@OfHttp() { request }: Exchange) {
    const { rma, events } = await this.reading.history(rmaIdOf(request));
    const reader = principalOf(request).buyer ? 'buyer' : 'staff';
    const related = [
      this.#related(orderAggregate, rma.orderId),
      ...rma.refunds.map(({ refundId }) => this.#related(refundAggregate, refundId)),
      ...[...claimIdsOf(rma)].map((claimId) => this.#related(factoryClaimAggregate, claimId)),
      ...rma.parcelIds.map((parcelId) => this.#related(parcelAggregate, parcelId)),
    ];
    return { events: await historyView(events, reader, this.reading), related: await Promise.all(related) };
  }

  @Get(':rmaId/history/diff')
  @Allow(...caseReaders)
  @DescribesAnswer('What changed in a return between two revisions', diffAnswer)
  async diff(@OfHttp() { request }: Exchange, @Query({ schema: diffQuery }) { from, to }: DiffQuery) {
    const rmaId = rmaIdOf(request);
    const [before, after] = await Promise.all([this.reading.until(rmaId, { revision: from }), this.reading.until(rmaId, { revision: to })]);
    const [one, other] = await Promise.all([this.reading.view(before), this.reading.view(after)]);
    return {
      from: before.revision,
      to: after.revision,
      changes: microdiff(one, other).map((change) => ({
        path: change.path.join('.'),
        ...('oldValue' in change ? { before: change.oldValue } : {}),
        ...('value' in change ? { after: change.value } : {}),
      })),
    };
  }

  @Get(':rmaId/refund-preview')
  @Allow(...caseReaders)
  @DescribesAnswer('What a refund of everything refundable would pay now', previewAnswer)
  async preview(@OfHttp() { request }: Exchange) {
    return refundPreview((await this.reading.now(rmaIdOf(request))).rma);
  }

  async #related<State, Event extends { readonly type: string }>(aggregate: Aggregate<State, Event, never>, id: string) {
    const loaded = await this.runner.load(aggregate, id);
    return { stream: this.runner.streamOf(aggregate, id), revision: loaded?.revision ?? null };
  }
}

/** The claims that units of the case are on. */
function claimIdsOf({ lines }: Case): ReadonlySet<string> {
  return new Set(lines.flatMap(({ units }) => units.flatMap(({ unit }) => unit.claimId ?? [])));
}
