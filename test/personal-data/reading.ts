import type { Client } from '../support/client.js';
import { pathOf } from '../support/returns.js';
import type { Lived } from './lived.js';

interface Party {
  readonly kind: string;
  readonly id: string;
  readonly erased?: true;
}

interface OrderRead {
  readonly buyer: Party;
}

interface CaseRead {
  readonly requestedBy: Party;
  readonly reasons?: unknown;
  readonly proofReference?: unknown;
  readonly troubleshooting?: unknown;
  readonly unexpected: readonly { readonly unexpectedId: string; readonly description?: string; readonly erased?: true }[];
}

export interface HistoryRead {
  readonly events: readonly { readonly type: string; readonly data: { readonly personal?: object } }[];
}

/** What can be read of a person's order and returns. */
export interface Read {
  readonly order: OrderRead;
  readonly cases: readonly CaseRead[];
  readonly histories: readonly HistoryRead[];
}

export async function readAll(as: Client, { order, unsettled, ended }: Lived): Promise<Read> {
  const paths = [unsettled, ...ended].map(pathOf);
  return {
    order: await as.read(`/v1/orders/${order.orderId}`),
    cases: await Promise.all(paths.map((path) => as.read<CaseRead>(path))),
    histories: await Promise.all(paths.map((path) => as.read<HistoryRead>(`${path}/history`))),
  };
}

const nameless = ({ kind, id }: Party) => ({ kind, id });

/** The same, but for what is personal: all of it must outlive an erasure. */
export function impersonal({ order, cases, histories }: Read): unknown {
  return {
    order: { ...order, buyer: nameless(order.buyer) },
    cases: cases.map(({ reasons: _, proofReference: _proof, troubleshooting: _tried, ...one }) => ({
      ...one,
      requestedBy: nameless(one.requestedBy),
      unexpected: one.unexpected.map(({ description: _described, erased: _erased, ...item }) => item),
    })),
    histories: histories.map((history) => ({
      ...history,
      events: history.events.map(({ data, ...event }) => ({ ...event, data: { ...data, personal: data.personal !== undefined } })),
    })),
  };
}

/** Every place where something personal is told. */
export function personalParts({ order, cases, histories }: Read): readonly object[] {
  return [
    { ...order.buyer },
    ...cases.flatMap(({ requestedBy, unexpected }) => [requestedBy, ...unexpected]),
    ...histories.flatMap(({ events }) => events.flatMap(({ data }) => data.personal ?? [])),
  ];
}
