import { orderOf } from '../../traffic/orders.js';
import { returnOf } from '../../traffic/returns.js';
import { atOnce, succeeded } from '../clients.js';

/** Three commands a case that nobody has seen before: its order is recorded, a return asked for, the RMA issued. */
export interface OpenCases {
  readonly kind: 'openCases';
  readonly url: string;
  readonly key: string;
  readonly clients: number;
  readonly from: number;
  readonly count: number;
}

export function openCases(job: OpenCases) {
  return atOnce(job, async (connection, n) => {
    succeeded(await connection.post('/v1/orders', job.key, orderOf(n), `order-${n}`));
    const requested = succeeded(await connection.post('/v1/rmas', job.key, returnOf(n), `request-${n}`));
    const { rmaId } = JSON.parse(requested) as { readonly rmaId: string };
    succeeded(await connection.post(`/v1/rmas/${rmaId}/issue`, job.key, {}, `issue-${n}`));
  });
}
