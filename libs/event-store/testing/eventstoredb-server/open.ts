import { afterEach } from '@jest/globals';
import type { EventStore } from '../../port.js';
import { type EventStoreDBOptions, openEventStoreDB } from '../../eventstoredb/index.js';
import { EventStoreDBServer, type ServerOptions } from './server.js';

const ends: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).toReversed()) await end();
});

/** A server that ends with the test. */
export async function serverFor(options: ServerOptions = {}): Promise<EventStoreDBServer> {
  const server = await EventStoreDBServer.start(options);
  ends.push(() => server.stop());
  return server;
}

/** A store on a server, impatient unless told otherwise, that ends with the test. */
export async function storeOn(server: EventStoreDBServer, options: EventStoreDBOptions = {}, url = server.url): Promise<EventStore> {
  const store = await openEventStoreDB(url, { timeoutMilliseconds: 2_000, silenceMilliseconds: 300, ...options });
  ends.push(() => store.close());
  return store;
}
