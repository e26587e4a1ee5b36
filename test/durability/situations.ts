import { randomUUID } from 'node:crypto';
import type { Answer, Client, Sending } from '../support/client.js';
import { aLine, anOrder, type Order, recorded } from '../support/orders.js';
import {
  aReceipt,
  anInspection,
  aRequest,
  type CaseAnswer,
  inspected,
  issued,
  pathOf,
  received,
  requested,
  type Units,
} from '../support/returns.js';
import type { Member, Staff } from './service-process.js';

/** A request that is ready to be sent, and the orders it is about. */
export interface Asked {
  readonly by: Member;
  readonly path: string;
  readonly sending: Sending;
  readonly orderIds: readonly string[];
}

/** A command and how it comes to be asked for. */
export interface Situation {
  /** As the API's description names it. */
  readonly route: string;
  readonly name: string;
  /** To how many streams, one after the other, an undisturbed run appends before it answers. */
  readonly appends: number;
  /** Who must finish what was cut off; the service itself unless told otherwise. */
  readonly finishedBy?: 'caller';
  ask(staff: Staff): Promise<Asked>;
}

const yesterday = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
const shipment = { shipmentId: 'S-1', shippedOn: yesterday, lines: [{ lineId: '1', quantity: 3 }] };
const units: Units = { lineId: '1', quantity: 2 };

/** Three units shipped yesterday, on an order whose ids are UUIDs. */
export function freshOrder(changes: Partial<Order> = {}): Order {
  const orderId = randomUUID();
  return anOrder({ orderId, orderNumber: orderId, placedOn: yesterday, shipments: [shipment], ...changes });
}

const priced = (itemsTotal: number, tax = 10) => ({ lines: [aLine({ itemsTotal, tax })] });

export function onOrder(by: Member, path: string, sending: Sending, ...orders: readonly Order[]): Asked {
  return { by, path, sending, orderIds: orders.map(({ orderId }) => orderId) };
}

/** A command on a case that `reached` has brought so far. */
export function onCase(
  action: string,
  appends: number,
  by: Member,
  body: object,
  reached: (staff: Staff, order: Order) => Promise<CaseAnswer>,
  { name = action, sold = {} }: { readonly name?: string; readonly sold?: Partial<Order> } = {},
): Situation {
  return {
    route: `POST /v1/rmas/{rmaId}/${action}`,
    name,
    appends,
    ask: async (staff) => {
      const order = await recorded(staff.system, freshOrder(sold));
      const rma = await reached(staff, order);
      return onOrder(by, `${pathOf(rma)}/${action}`, { body }, order);
    },
  };
}

export const asRequested = (staff: Staff, order: Order) => requested(staff, order, {}, [units]);
export const asIssued = (staff: Staff, order: Order) => issued(staff, order, {}, [units]);
export const asReceived = (staff: Staff, order: Order) => received(staff, order, {}, [units]);
const asInspected = (staff: Staff, order: Order) => inspected(staff, order, {}, [units]);

export const and =
  (before: (staff: Staff, order: Order) => Promise<CaseAnswer>, by: Member, action: string, body: object) =>
  async (staff: Staff, order: Order): Promise<CaseAnswer> => {
    const rma = await before(staff, order);
    const client: Client = staff[by];
    return client.do<CaseAnswer>(`${pathOf(rma)}/${action}`, body);
  };
const asAwaiting = and(asInspected, 'agent', 'refund', {});
const asApproved = and(asInspected, 'agent', 'refund', {});
export const asPaid = and(asApproved, 'finance', 'refund/manual', { reference: 'BANK-1' });
const asReopened = and(asPaid, 'lead', 'reopen', { reason: 'The charger is missing.' });

const aboveTheAgents = { sold: priced(90_000) };

