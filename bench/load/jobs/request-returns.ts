import { returnOf } from '../../traffic/returns.js';
import { atOnce, succeeded } from '../clients.js';

/** Asks for a return of one unit of each order, or posts the same bytes to `path` of another server. */
export interface RequestReturns {
  readonly kind: 'requestReturns';
  readonly url: string;
  readonly path: string;
  readonly key: string;
  readonly clients: number;
  readonly from: number;
  readonly count: number;
}

export function requestReturns(job: RequestReturns) {
  return atOnce(job, async (connection, n) => {
    succeeded(await connection.post(job.path, job.key, returnOf(n), `request-${n}`));
  });
}
