import { randomUUID } from 'node:crypto';
import { aLine, type Order } from '../support/orders.js';
import { aReceipt, anInspection, aRequest, type CaseAnswer, pathOf } from '../support/returns.js';
import type { Request, RestartingService } from './restarting-service.js';
import type { Member } from './service-process.js';
import { freshOrder } from './situations.js';

/** An answer that was given, and what it was given to. */
export interface Acknowledged {
  readonly request: Request;
  readonly status: number;
  readonly text: string;
}

/** A life that ends here: its caller went away, or its units were taken by others. */
class LifeOver extends Error {}

const chance = (share: number): boolean => Math.random() < share;
const oneOf = <One>(first: One, ...others: readonly One[]): One => others[Math.floor(Math.random() * (others.length + 1))] ?? first;

/** Callers who take returns through their lives, some units contended for, some requests sent twice at once, some callers gone after a death. */
export class MixedLoad {
  readonly acknowledged: Acknowledged[] = [];
  /** Answers that nobody should have got. */
  readonly wrong: string[] = [];
  readonly #service: RestartingService;
  #contended: Promise<Order> | undefined;
  #isOver = false;

  constructor(service: RestartingService) {
    this.#service = service;
  }

  /** Lives one life after another until it is over. */
  async run(callers: number): Promise<void> {
    await Promise.all(Array.from({ length: callers }, () => this.#call()));
  }

  end(): void {
    this.#isOver = true;
  }

  async #call(): Promise<void> {
    while (!this.#isOver) {
      try {
        await this.#life();
      } catch (error) {
        if (!(error instanceof LifeOver)) throw error;
      }
    }
  }

  async #life(): Promise<void> {
    const isContended = chance(0.3);
    const order = await (isContended ? (this.#contended ??= this.#ordered(30)) : this.#ordered(3));
    const units = { lineId: '1', quantity: 1 + Math.floor(Math.random() * 3) };
    const rma = await this.#request(order, units.quantity);
    const on = (by: Member, action: string, body: object = {}) => this.#do<CaseAnswer>(by, `${pathOf(rma)}/${action}`, body);
    if (chance(0.3)) await on('agent', 'notes', { text: 'Called the buyer.' });
    if (chance(0.1)) return void (await on('agent', 'decline', { reason: 'noRecordOfSale', message: 'We find no such sale.' }));
    await on('agent', 'issue');
    if (chance(0.1)) return void (await on('agent', 'cancel', { reason: 'Sold it after all.' }));
    if (chance(0.5)) {
      await on('agent', 'dispatch', { carrier: 'HK Post', trackingNumber: 'RR123456785HK' });
      if (chance(0.2)) await on('agent', 'lost');
    }
    await on('warehouse', 'receive', aReceipt(units));
    await on('warehouse', 'inspect', anInspection(units));
    if (chance(0.1)) return void (await on('agent', 'resolution', { resolution: 'replaceSame' }));
    const { events } = await on('agent', 'refund');
    if (events.includes('RefundApprovalRequested')) {
      if (chance(0.3)) return void (await on('finance', 'refund/reject', { reason: 'Ask for the invoice first.' }));
      await on('finance', 'refund/approve');
    }
    if (order.lines.some(({ itemsTotal }) => itemsTotal > 0)) await on('finance', 'refund/manual', { reference: 'BANK-1' });
    await on('agent', 'close');
  }

  async #ordered(quantity: number): Promise<Order> {
    const line = aLine({ quantity, itemsTotal: oneOf(0, 8_999, 200_000), tax: 0 });
    const order = freshOrder({ lines: [line] });
    await this.#do('system', '/v1/orders', { ...order, shipments: [] });
    const shipment = { shipmentId: 'S-1', shippedOn: order.placedOn, lines: [{ lineId: '1', quantity }] };
    await this.#do('system', `/v1/orders/${order.orderId}/shipments`, shipment);
    return order;
  }

  async #request(order: Order, quantity: number): Promise<CaseAnswer> {
    const body = aRequest(order, {}, [{ lineId: '1', quantity }]);
    return this.#do<CaseAnswer>('agent', '/v1/rmas', body, 'QUANTITY_NOT_RETURNABLE');
  }

  async #do<Body>(by: Member, path: string, body: object, mayBe?: string): Promise<Body> {
    const request = { by, path, body, key: randomUUID() };
    const [answer, another] = await Promise.all([this.#sent(request), chance(0.1) ? this.#sent(request) : undefined]);
    if (!answer) throw new LifeOver();
    if (another && another.text !== answer.text && answer.status < 300) this.wrong.push(`${path}: ${another.text}, but ${answer.text}`);
    if (answer.status < 300) {
      this.acknowledged.push({ request, ...answer });
      return JSON.parse(answer.text) as Body;
    }
    const isExpected = mayBe !== undefined && (JSON.parse(answer.text) as { readonly code: string }).code === mayBe;
    if (!isExpected) this.wrong.push(`${path}: ${answer.status} ${answer.text}`);
    this.#contended = undefined;
    throw new LifeOver();
  }

  /** One caller in ten goes away when the service dies. */
  async #sent(request: Request): Promise<{ readonly status: number; readonly text: string } | undefined> {
    const answer = await (chance(0.1) ? this.#service.ask(request) : this.#service.askUntilAnswered(request));
    return answer && { status: answer.status, text: answer.text };
  }
}
