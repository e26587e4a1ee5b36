import { randomUUID } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import { KurrentDBClient } from '@kurrent/kurrentdb-client';

/** What an event says, byte for byte. */
export interface Appendable {
  readonly type: string;
  readonly data: Uint8Array;
  readonly metadata: Uint8Array;
}

/** The official client and nothing else: what a benchmark compares the adapter with. */
export class BareAppends {
  readonly #client: KurrentDBClient;

  constructor(url: string) {
    this.#client = KurrentDBClient.connectionString(url.replace(/^esdb/, 'kurrentdb'));
  }

  /** Appends one event each to `count` new streams, as many at once as there are writers; `shared` on the client's shared call. Appends a second. */
  async perSecond(events: readonly Appendable[], count: number, writers: number, shared: boolean): Promise<number> {
    const way = shared ? {} : { credentials: { username: 'nobody', password: '' } };
    const began = performance.now();
    let next = 0;
    const writer = async () => {
      for (let n = next++; n < count; n = next++) {
        const event = events[n % events.length];
        if (!event) throw new RangeError('events: there are none');
        const { type, data, metadata } = event;
        const one = { id: randomUUID(), contentType: 'application/octet-stream', type, data, metadata } as const;
        await this.#client.appendToStream(`bare-${one.id}`, one, { streamState: 'no_stream', ...way });
      }
    };
    await Promise.all(Array.from({ length: writers }, writer));
    return (count / (performance.now() - began)) * 1_000;
  }

  async stop(): Promise<void> {
    await this.#client.dispose();
  }
}
