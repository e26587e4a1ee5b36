import { expect, it, jest } from '@jest/globals';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { readServiceNotice } from '#rma/platform';
import { temporaryDirectory } from '#rma/platform/testing';
import { startBuilt } from './durability/built-program.js';
import { adminKey } from './durability/service-process.js';
import { aLine, anOrder } from './support/orders.js';

/** IMPORT_LINES=1000000 is the long form, of some minutes. */
const lines = Number(process.env['IMPORT_LINES'] ?? 6_000);
jest.setTimeout(60_000 + lines * 2);

it('an import of ten times the lines needs no more memory', async () => {
  const dataDir = join(temporaryDirectory(), 'data');
  // V8 takes what it is given before it collects garbage: only within limits does what is kept show.
  const limits = '--max-old-space-size=128 --max-semi-space-size=16';
  const env = { PORT: '0', DATA_DIR: dataDir, LOG_LEVEL: 'error', BOOTSTRAP_ADMIN_KEY: adminKey, NODE_OPTIONS: limits };
  const service = startBuilt('apps/standalone/main.js', [], env);
  const [, url = ''] = await service.said(/RMA is ready at (\S+)\n/);
  const peak = () => peakMemoryOf(readServiceNotice(dataDir)?.pid ?? 0);

  await importOrders(url, lines / 10);
  const after = { few: peak(), many: 0 };
  await importOrders(url, lines);
  after.many = peak();
  await service.end('SIGTERM');

  expect(after.many / after.few).toBeLessThan(1.5);
});

/** So much in all that an import which kept its lines would not get far within the limits. */
const linesOfOrder = Math.max(1, Math.round(180_000 / lines));
const longLines = Array.from({ length: linesOfOrder }, (_, n) => aLine({ lineId: `${n}`, description: 'd'.repeat(480) }));

async function importOrders(url: string, count: number): Promise<void> {
  const headers = { authorization: `Bearer ${adminKey}`, 'content-type': 'application/x-ndjson' };
  const sending = request(`${url}/v1/orders/import`, { method: 'POST', headers });
  const answered = once(sending, 'response') as Promise<[NodeJS.ReadableStream]>;
  for (let sent = 0; sent < count; sent += 100) {
    const part = Array.from({ length: 100 }, () => `${JSON.stringify(anOrder({ lines: longLines }))}\n`).join('');
    if (!sending.write(part)) await once(sending, 'drain');
  }
  sending.end();
  const [response] = await answered;
  expect(JSON.parse(await text(response))).toMatchObject({ lines: count, recorded: count, rejected: 0 });
}

/** In megabytes, as Linux keeps count of it. */
function peakMemoryOf(pid: number): number {
  const [, kilobytes = ''] = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Math.round(Number(kilobytes) / 1024);
}
