import { type Call, RecordOrder } from '#rma/commands';
import type { Sale } from '#rma/returns';
import type { OrderBody } from '../schemas/order.js';

/** The command that a body of `POST /v1/orders`, or a line of an import, stands for. */
export function recordOrderFrom(body: OrderBody, call: Call): RecordOrder {
  const { buyer, market, lines, payment, shipments, ...facts } = body;
  const sale: Sale = {
    ...facts,
    buyer: { kind: buyer.kind, id: buyer.id },
    market: market ?? '*',
    lines: lines.map((line) => ({ ...line, factoryId: line.factoryId ?? null, serialNumbers: line.serialNumbers ?? [] })),
    payment: payment ?? null,
  };
  return new RecordOrder(call, sale, { name: buyer.name, email: buyer.email }, buyer.locale ?? null, shipments ?? []);
}
