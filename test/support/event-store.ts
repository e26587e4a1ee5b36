import { afterAll } from '@jest/globals';
import { EventStoreDBServer } from '#rma/event-store/testing/eventstoredb-server';

const servers = new Map<string, Promise<EventStoreDBServer>>();

/** Whether these tests run on EventStoreDB (`RMA_TEST_STORE=esdb-in-process`) instead of SQLite. */
export const isOnEventStoreDB = process.env['RMA_TEST_STORE'] === 'esdb-in-process';

/** Where the services on a data directory keep their events: a server of that directory's own, or the file in it. */
export async function eventStoreSetting(dataDir: string): Promise<Readonly<Record<string, string>>> {
  if (!isOnEventStoreDB) return {};
  let server = servers.get(dataDir);
  if (!server) {
    server = EventStoreDBServer.start();
    servers.set(dataDir, server);
    afterAll(async () => (await server)?.stop());
  }
  return { EVENT_STORE_URL: (await server).url };
}
