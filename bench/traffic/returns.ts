import { buyerOf, orderIdOf } from './orders.js';

/** The body of `POST /v1/rmas` for one unit of the nth order. */
export function returnOf(n: number) {
  return {
    orderId: orderIdOf(n),
    basis: 'moneyBack',
    lines: [
      { lineId: '1', quantity: 1, reason: { code: 'changeOfMind', text: `Does not fit what I have, see my call of week ${n % 52}.` } },
    ],
    wantedResolution: 'refund',
    channel: 'agent',
    requestedBy: buyerOf(n),
  } as const;
}

/** Who does what in a return's life. */
export type Role = 'agent' | 'warehouse' | 'finance';

/** What is done to a case after it was requested: path below the case, who does it, body. */
export function lifeOf(n: number): readonly { readonly path: string; readonly role: Role; readonly body: object }[] {
  const unit = { lineId: '1', quantity: 1 };
  return [
    { path: '/issue', role: 'agent', body: {} },
    { path: '/receive', role: 'warehouse', body: { items: [unit], rmaFormPresent: true } },
    {
      path: '/inspect',
      role: 'warehouse',
      body: { items: [{ ...unit, condition: 'opened', verdict: 'accepted', disposition: 'restock', note: 'Complete, seal broken.' }] },
    },
    { path: '/resolution', role: 'agent', body: { resolution: 'refund', agreedBy: 'Zoë Example, by phone' } },
    { path: '/refund', role: 'agent', body: {} },
    { path: '/refund/manual', role: 'finance', body: { reference: `bank transfer ${n}` } },
    { path: '/close', role: 'agent', body: {} },
  ];
}
