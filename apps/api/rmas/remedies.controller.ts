import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Command } from '@nestjs/cqrs';
import type { z } from 'zod';
import {
  AbandonRepair,
  AllocateReplacement,
  type Answered,
  type Call,
  type CaseAnswer,
  CompleteRepair,
  Dispose,
  ReportReplacementLost,
  ReportReplacementUnavailable,
  ShipBack,
  ShipReplacement,
  StartRepair,
} from '#rma/commands';
import type { RmaId } from '#rma/returns';
import { Allow } from '../access/allow.js';
import { rmaIdOf } from '../http/api-request.js';
import { Commanding, type Exchange } from '../http/commanding.js';
import { DescribesCommand } from '../http/described.js';
import { OfHttp } from '../http/exchange.js';
import {
  abandonRepairBody,
  allocateBody,
  completeRepairBody,
  disposeBody,
  replacementLostBody,
  shipBackBody,
  shipReplacementBody,
  startRepairBody,
  unavailableBody,
} from '../schemas/remedies.js';

/** What is done for units, other than paying: replacement, repair, the way back. */
@ApiTags('Returns: remedies')
@Controller('v1/rmas/:rmaId')
export class RemediesController {
  constructor(private readonly commanding: Commanding) {}

  @Post('replacement')
  @HttpCode(200)
  @Allow('agent', 'lead', 'warehouse')
  @DescribesCommand('Set a product aside: the same, or with sku and unitValue another one of the same value', { keyRequired: true })
  allocate(@OfHttp() http: Exchange, @Body({ schema: allocateBody.default({}) }) body: z.infer<typeof allocateBody>): Promise<CaseAnswer> {
    const { lines, sku = null, unitValue = null } = body;
    return this.#runOnce(http, body, (call, rmaId) => new AllocateReplacement(call, rmaId, lines, sku, unitValue));
  }

  @Post('replacement/unavailable')
  @HttpCode(200)
  @Allow('agent', 'lead', 'warehouse')
  @DescribesCommand('Report that nothing can be sent for units; who asked chooses again')
  unavailable(
    @OfHttp() http: Exchange,
    @Body({ schema: unavailableBody.default({}) }) body: z.infer<typeof unavailableBody>,
  ): Promise<CaseAnswer> {
    return this.#run(http, body, (call, rmaId) => new ReportReplacementUnavailable(call, rmaId, body.lines));
  }

  @Post('replacement/ship')
  @HttpCode(200)
  @Allow('agent', 'lead', 'warehouse')
  @DescribesCommand('Send what is set aside, with the serial numbers of the new units', { keyRequired: true })
  ship(@OfHttp() http: Exchange, @Body({ schema: shipReplacementBody }) body: z.infer<typeof shipReplacementBody>): Promise<CaseAnswer> {
    const { lines, carrier, trackingNumber, serialNumbers = [] } = body;
    return this.#runOnce(http, body, (call, rmaId) => new ShipReplacement(call, rmaId, lines, carrier, trackingNumber, serialNumbers));
  }

  @Post('replacement/lost')
  @HttpCode(200)
  @Allow('agent', 'lead', 'warehouse')
  @DescribesCommand('Report replacements that were lost on their way out: another one is owed')
  lost(
    @OfHttp() http: Exchange,
    @Body({ schema: replacementLostBody.default({}) }) body: z.infer<typeof replacementLostBody>,
  ): Promise<CaseAnswer> {
    return this.#run(http, body, (call, rmaId) => new ReportReplacementLost(call, rmaId, body.lines));
  }

  @Post('repair/start')
  @HttpCode(200)
  @Allow('technician')
  @DescribesCommand('Begin to repair accepted units under warranty')
  startRepair(
    @OfHttp() http: Exchange,
    @Body({ schema: startRepairBody.default({}) }) body: z.infer<typeof startRepairBody>,
  ): Promise<CaseAnswer> {
    return this.#run(http, body, (call, rmaId) => new StartRepair(call, rmaId, body.lines));
  }

  @Post('repair/complete')
  @HttpCode(200)
  @Allow('technician')
  @DescribesCommand('Name the parts and the labour of a repair, which is at no charge; the unit goes back')
  completeRepair(
    @OfHttp() http: Exchange,
    @Body({ schema: completeRepairBody }) body: z.infer<typeof completeRepairBody>,
  ): Promise<CaseAnswer> {
    const { lines, parts, labourMinutes } = body;
    return this.#run(http, body, (call, rmaId) => new CompleteRepair(call, rmaId, lines, parts, labourMinutes));
  }

  @Post('repair/abandon')
  @HttpCode(200)
  @Allow('technician')
  @DescribesCommand('Give a repair up; a replacement is to be chosen')
  abandonRepair(
    @OfHttp() http: Exchange,
    @Body({ schema: abandonRepairBody }) body: z.infer<typeof abandonRepairBody>,
  ): Promise<CaseAnswer> {
    return this.#run(http, body, (call, rmaId) => new AbandonRepair(call, rmaId, body.lines, body.reason));
  }

  @Post('ship-back')
  @HttpCode(200)
  @Allow('warehouse')
  @DescribesCommand('Send back declined, repaired and unwanted units, what came out of turn, and unexpected items', { keyRequired: true })
  shipBack(@OfHttp() http: Exchange, @Body({ schema: shipBackBody }) body: z.infer<typeof shipBackBody>): Promise<CaseAnswer> {
    const { lines, unexpectedIds, carrier, trackingNumber } = body;
    return this.#runOnce(http, body, (call, rmaId) => new ShipBack(call, rmaId, lines, unexpectedIds, carrier, trackingNumber));
  }

  @Post('dispose')
  @HttpCode(200)
  @Allow('warehouse')
  @DescribesCommand('Say what becomes of received goods; touches neither verdict nor money', { keyRequired: true })
  dispose(@OfHttp() http: Exchange, @Body({ schema: disposeBody }) body: z.infer<typeof disposeBody>): Promise<CaseAnswer> {
    const { lines, unexpectedIds, disposition } = body;
    return this.#runOnce(http, body, (call, rmaId) => new Dispose(call, rmaId, lines, unexpectedIds, disposition));
  }

  #run(http: Exchange, body: unknown, command: (call: Call, rmaId: RmaId) => Command<Answered<CaseAnswer>>): Promise<CaseAnswer> {
    return this.commanding.run(command(this.commanding.callOf(http.request, body), rmaIdOf(http.request)), http);
  }

  /** For what counts: without an Idempotency-Key a repeat could not be told from a second time. */
  #runOnce(http: Exchange, body: unknown, command: (call: Call, rmaId: RmaId) => Command<Answered<CaseAnswer>>): Promise<CaseAnswer> {
    return this.commanding.run(command(this.commanding.callOf(http.request, body, { keyRequired: true }), rmaIdOf(http.request)), http);
  }
}
