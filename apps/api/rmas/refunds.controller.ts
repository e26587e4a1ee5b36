import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import type { Command } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { v7 as uuidV7 } from 'uuid';
import type { z } from 'zod';
import {
  type Answered,
  ApproveRefund,
  type Call,
  type CaseAnswer,
  RecordManualRefund,
  RefundUnits,
  RejectRefund,
  RetryRefund,
} from '#rma/commands';
import type { RefundId, RmaId } from '#rma/returns';
import { Allow } from '../access/allow.js';
import { rmaIdOf } from '../http/api-request.js';
import { Commanding, type Exchange } from '../http/commanding.js';
import { DescribesCommand } from '../http/described.js';
import { OfHttp } from '../http/exchange.js';
import { retryBody } from '../schemas/remedies.js';
import { approveBody, manualBody, refundBody, rejectBody } from '../schemas/rma.js';

/** The money of a return. */
@ApiTags('Returns: refunds')
@Controller('v1/rmas/:rmaId/refund')
export class RefundsController {
  constructor(private readonly commanding: Commanding) {}

  @Post()
  @HttpCode(200)
  @Allow('agent', 'lead', 'finance')
  @DescribesCommand('Refund received units; above the policy amount an approval is asked for', { keyRequired: true })
  refund(@OfHttp() http: Exchange, @Body({ schema: refundBody.default({}) }) body: z.infer<typeof refundBody>): Promise<CaseAnswer> {
    return this.#run(http, body, (call, rmaId) => new RefundUnits(call, rmaId, uuidV7() as RefundId, body.lines), true);
  }

  @Post('approve')
  @HttpCode(200)
  @Allow('finance')
  @DescribesCommand('Approve the refund that waits')
  approve(@OfHttp() http: Exchange, @Body({ schema: approveBody.default({}) }) body: z.infer<typeof approveBody>): Promise<CaseAnswer> {
    return this.#run(http, body, (call, rmaId) => new ApproveRefund(call, rmaId, body.refundId));
  }

  @Post('reject')
  @HttpCode(200)
  @Allow('finance')
  @DescribesCommand('Reject the refund that waits, or failed')
  reject(@OfHttp() http: Exchange, @Body({ schema: rejectBody }) body: z.infer<typeof rejectBody>): Promise<CaseAnswer> {
    return this.#run(http, body, (call, rmaId) => new RejectRefund(call, rmaId, body.refundId, body.reason));
  }

  @Post('retry')
  @HttpCode(200)
  @Allow('finance')
  @DescribesCommand('Try a refund again that the payment provider declined')
  retry(@OfHttp() http: Exchange, @Body({ schema: retryBody.default({}) }) body: z.infer<typeof retryBody>): Promise<CaseAnswer> {
    return this.#run(http, body, (call, rmaId) => new RetryRefund(call, rmaId, body.refundId));
  }

  @Post('manual')
  @HttpCode(200)
  @Allow('finance')
  @DescribesCommand('Record the document that shows a refund paid by hand')
  manual(@OfHttp() http: Exchange, @Body({ schema: manualBody }) body: z.infer<typeof manualBody>): Promise<CaseAnswer> {
    return this.#run(http, body, (call, rmaId) => new RecordManualRefund(call, rmaId, body.refundId, body.reference));
  }

  #run(
    http: Exchange,
    body: unknown,
    command: (call: Call, rmaId: RmaId) => Command<Answered<CaseAnswer>>,
    keyRequired = false,
  ): Promise<CaseAnswer> {
    return this.commanding.run(command(this.commanding.callOf(http.request, body, { keyRequired }), rmaIdOf(http.request)), http);
  }
}
