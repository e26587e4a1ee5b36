import { styleText } from 'node:util';
import { readOnlineRetail } from '../online-retail/index.js';
import { Client } from './client.js';
import { inProcess, isOnEventStoreDB, wantEventStoreDB } from './event-store.js';
import { Report } from './report/report.js';
import { zone } from './report/words.js';
import { type Service, startService } from './service.js';
import { story } from './story/story.js';
import { tour } from './tour.js';
import { Unexpected } from './unexpected.js';

const report = new Report();
const interrupted = new Promise<'interrupted'>((resolve) => {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve('interrupted'));
});

/** Starts the product, shows it with real data, and keeps it running until it is told to end, or ends it with `--exit`. */
async function run(options: readonly string[]): Promise<void> {
  const doesExit = readOptions(options);
  const begun = Date.now();
  report.title(
    'RMA, the returns backend',
    'with orders and returns of a real wholesaler, 1 to 3 December 2010 (Online Retail, UCI, CC BY 4.0)',
  );
  const service = await startService({ env: { SELLER_TIME_ZONE: zone } });
  try {
    const outcome = await Promise.race([show(service, begun), interrupted, gone(service)]);
    if (outcome === 'interrupted') process.exitCode = 130;
    else if (!doesExit) await stay(service, outcome);
  } catch (error) {
    await service.stop();
    console.error(`\nThe service said:\n${await service.ended}`);
    throw error;
  } finally {
    await service.stop();
  }
}

/** Whether it is to end by itself; `--event-store esdb-in-process` takes effect at once. */
function readOptions([first, ...rest]: readonly string[]): boolean {
  if (first === undefined) return false;
  if (first === '--exit') return readOptions(rest) || true;
  const [store, ...others] = rest;
  if (first !== '--event-store' || store !== inProcess)
    throw new Unexpected(`The demo knows --exit and --event-store ${inProcess}, not ${[first, store].join(' ').trim()}.`);
  wantEventStoreDB();
  return readOptions(others);
}

async function show(service: Service, begun: number) {
  report.chapter(
    isOnEventStoreDB()
      ? 'The service: one process, its events in a server that stands for EventStoreDB'
      : 'The service: one process on storage of its own',
  );
  report.holds(`ready at ${service.url} after ${secondsSince(begun)}`);
  const shown = await tour({ retail: readOnlineRetail(), service, admin: new Client(service.url, service.adminKey), report });
  await story(report);
  report.say();
  report.holds(styleText('bold', `All of it as it must be, in ${secondsSince(begun)}.`));
  return shown;
}

async function stay(service: Service, { rmaNumber }: { readonly rmaNumber: string }): Promise<void> {
  const { url, adminKey } = service;
  report.say();
  report.say(`address    ${styleText('cyan', url)}`);
  report.say(`API pages  ${styleText('cyan', `${url}/docs`)}`);
  report.say(`admin key  ${styleText('cyan', adminKey)}`);
  report.say(`to try     curl -H 'Authorization: Bearer ${adminKey}' '${url}/v1/rmas/${rmaNumber}'`);
  report.say();
  report.say(`The service keeps running until Ctrl-C. Its storage in ${service.dataDir} goes with it.`);
  await Promise.race([interrupted, gone(service)]);
}

async function gone({ ended }: Service): Promise<never> {
  await ended;
  throw new Unexpected('The service ended by itself.');
}

const secondsSince = (begun: number): string => `${((Date.now() - begun) / 1000).toFixed(1)} s`;

await run(process.argv.slice(2)).catch((error: unknown) => {
  const told = error instanceof Unexpected ? error.message : error instanceof Error ? error.stack : String(error);
  console.error(`\n${styleText('red', '✗', { stream: process.stderr })} ${told}`);
  process.exitCode = 1;
});
