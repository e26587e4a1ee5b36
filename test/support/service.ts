import { afterAll } from '@jest/globals';
import { type Clock, readSettings } from '#rma/platform';
import type { Role } from '#rma/returns';
import { temporaryDirectory } from '#rma/platform/testing';
import { startStandalone } from '../../apps/standalone/start.js';
import { eventStoreSetting } from './event-store.js';
import { Client } from './client.js';
import { TestClock } from './test-clock.js';

export const adminKey = 'the-admin-key-of-this-test';
/** Whom the keys of buyers speak for where a test names nobody. */
export const buyers = { consumer: 'C-1', reseller: 'R-7' } as const;

/** The whole product in this process, on a data directory and a port of its own; ends with the spec file, at whose top it is awaited. */
export async function startService({ dataDir = temporaryDirectory(), clock = new TestClock() as Clock, settings = {} } = {}) {
  const env = {
    PORT: '0',
    DATA_DIR: dataDir,
    LOG_LEVEL: 'silent',
    BOOTSTRAP_ADMIN_KEY: adminKey,
    ...(await eventStoreSetting(dataDir)),
    ...settings,
  };
  const start = () => startStandalone(readSettings(env), clock);
  let service = await start();
  let stopped = false;
  const keys = new Map<string, string>();
  const stop = async () => {
    if (!stopped) await service.stop();
    stopped = true;
  };
  afterAll(stop);

  const admin = () => new Client(service.url, adminKey);
  return {
    get url() {
      return service.url;
    },
    get installation() {
      return service.installation;
    },
    admin,
    nobody: () => new Client(service.url, undefined),
    /** One who holds a key of this role, made when it is first asked for. */
    async as(
      role: Role,
      buyerId: string | undefined = role === 'consumer' || role === 'reseller' ? buyers[role] : undefined,
    ): Promise<Client> {
      const name = `${role} ${buyerId}`;
      const key = keys.get(name) ?? (await admin().do<{ key: string }>('/v1/keys', { role, buyerId, note: name })).key;
      keys.set(name, key);
      return new Client(service.url, key);
    },
    /** The same key, at the address the service has now. */
    withKeyOf: ({ key }: Client) => new Client(service.url, key),
    /** The position of the last event: equal before and after means that nothing changed. */
    head: () => service.installation.store.head({}),
    stop,
    async restart(): Promise<void> {
      await service.stop();
      service = await start();
    },
  };
}

export type Service = Awaited<ReturnType<typeof startService>>;
