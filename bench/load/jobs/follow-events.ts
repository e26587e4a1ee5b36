import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import { performance } from 'node:perf_hooks';
import { percentile } from '../../statistics.js';
import type { Load } from '../clients.js';

/** Reads the event feed from its first event to the head, as lines, and counts them; a unit of work is what came in one piece. */
export interface FollowEvents {
  readonly kind: 'followEvents';
  readonly url: string;
  readonly key: string;
}

const NEWLINE = 10;

export async function followEvents({ url, key }: FollowEvents): Promise<Load> {
  const began = performance.now();
  const headers = { authorization: `Bearer ${key}`, accept: 'application/x-ndjson' };
  const [response] = (await once(get(`${url}/v1/events`, { headers }), 'response')) as [IncomingMessage];
  if (response.statusCode !== 200) throw new Error(`Answered ${response.statusCode}.`);
  const took: number[] = [];
  let count = 0;
  let last = began;
  for await (const piece of response as AsyncIterable<Buffer>) {
    for (let at = piece.indexOf(NEWLINE); at >= 0; at = piece.indexOf(NEWLINE, at + 1)) count += 1;
    const now = performance.now();
    took.push(now - last);
    last = now;
  }
  return { count, perSecond: count / ((performance.now() - began) / 1_000), p50: percentile(took, 0.5), p99: percentile(took, 0.99) };
}
