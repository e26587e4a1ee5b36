import { Inject, Injectable } from '@nestjs/common';
import { Orders, PERSONAL_DATA } from '#rma/commands';
import type { PersonalData } from '#rma/personal-data';
import { Directory, type DirectoryPage, type PageRequest } from '#rma/read-models';
import { bearsSerial, isSameParty, type OrderId, orderView, type Party, type RecordedOrder } from '#rma/returns';
import { malformed } from '../http/headers.js';
import { Problem } from '../http/problem.js';
import type { OrdersQuery } from '../schemas/order.js';

type Buyer = Pick<Party, 'kind' | 'id'>;

/** Reads orders and opens what is sealed in them. */
@Injectable()
export class OrderReading {
  constructor(
    private readonly orders: Orders,
    private readonly directory: Directory,
    @Inject(PERSONAL_DATA) private readonly personalData: PersonalData,
  ) {}

  async view(orderId: OrderId) {
    return this.#opened(await this.#find(orderId));
  }

  async #find(orderId: OrderId): Promise<RecordedOrder> {
    const order = await this.orders.find(orderId);
    if (!order) throw Problem.at('NOT_FOUND', 'There is no such order.');
    return order;
  }

  async #opened(order: RecordedOrder) {
    const { personal, buyer, ...view } = orderView(order);
    const contact = personal === null ? {} : await this.personalData.open(personal);
    return { ...view, buyer: { ...buyer, ...(contact === 'erased' ? { erased: true } : contact) } };
  }

  async page(query: OrdersQuery, owner: Buyer | null) {
    const { ids, next } = await this.#ids(query, owner, { limit: query.limit, before: query.next });
    const found = await Promise.all(ids.map((orderId) => this.#find(orderId)));
    const asked = found.filter((order) => isAskedFor(order, query) && (!owner || isSameParty(order.sale.buyer, owner)));
    return { orders: await Promise.all(asked.map((order) => this.#opened(order))), next };
  }

  async #ids(
    { orderNumber, serialNumber, sku, buyerId }: OrdersQuery,
    owner: Buyer | null,
    page: PageRequest,
  ): Promise<DirectoryPage<OrderId>> {
    if (orderNumber !== undefined) return this.directory.ordersBy('orderByNumber', orderNumber, page);
    if (serialNumber !== undefined) return this.directory.ordersBy('orderBySerial', serialNumber, page);
    if (sku !== undefined) return this.directory.ordersBy('orderBySku', sku, page);
    if (owner) return this.directory.ordersOf(owner, page);
    if (buyerId === undefined) throw malformed('query', 'must name one of orderNumber, serialNumber, sku and buyerId');
    return this.directory.ordersBy('orderByBuyerId', buyerId, page);
  }
}

/** The directory finds by one of the filters, and what was replaced too; an order answers to all of them as it is now. */
function isAskedFor(order: RecordedOrder, { orderNumber, serialNumber, sku, buyerId }: OrdersQuery): boolean {
  return (
    (orderNumber === undefined || order.sale.orderNumber === orderNumber) &&
    (buyerId === undefined || order.sale.buyer.id === buyerId) &&
    (sku === undefined || order.lines.some((line) => line.sku === sku || line.replaced.some((units) => units.sku === sku))) &&
    (serialNumber === undefined || bearsSerial(order, serialNumber))
  );
}
