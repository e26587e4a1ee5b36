import { atOnce, succeeded } from '../clients.js';

/** Asks for one case as of moments between two, spread evenly and not in order. */
export interface AskAsOf {
  readonly kind: 'askAsOf';
  readonly url: string;
  readonly key: string;
  readonly rmaId: string;
  readonly first: number;
  readonly last: number;
  readonly clients: number;
  readonly from: number;
  readonly count: number;
}

const GOLDEN = 0.618_033_988_749_895; // its multiples modulo 1 fill the span evenly

export function askAsOf(job: AskAsOf) {
  return atOnce(job, async (connection, n) => {
    const moment = new Date(job.first + ((n * GOLDEN) % 1) * (job.last - job.first)).toISOString();
    succeeded(await connection.get(`/v1/rmas/${job.rmaId}?asOf=${moment}`, job.key));
  });
}
