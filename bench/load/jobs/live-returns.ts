import { lifeOf, returnOf, type Role } from '../../traffic/returns.js';
import { atOnce, succeeded } from '../clients.js';

/** Takes one unit of each order through a whole return: eight calls, each after the answer to the one before. */
export interface LiveReturns {
  readonly kind: 'liveReturns';
  readonly url: string;
  readonly keys: Readonly<Record<Role, string>>;
  readonly clients: number;
  readonly from: number;
  readonly count: number;
}

export function liveReturns(job: LiveReturns) {
  return atOnce(job, async (connection, n) => {
    const requested = succeeded(await connection.post('/v1/rmas', job.keys.agent, returnOf(n), `life-${n}`));
    const { rmaId } = JSON.parse(requested) as { readonly rmaId: string };
    let last = requested;
    for (const { path, role, body } of lifeOf(n))
      last = succeeded(await connection.post(`/v1/rmas/${rmaId}${path}`, job.keys[role], body, `life-${n}`));
    const { status } = JSON.parse(last) as { readonly status: string };
    if (status !== 'closed') throw new Error(`A life ended as ${status}: ${last}`);
  });
}
