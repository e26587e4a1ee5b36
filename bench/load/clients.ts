import { performance } from 'node:perf_hooks';
import { percentile } from '../statistics.js';
import { type Answer, Connection } from './connection.js';

/** What a load came to; a unit of work is whatever the job says: a request, a life. */
export interface Load {
  readonly count: number;
  readonly perSecond: number;
  /** Milliseconds a unit of work took. */
  readonly p50: number;
  readonly p99: number;
}

/** Lets so many clients work through the numbers from `from` on, each on a connection of its own, as fast as they are answered. */
export async function atOnce(
  { url, clients, from, count }: { readonly url: string; readonly clients: number; readonly from: number; readonly count: number },
  work: (connection: Connection, n: number) => Promise<void>,
): Promise<Load> {
  const took: number[] = [];
  let next = from;
  const client = async () => {
    const connection = new Connection(url);
    while (next < from + count) {
      const n = next++;
      const began = performance.now();
      await work(connection, n);
      took.push(performance.now() - began);
    }
    connection.close();
  };
  const began = performance.now();
  await Promise.all(Array.from({ length: clients }, client));
  const seconds = (performance.now() - began) / 1_000;
  return { count, perSecond: count / seconds, p50: percentile(took, 0.5), p99: percentile(took, 0.99) };
}

/** The answer's body, when it is a success; a load that fails measures nothing. */
export function succeeded({ status, body }: Answer): string {
  if (status < 200 || status > 299) throw new Error(`Answered ${status}: ${body.slice(0, 500)}`);
  return body;
}
