import type { Client } from './client.js';

export interface OrderLine {
  readonly lineId: string;
  readonly sku: string;
  readonly description: string;
  readonly category: string | null;
  readonly factoryId?: string;
  readonly quantity: number;
  readonly itemsTotal: number;
  readonly tax: number;
  readonly serialNumbers?: readonly string[];
}

export interface Order {
  readonly orderId: string;
  readonly orderNumber: string;
  readonly buyer: { readonly kind: string; readonly id: string; readonly name?: string; readonly email?: string };
  readonly currency: string;
  readonly placedOn: string;
  readonly lines: readonly OrderLine[];
  readonly shipping: number;
  readonly shipments?: readonly {
    readonly shipmentId: string;
    readonly shippedOn: string;
    readonly lines: readonly { readonly lineId: string; readonly quantity: number }[];
  }[];
}

let made = 0;

export function aLine(changes: Partial<OrderLine> = {}): OrderLine {
  const line = { lineId: '1', sku: 'MP3-4G', description: 'MP3 player 4 GB', category: 'mp3Mp4Player', quantity: 3 };
  return { ...line, itemsTotal: 8999, tax: 10, ...changes };
}

/** An order of reseller R-7 with ids of its own, all of whose units left on the day it was placed. */
export function anOrder({ lines = [aLine()], ...changes }: Partial<Order> = {}): Order {
  made += 1;
  const shipped = lines.map(({ lineId, quantity }) => ({ lineId, quantity }));
  return {
    orderId: `O-${made}`,
    orderNumber: `N-${made}`,
    buyer: { kind: 'reseller', id: 'R-7', name: 'Jade Electronics', email: 'returns@jade.example' },
    currency: 'USD',
    placedOn: '2026-03-01',
    lines,
    shipping: 1200,
    shipments: [{ shipmentId: 'S-1', shippedOn: '2026-03-01', lines: shipped }],
    ...changes,
  };
}

export async function recorded(as: Client, changes: Partial<Order> = {}): Promise<Order> {
  const order = anOrder(changes);
  await as.do('/v1/orders', order);
  return order;
}
