import { randomUUID } from 'node:crypto';
import { afterAll, describe } from '@jest/globals';
import type { Position } from '../port.js';
import { eventStoreConformance, type OpenStore } from '../testing/conformance.js';
import { EventStoreDBServer, hang, unavailable } from '../testing/eventstoredb-server/index.js';
import { underAPrefix } from '../testing/under-a-prefix.js';
import { EventStoreDBClient } from './client.js';
import { connectionString } from './connection-string.js';
import { openOn } from './eventstoredb-event-store.js';

/** A real server, where one is named; its network and its patience are not ours to break. */
const real = process.env['EVENT_STORE_URL']?.startsWith('sqlite:') ? undefined : process.env['EVENT_STORE_URL'];
const server = real === undefined ? await EventStoreDBServer.start() : undefined;
process.stderr.write(
  server
    ? 'NOT AGAINST A REAL SERVER: EVENT_STORE_URL is not set, so EventStoreDB is the server of libs/event-store/testing/eventstoredb-server.\n'
    : 'Against the real server that EVENT_STORE_URL names.\n',
);
const client = new EventStoreDBClient(connectionString(server?.url ?? real ?? ''));
afterAll(async () => {
  await client.dispose();
  await server?.stop();
});

const options = { timeoutMilliseconds: 2_000, silenceMilliseconds: 500 };

const open =
  (isSoleWriter: boolean): OpenStore =>
  async () => {
    const streamPrefix = `test-${randomUUID()}-`;
    const store = await openOn(client, { ...options, streamPrefix, isSoleWriter }, async () => {});
    const [end] = await client.readAll('end', 'backwards', '', 1);
    const beginning = `${store.storeId}.${end?.position}` as Position;
    const faulty = server && {
      hangAppends: () => {
        server.faults.afterCommit = hang;
        return { undo: () => delete server.faults.afterCommit };
      },
      breakSubscriptions: () => {
        server.network.cut();
        server.faults.beforeTold = () => {
          throw unavailable();
        };
        return { undo: () => delete server.faults.beforeTold };
      },
    };
    return {
      store: underAPrefix(store, streamPrefix, beginning),
      ...faulty,
      dispose: async () => {
        delete server?.faults.afterCommit;
        await store.close();
      },
    };
  };

describe.each([
  ['one of many writers', false],
  ['the sole writer', true],
] as const)('as %s', (_, isSoleWriter) => {
  eventStoreConformance('on EventStoreDB', open(isSoleWriter), { writers: 6 });
});
