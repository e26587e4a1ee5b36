import { Injectable } from '@nestjs/common';
import { Cases, Orders } from '#rma/commands';
import { Directory } from '#rma/read-models';
import { isSameParty, type OrderId, parseRmaNumber, type RmaId } from '#rma/returns';
import type { ApiRequest, Principal } from '../http/api-request.js';
import { Problem } from '../http/problem.js';
import { isId } from '../schemas/kinds.js';

/** Finds the case or order that a path names; to a buyer, what is not theirs is not there. */
@Injectable()
export class Ownership {
  constructor(
    private readonly cases: Cases,
    private readonly orders: Orders,
    private readonly directory: Directory,
  ) {}

  async find(request: ApiRequest, principal: Principal): Promise<void> {
    const { rmaId, orderId } = request.params as { readonly rmaId?: string; readonly orderId?: string };
    if (rmaId !== undefined) request.rmaId = await this.#caseOf(rmaId, principal);
    if (orderId !== undefined) request.orderId = await this.#orderOf(orderId, principal);
  }

  async #caseOf(named: string, { buyer }: Principal): Promise<RmaId> {
    const rmaId = await this.#rmaIdOf(named);
    const rma = rmaId && (await this.cases.find(rmaId));
    if (!rma || (buyer && !isSameParty(buyer, rma.request.requestedBy))) throw Problem.at('NOT_FOUND', 'There is no such return.');
    return rma.request.rmaId;
  }

  /** People may name a case by its RMA number, as they would type it. */
  async #rmaIdOf(named: string): Promise<RmaId | undefined> {
    const rmaNumber = parseRmaNumber(named);
    if (rmaNumber === undefined) return isId(named) ? (named as RmaId) : undefined;
    const { ids } = await this.directory.casesBy('caseByNumber', rmaNumber, { limit: 1 });
    return ids[0];
  }

  async #orderOf(named: string, { buyer }: Principal): Promise<OrderId> {
    const order = isId(named) ? await this.orders.find(named as OrderId) : undefined;
    if (!order || (buyer && !isSameParty(buyer, order.sale.buyer))) throw Problem.at('NOT_FOUND', 'There is no such order.');
    return order.sale.orderId;
  }
}
