import { Body, Controller, Get, HttpCode, Param, Post, UseGuards } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { v7 as uuidV7 } from 'uuid';
import type { z } from 'zod';
import { type ClaimAnswer, FactoryClaims, HonourForFactory, OpenFactoryClaim, RecordFactoryResponse } from '#rma/commands';
import { claimView } from '#rma/returns';
import { Allow, everyStaff } from '../access/allow.js';
import { Commanding, type Exchange } from '../http/commanding.js';
import { DescribesAnswer, DescribesCommandOn } from '../http/described.js';
import { OfHttp } from '../http/exchange.js';
import { Problem } from '../http/problem.js';
import * as schemas from './claim-schemas.js';
import { ClaimGuard } from './claim.guard.js';

const { openClaimBody, responseBody, honourBody } = schemas;

/** What the seller asks of the factories; no customer waits for any of it. */
@ApiTags('Factory claims')
@Controller('v1/factory-claims')
export class FactoryClaimsController {
  constructor(
    private readonly commanding: Commanding,
    private readonly claims: FactoryClaims,
  ) {}

  @Post()
  @HttpCode(201)
  @Allow('agent', 'lead')
  @DescribesCommandOn('Claim accepted units of a warranty return from the factory that made them', schemas.claimAnswer, { status: 201 })
  open(@OfHttp() http: Exchange, @Body({ schema: openClaimBody }) body: z.infer<typeof openClaimBody>): Promise<ClaimAnswer> {
    const call = this.commanding.callOf(http.request, body);
    return this.commanding.run(new OpenFactoryClaim(call, body.rmaId, uuidV7(), body.lines), http);
  }

  @Post(':claimId/response')
  @HttpCode(200)
  @Allow('agent', 'lead')
  @UseGuards(ClaimGuard)
  @DescribesCommandOn('Record what the factory answered, also when it is late', schemas.claimAnswer)
  respond(
    @OfHttp() http: Exchange,
    @Param('claimId') claimId: string,
    @Body({ schema: responseBody }) body: z.infer<typeof responseBody>,
  ): Promise<ClaimAnswer> {
    const call = this.commanding.callOf(http.request, body);
    return this.commanding.run(new RecordFactoryResponse(call, claimId, body.code ?? null), http);
  }

  @Post(':claimId/honour')
  @HttpCode(200)
  @Allow('agent', 'lead')
  @UseGuards(ClaimGuard)
  @DescribesCommandOn('Record what it cost to honour the warranty in place of a factory that did not', schemas.claimAnswer)
  honour(
    @OfHttp() http: Exchange,
    @Param('claimId') claimId: string,
    @Body({ schema: honourBody }) body: z.infer<typeof honourBody>,
  ): Promise<ClaimAnswer> {
    return this.commanding.run(new HonourForFactory(this.commanding.callOf(http.request, body), claimId, body.cost), http);
  }

  @Get(':claimId')
  @Allow(...everyStaff, 'auditor')
  @UseGuards(ClaimGuard)
  @DescribesAnswer('A claim: what was asked of the factory until when, and what came of it', schemas.claimView)
  async one(@OfHttp() { reply }: Exchange, @Param('claimId') claimId: string) {
    const found = await this.claims.look(claimId);
    if (!found) throw Problem.at('NOT_FOUND', 'There is no such claim.');
    void reply.header('etag', `"${found.revision}"`);
    return { ...claimView(found.claim), revision: found.revision };
  }
}
