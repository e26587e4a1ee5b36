import type { Client } from './client.js';
import type { Order } from './orders.js';

/** What every command on a case answers. */
export interface CaseAnswer {
  readonly rmaId: string;
  readonly rmaNumber: string | null;
  readonly status: string;
  readonly revision: number;
  readonly position: string;
  readonly events: readonly string[];
}

export interface Units {
  readonly lineId: string;
  readonly quantity: number;
  readonly serialNumbers?: readonly string[];
}

export const pathOf = ({ rmaId }: { readonly rmaId: string }): string => `/v1/rmas/${rmaId}`;

/** Money back for some units of an order, asked for by its buyer through the service desk. */
export function aRequest({ orderId, buyer, lines }: Order, changes: object = {}, units: readonly Units[] = lines) {
  return {
    orderId,
    basis: 'moneyBack',
    lines: units.map((line) => ({ ...unitsIn(line), reason: { code: 'changeOfMind' } })),
    wantedResolution: 'refund',
    channel: 'agent',
    requestedBy: { kind: buyer.kind, id: buyer.id },
    ...changes,
  };
}

/** Only what a request says of its units; an order's line says more. */
function unitsIn({ lineId, quantity, serialNumbers }: Units): Units {
  return serialNumbers === undefined ? { lineId, quantity } : { lineId, quantity, serialNumbers };
}

export const aReceipt = (...items: readonly Units[]) => ({ items, rmaFormPresent: true });

export function anInspection(...items: readonly object[]) {
  return { items: items.map((item) => ({ condition: 'opened', verdict: 'accepted', disposition: 'restock', ...item })) };
}

/** Those who take a return through its life. */
export interface Desk {
  readonly agent: Client;
  readonly warehouse: Client;
}

export function requested({ agent }: Desk, order: Order, changes: object = {}, units?: readonly Units[]): Promise<CaseAnswer> {
  return agent.do('/v1/rmas', aRequest(order, changes, units));
}

export async function issued(desk: Desk, order: Order, changes: object = {}, units?: readonly Units[]): Promise<CaseAnswer> {
  const rma = await requested(desk, order, changes, units);
  return desk.agent.do(`${pathOf(rma)}/issue`, { proofConfirmed: true });
}

/** Everything that was asked for has arrived. */
export async function received(desk: Desk, order: Order, changes: object = {}, units: readonly Units[] = order.lines): Promise<CaseAnswer> {
  const rma = await issued(desk, order, changes, units);
  return desk.warehouse.do(`${pathOf(rma)}/receive`, aReceipt(...units.map(unitsIn)));
}

/** Everything that was asked for has arrived and was accepted. */
export async function inspected(
  desk: Desk,
  order: Order,
  changes: object = {},
  units: readonly Units[] = order.lines,
): Promise<CaseAnswer> {
  const rma = await received(desk, order, changes, units);
  return desk.warehouse.do(`${pathOf(rma)}/inspect`, anInspection(...units.map(unitsIn)));
}
