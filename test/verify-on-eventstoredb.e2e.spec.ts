import { afterAll, expect, it, jest } from '@jest/globals';
import { EventStoreDBServer, type LogRecord } from '#rma/event-store/testing/eventstoredb-server';
import { temporaryDirectory } from '#rma/platform/testing';
import { runBuilt } from './durability/built-program.js';
import { recorded } from './support/orders.js';
import { inspected } from './support/returns.js';
import { startService } from './support/service.js';

jest.setTimeout(60_000); // every run is a process of its own

const server = await EventStoreDBServer.start();
afterAll(() => server.stop());
const dataDir = temporaryDirectory();
const settings = { EVENT_STORE_URL: server.url };
const service = await startService({ dataDir, settings });
const desk = { agent: await service.as('agent'), warehouse: await service.as('warehouse') };
const verify = (...args: readonly string[]) => runBuilt('apps/rmactl/main.js', ['verify', ...args], { DATA_DIR: dataDir, ...settings });

it('rmactl verify reads what EventStoreDB holds, beside the running service, and finds a changed byte and a missing event', async () => {
  const { rmaId } = await inspected(desk, await recorded(await service.as('system')));
  const stream = `rma-${rmaId}`;
  const whole = await verify();
  expect(whole).toEqual({
    code: 0,
    stdout: expect.stringMatching(/^Verified: \d+ events in \d+ streams, every hash as it was written\.\n$/),
    stderr: '',
  });
  expect((await verify('--stream', stream)).stdout).toContain('in 1 stream,');
  expect((await verify('--stream', 'rma-nobody')).stderr).toBe('There is no stream rma-nobody; names begin with rma.\n');

  const records = server.log.visible(stream) ?? [];
  const changed = Buffer.from(records[1]?.metadata ?? []);
  changed.write('x', changed.indexOf('"correlationId":"') + '"correlationId":"'.length);
  Object.assign(records[1] as LogRecord, { metadata: new Uint8Array(changed) });
  Object.assign(records[2] as LogRecord, { revision: 7 });
  const { code, stdout } = await verify('--stream', stream);
  expect(code).toBe(1);
  expect(stdout).toContain('hashDiffers');
  expect(stdout).toContain('revisionGap');
});
