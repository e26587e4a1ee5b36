import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { v7 as uuidV7 } from 'uuid';
import { type Call, type CaseAnswer, Orders, RequestReturn, type ReturnWanted } from '#rma/commands';
import type { PersonalValue } from '#rma/personal-data';
import { Directory } from '#rma/read-models';
import { type OrderId, refuse, type RmaId } from '#rma/returns';
import { Allow } from '../access/allow.js';
import { type Principal, principalOf } from '../http/api-request.js';
import { Commanding, type Exchange, refusalProblem } from '../http/commanding.js';
import { DescribesOpening } from '../http/described.js';
import { OfHttp } from '../http/exchange.js';
import { malformed } from '../http/headers.js';
import { Problem } from '../http/problem.js';
import { Guides } from '../troubleshooting/guides.js';
import { type RequestBody, requestBody } from '../schemas/rma.js';

/** Orders of one number, or sales of one unit, that are looked through. */
const alikeAtMost = 50;

/** The beginning of every return. */
@ApiTags('Returns: commands')
@Controller('v1/rmas')
export class RequestReturnController {
  constructor(
    private readonly commanding: Commanding,
    private readonly directory: Directory,
    private readonly orders: Orders,
    private readonly guides: Guides,
  ) {}

  @Post()
  @HttpCode(201)
  @Allow('consumer', 'reseller', 'agent', 'lead')
  @DescribesOpening('Ask for a return: reserves the units and opens the case')
  async request(@OfHttp() http: Exchange, @Body({ schema: requestBody }) body: RequestBody): Promise<CaseAnswer> {
    checkSelf(principalOf(http.request), body);
    this.#checkGuide(body);
    const call = this.commanding.callOf(http.request, body, { keyRequired: true });
    const orderId = await this.#orderNamed(call, body);
    return this.commanding.run(new RequestReturn(call, orderId, wantedIn(body), textsIn(body), body.override ?? null), http);
  }

  #checkGuide({ troubleshooting }: RequestBody): void {
    const guideId = troubleshooting?.guideId;
    if (guideId !== undefined && !this.guides.has(guideId)) throw malformed('troubleshooting.guideId', 'is no guide of the catalogue');
  }

  async #orderNamed(call: Call, { orderId, orderNumber, serialNumber, requestedBy }: RequestBody): Promise<OrderId> {
    if (orderId !== undefined) return orderId;
    const { ids } =
      orderNumber === undefined
        ? await this.directory.ordersBy('orderBySerial', serialNumber ?? '', { limit: alikeAtMost })
        : await this.directory.ordersBy('orderByNumber', orderNumber, { limit: alikeAtMost });
    const meant = await this.orders.meant(call, requestedBy, ids, orderNumber === undefined ? serialNumber : undefined);
    if (meant) return meant;
    const named = orderNumber === undefined ? `serial number ${serialNumber}` : `number ${orderNumber}`;
    const facts = { orderNumber: orderNumber ?? null, serialNumber: serialNumber ?? null };
    throw refusalProblem(refuse('NO_RECORD_OF_SALE', `No order with ${named} was found.`, facts));
  }
}

/** A buyer's key asks for itself; some fields are for some keys alone (design page 3). */
function checkSelf({ role, buyer }: Principal, { requestedBy, channel, requestedAt, override }: RequestBody): void {
  const refuse = (field: string, detail: string) => Problem.at('ROLE_NOT_ALLOWED', detail, { field, role });
  if (buyer && (requestedBy.kind !== buyer.kind || requestedBy.id !== buyer.id))
    throw refuse('requestedBy', 'requestedBy must be the buyer that this key speaks for.');
  if (channel !== (buyer?.kind ?? 'agent') && buyer) throw refuse('channel', `channel must be ${buyer.kind} with this key.`);
  if (requestedAt !== undefined && role !== 'admin') throw refuse('requestedAt', 'requestedAt is for admin keys alone.');
  if (override !== undefined && role !== 'lead' && role !== 'admin') throw refuse('override', 'override is for leads alone.');
}

function wantedIn(body: RequestBody): ReturnWanted {
  const { kind, id, locale } = body.requestedBy;
  return {
    rmaId: uuidV7() as RmaId,
    basis: body.basis,
    lines: body.lines.map(({ lineId, quantity, serialNumbers, reason }) => ({
      lineId,
      quantity,
      serialNumbers,
      reason: reason.code,
    })),
    wantedResolution: body.wantedResolution,
    channel: body.channel,
    requestedBy: { kind, id, locale: locale ?? null },
    saleNamedBy: body.orderId !== undefined ? 'orderId' : body.orderNumber !== undefined ? 'orderNumber' : 'serialNumber',
    proofOfPurchase: body.proofOfPurchase ? { purchasedOn: body.proofOfPurchase.purchasedOn } : null,
    troubleshooting: body.troubleshooting ? { guideId: body.troubleshooting.guideId ?? null, outcome: body.troubleshooting.outcome } : null,
    requestedAt: body.requestedAt ?? null,
  };
}

/** What a person typed or is called: sealed together, absent parts left out. */
function textsIn({ requestedBy: { name, email }, lines, proofOfPurchase, troubleshooting }: RequestBody): PersonalValue {
  const reasons = lines.flatMap(({ lineId, reason: { text } }) => (text === undefined ? [] : [{ lineId, text }]));
  return {
    name,
    email,
    reasons: reasons.length > 0 ? reasons : undefined,
    proofReference: proofOfPurchase?.reference,
    troubleshooting: troubleshooting ? { steps: troubleshooting.steps, text: troubleshooting.text } : undefined,
  };
}