/** The commands on orders and cases. */
export const situations: readonly Situation[] = [
  {
    route: 'POST /v1/orders',
    name: 'an order with its shipment',
    appends: 1,
    ask: async () => {
      const order = freshOrder();
      return onOrder('system', '/v1/orders', { body: order }, order);
    },
  },
  {
    route: 'POST /v1/orders/import',
    name: 'an import of two orders',
    appends: 2,
    finishedBy: 'caller',
    ask: async () => {
      const orders = [freshOrder(), freshOrder()];
      const content = orders.map((order) => JSON.stringify(order)).join('\n');
      return onOrder('system', '/v1/orders/import', { raw: { type: 'application/x-ndjson', content } }, ...orders);
    },
  },
  {
    route: 'POST /v1/orders/{orderId}/shipments',
    name: 'a shipment',
    appends: 1,
    ask: async ({ system }) => {
      const order = await recorded(system, freshOrder({ shipments: [] }));
      return onOrder('system', `/v1/orders/${order.orderId}/shipments`, { body: shipment }, order);
    },
  },
  {
    route: 'POST /v1/rmas',
    name: 'a request',
    appends: 2,
    ask: async ({ system }) => {
      const order = await recorded(system, freshOrder());
      return onOrder('agent', '/v1/rmas', { body: aRequest(order, {}, [units]) }, order);
    },
  },
  {
    route: 'POST /v1/rmas',
    name: 'a request with an override',
    appends: 2,
    ask: async ({ system }) => {
      const order = await recorded(system, freshOrder());
      const override = { rule: 'TROUBLESHOOTING_REQUIRED', justification: 'It does not even turn on.' };
      const body = aRequest(order, { basis: 'warranty', wantedResolution: 'repair', override }, [units]);
      return onOrder('lead', '/v1/rmas', { body }, order);
    },
  },
  onCase('issue', 1, 'agent', {}, asRequested),
  onCase('decline', 2, 'agent', { reason: 'noRecordOfSale', message: 'We find no such sale.' }, asRequested),
  onCase('cancel', 2, 'agent', { reason: 'Sold it after all.' }, asIssued),
  onCase('dispatch', 1, 'agent', { carrier: 'HK Post', trackingNumber: 'RR123456785HK' }, asIssued),
  onCase(
    'receive',
    1,
    'warehouse',
    { ...aReceipt({ lineId: '1', quantity: 2 }), unexpectedItems: [{ description: 'a charger', quantity: 1 }] },
    asIssued,
  ),
  onCase('inspect', 1, 'warehouse', anInspection(units), asReceived),
  onCase('resolution', 1, 'agent', { resolution: 'replaceSame', agreedBy: 'Mr Wong, by phone' }, asReceived),
  onCase('refund', 2, 'agent', {}, asInspected),
  onCase('refund', 1, 'agent', {}, asInspected, { name: 'a refund that needs an approval', ...aboveTheAgents }),
  onCase('refund', 5, 'agent', {}, asInspected, { name: 'a refund of nothing, settled and closed at once', sold: priced(0, 0) }),
  onCase('refund/approve', 2, 'finance', {}, asAwaiting, aboveTheAgents),
  onCase('refund/reject', 1, 'finance', { reason: 'Ask for the invoice first.' }, asAwaiting, aboveTheAgents),
  onCase('refund/manual', 4, 'finance', { reference: 'BANK-1' }, asApproved),
  onCase('close', 1, 'agent', {}, asReopened),
  onCase('notes', 1, 'agent', { text: 'Called the buyer.' }, asRequested),
];

/** What changes keys, of the API or of people, and no stream. */
export const onNoStream: readonly string[] = ['POST /v1/keys', 'DELETE /v1/keys/{keyId}', 'POST /v1/subjects/{kind}/{id}/erase'];

/** Sends what was asked for, under an idempotency key and a correlation id of its own. */
export function send(staff: Staff, { by, path, sending }: Asked, key: string, correlationId: string = key): Promise<Answer> {
  const client: Client = staff[by];
  return client.send('POST', path, {
    ...sending,
    headers: { ...sending.headers, 'idempotency-key': key, 'x-correlation-id': correlationId },
  });
}
