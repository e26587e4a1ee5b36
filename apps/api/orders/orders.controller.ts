import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiTags } from '@nestjs/swagger';
import type { Readable } from 'node:stream';
import { z } from 'zod';
import { type OrderAnswer, Orders, Policies, RecordShipment } from '#rma/commands';
import { Clock } from '#rma/platform';
import { entitlementsView, type Instant } from '#rma/returns';
import { Allow, caseReaders } from '../access/allow.js';
import { orderIdOf, principalOf } from '../http/api-request.js';
import { Commanding, type Exchange } from '../http/commanding.js';
import { DescribesAnswer, DescribesOrderCommand } from '../http/described.js';
import { OfHttp } from '../http/exchange.js';
import { instant } from '../schemas/kinds.js';
import { type OrderBody, orderBody, type OrdersQuery, ordersQuery, type ShipmentBody, shipmentBody } from '../schemas/order.js';
import { entitlementsAnswer, importAnswer, orderView, ordersAnswer } from '../schemas/order-views.js';
import { OrderImport } from './order-import.js';
import { OrderReading } from './order-reading.js';
import { recordOrderFrom } from './record-order-from.js';

const entitlementsQuery = z.strictObject({ at: instant.optional() });

/** What upstream systems sold and shipped, and what that entitles to. */
@ApiTags('Orders')
@Controller('v1/orders')
export class OrdersController {
  constructor(
    private readonly commanding: Commanding,
    private readonly orders: Orders,
    private readonly reading: OrderReading,
    private readonly imports: OrderImport,
    private readonly policies: Policies,
    private readonly clock: Clock,
  ) {}

  @Post()
  @HttpCode(201)
  @Allow('system')
  @DescribesOrderCommand('Record a sale, and the shipments known of it')
  async record(@OfHttp() http: Exchange, @Body({ schema: orderBody }) body: OrderBody): Promise<OrderAnswer> {
    const answer = await this.commanding.run(recordOrderFrom(body, this.commanding.callOf(http.request, body)), http);
    if (!answer.events.includes('OrderRecorded')) http.reply.status(200);
    return answer;
  }

  @Post('import')
  @HttpCode(200)
  @Allow('system')
  @ApiConsumes('application/x-ndjson')
  @ApiBody({ description: 'One order a line, as for POST /v1/orders', schema: { type: 'string' } })
  @DescribesAnswer('Record many sales: counts, and the first 1,000 rejected lines', importAnswer)
  importMany(@OfHttp() { request }: Exchange) {
    return this.imports.run(request, request.body as Readable);
  }

  @Post(':orderId/shipments')
  @HttpCode(201)
  @Allow('system')
  @DescribesOrderCommand('Record a shipment of an order')
  async ship(@OfHttp() http: Exchange, @Body({ schema: shipmentBody }) body: ShipmentBody): Promise<OrderAnswer> {
    const call = this.commanding.callOf(http.request, body);
    const answer = await this.commanding.run(new RecordShipment(call, orderIdOf(http.request), body), http);
    if (answer.events.length === 0) http.reply.status(200);
    return answer;
  }

  @Get()
  @Allow(...caseReaders, 'system')
  @DescribesAnswer('Orders by number, serial, SKU or buyer, newest first; a buyer sees only their own', ordersAnswer)
  find(@OfHttp() { request }: Exchange, @Query({ schema: ordersQuery }) query: OrdersQuery) {
    return this.reading.page(query, principalOf(request).buyer);
  }

  @Get(':orderId')
  @Allow(...caseReaders, 'system')
  @DescribesAnswer('An order with its shipments and how many units are on returns', orderView)
  one(@OfHttp() { request }: Exchange) {
    return this.reading.view(orderIdOf(request));
  }

  @Get(':orderId/entitlements')
  @Allow(...caseReaders, 'system')
  @DescribesAnswer('What could be asked for, line by line', entitlementsAnswer)
  async entitlements(@OfHttp() { request }: Exchange, @Query({ schema: entitlementsQuery }) { at }: z.infer<typeof entitlementsQuery>) {
    const order = await this.orders.find(orderIdOf(request));
    if (!order) throw new Error('The guard finds the order of the path.');
    return entitlementsView(order, at ?? (this.clock.now() as Instant), this.policies.book);
  }
}
