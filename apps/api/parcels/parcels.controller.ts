import { Body, Controller, Get, HttpCode, Param, Post, UseGuards } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { LinkParcel, type ParcelAnswer, ReceiveWithoutRma, SendParcelBack } from '#rma/commands';
import { Allow, everyStaff } from '../access/allow.js';
import { Commanding, type Exchange } from '../http/commanding.js';
import { DescribesAnswer, DescribesCommandOn } from '../http/described.js';
import { OfHttp } from '../http/exchange.js';
import { ParcelReading } from './parcel-reading.js';
import * as schemas from './parcel-schemas.js';
import { ParcelGuard } from './parcel.guard.js';

const { parcelBody, linkBody, sendBackBody } = schemas;

/** Parcels that came without an RMA, or with one that nobody can read. */
@ApiTags('Parcels without RMA')
@Controller('v1/parcels')
export class ParcelsController {
  constructor(
    private readonly commanding: Commanding,
    private readonly reading: ParcelReading,
  ) {}

  @Post()
  @HttpCode(201)
  @Allow('warehouse', 'agent', 'lead')
  @DescribesCommandOn('Take in a parcel without RMA: its goods wait in quarantine', schemas.parcelAnswer, { status: 201 })
  receive(@OfHttp() http: Exchange, @Body({ schema: parcelBody }) body: z.infer<typeof parcelBody>): Promise<ParcelAnswer> {
    const call = this.commanding.callOf(http.request, body);
    const items = body.items.map(({ sku, serialNumber, ...item }) => ({ ...item, sku: sku ?? null, serialNumber: serialNumber ?? null }));
    return this.commanding.run(new ReceiveWithoutRma(call, body.carrier ?? null, body.trackingNumber, items), http);
  }

  @Post(':parcelId/link')
  @HttpCode(200)
  @Allow('warehouse', 'agent', 'lead')
  @UseGuards(ParcelGuard)
  @DescribesCommandOn('Say which return a parcel belongs to: its goods are received there', schemas.parcelAnswer)
  link(
    @OfHttp() http: Exchange,
    @Param('parcelId') parcelId: string,
    @Body({ schema: linkBody }) body: z.infer<typeof linkBody>,
  ): Promise<ParcelAnswer> {
    return this.commanding.run(new LinkParcel(this.commanding.callOf(http.request, body), parcelId, body.rmaId), http);
  }

  @Post(':parcelId/send-back')
  @HttpCode(200)
  @Allow('warehouse', 'agent', 'lead')
  @UseGuards(ParcelGuard)
  @DescribesCommandOn('Send a parcel that belongs to no return back to where it came from', schemas.parcelAnswer)
  sendBack(
    @OfHttp() http: Exchange,
    @Param('parcelId') parcelId: string,
    @Body({ schema: sendBackBody.default({}) }) body: z.infer<typeof sendBackBody>,
  ): Promise<ParcelAnswer> {
    const call = this.commanding.callOf(http.request, body);
    return this.commanding.run(new SendParcelBack(call, parcelId, body.carrier ?? null, body.trackingNumber), http);
  }

  @Get(':parcelId')
  @Allow(...everyStaff, 'auditor')
  @UseGuards(ParcelGuard)
  @DescribesAnswer('A parcel that came without RMA, and what became of it', schemas.parcelView)
  async one(@OfHttp() { reply }: Exchange, @Param('parcelId') parcelId: string) {
    const view = await this.reading.view(parcelId);
    void reply.header('etag', `"${view.revision}"`);
    return view;
  }
}
