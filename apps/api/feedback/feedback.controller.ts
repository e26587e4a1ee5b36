import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { Cases, type FeedbackAnswer, RecordQualityFeedback } from '#rma/commands';
import { isSameParty, type RmaId } from '#rma/returns';
import { Allow } from '../access/allow.js';
import { type Principal, principalOf } from '../http/api-request.js';
import { Commanding, type Exchange } from '../http/commanding.js';
import { DescribesCommandOn } from '../http/described.js';
import { OfHttp } from '../http/exchange.js';
import { Problem } from '../http/problem.js';
import { feedbackAnswer, feedbackBody } from './feedback-schemas.js';

/** What resellers and agents find about products, so that factories can be held to account. */
@ApiTags('Quality feedback')
@Controller('v1/quality-feedback')
export class FeedbackController {
  constructor(
    private readonly commanding: Commanding,
    private readonly cases: Cases,
  ) {}

  @Post()
  @HttpCode(201)
  @Allow('agent', 'reseller', 'lead')
  @DescribesCommandOn('Record a quality finding about a product of a factory', feedbackAnswer, { status: 201 })
  async record(@OfHttp() http: Exchange, @Body({ schema: feedbackBody }) body: z.infer<typeof feedbackBody>): Promise<FeedbackAnswer> {
    const { text, rmaId, ...finding } = body;
    if (rmaId !== undefined) await this.#checkTheirs(rmaId, principalOf(http.request));
    return this.commanding.run(new RecordQualityFeedback(this.commanding.callOf(http.request, body), finding, text, rmaId ?? null), http);
  }

  /** To a buyer, another's return is not there. */
  async #checkTheirs(rmaId: RmaId, { buyer }: Principal): Promise<void> {
    const rma = await this.cases.find(rmaId);
    if (!rma || (buyer && !isSameParty(buyer, rma.request.requestedBy))) throw Problem.at('NOT_FOUND', 'There is no such return.');
  }
}
