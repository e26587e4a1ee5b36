import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Command } from '@nestjs/cqrs';
import type { z } from 'zod';
import {
  type Answered,
  type Call,
  type CaseAnswer,
  ChangeBasis,
  CorrectReceipt,
  DeclareLost,
  ReinstateRma,
  ReissueForm,
  ReopenRma,
} from '#rma/commands';
import type { RmaId } from '#rma/returns';
import { Allow } from '../access/allow.js';
import { rmaIdOf } from '../http/api-request.js';
import { Commanding, type Exchange } from '../http/commanding.js';
import { DescribesCommand } from '../http/described.js';
import { OfHttp } from '../http/exchange.js';
import { malformed } from '../http/headers.js';
import { Guides } from '../troubleshooting/guides.js';
import { basisBody, correctionBody, formBody, lostBody, reinstateBody, reopenBody } from '../schemas/course.js';

/** Where a return leaves its straight course, and how it comes back to it. */
@ApiTags('Returns: commands')
@Controller('v1/rmas/:rmaId')
export class CourseController {
  constructor(
    private readonly commanding: Commanding,
    private readonly guides: Guides,
  ) {}

  @Post('form')
  @HttpCode(200)
  @Allow('agent', 'lead')
  @DescribesCommand('Make the RMA form out again, while goods are still to come')
  form(@OfHttp() http: Exchange, @Body({ schema: formBody.default({}) }) body: z.infer<typeof formBody>): Promise<CaseAnswer> {
    return this.#run(http, body, (call, rmaId) => new ReissueForm(call, rmaId));
  }

  @Post('lost')
  @HttpCode(200)
  @Allow('agent', 'lead')
  @DescribesCommand('Give units that are on their way up for lost in the post')
  lost(@OfHttp() http: Exchange, @Body({ schema: lostBody.default({}) }) body: z.infer<typeof lostBody>): Promise<CaseAnswer> {
    return this.#run(http, body, (call, rmaId) => new DeclareLost(call, rmaId, body.lines));
  }

  @Post('receipt-correction')
  @HttpCode(200)
  @Allow('warehouse')
  @DescribesCommand('Put right how many units of a line were received')
  correct(@OfHttp() http: Exchange, @Body({ schema: correctionBody }) body: z.infer<typeof correctionBody>): Promise<CaseAnswer> {
    return this.#run(http, body, (call, rmaId) => new CorrectReceipt(call, rmaId, body.lineId, body.quantity, body.reason));
  }

  @Post('basis')
  @HttpCode(200)
  @Allow('agent', 'lead')
  @DescribesCommand('Let a return go on as money-back or as a warranty claim, judged as of the original request')
  basis(@OfHttp() http: Exchange, @Body({ schema: basisBody }) body: z.infer<typeof basisBody>): Promise<CaseAnswer> {
    const { basis, wantedResolution, troubleshooting: tried } = body;
    if (tried?.guideId !== undefined && !this.guides.has(tried.guideId))
      throw malformed('troubleshooting.guideId', 'is no guide of the catalogue');
    const troubleshooting = tried ? { guideId: tried.guideId ?? null, outcome: tried.outcome } : null;
    const texts = { troubleshooting: tried ? { steps: tried.steps, text: tried.text } : undefined };
    return this.#run(http, body, (call, rmaId) => new ChangeBasis(call, rmaId, { basis, wantedResolution, troubleshooting }, texts));
  }

  @Post('reinstate')
  @HttpCode(200)
  @Allow('lead')
  @DescribesCommand('Make an expired or cancelled return, or the expired units of one, live again')
  reinstate(@OfHttp() http: Exchange, @Body({ schema: reinstateBody }) body: z.infer<typeof reinstateBody>): Promise<CaseAnswer> {
    return this.#run(http, body, (call, rmaId) => new ReinstateRma(call, rmaId, body.reason));
  }

  @Post('reopen')
  @HttpCode(200)
  @Allow('lead')
  @DescribesCommand('Make a closed return live again; from then on it is closed by hand')
  reopen(@OfHttp() http: Exchange, @Body({ schema: reopenBody }) body: z.infer<typeof reopenBody>): Promise<CaseAnswer> {
    return this.#run(http, body, (call, rmaId) => new ReopenRma(call, rmaId, body.reason));
  }

  #run(http: Exchange, body: unknown, command: (call: Call, rmaId: RmaId) => Command<Answered<CaseAnswer>>): Promise<CaseAnswer> {
    return this.commanding.run(command(this.commanding.callOf(http.request, body), rmaIdOf(http.request)), http);
  }
}
