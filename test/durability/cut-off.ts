import { writeSync } from 'node:fs';
import { readSettings } from '#rma/platform';
import { startStandalone } from '../../apps/standalone/start.js';
import { declining } from './declining-provider.js';

/**
 * The service, with commands that get no further than their n-th append: `X-Correlation-Id: <anything>.cut-after-<n>` asks for it.
 * That append is durable and its answer never comes; the process kills itself at the last of as many cuts as it was told.
 */
const cutsUntilDeath = Number(process.argv[2]);
const service = await startStandalone(readSettings(process.env));

const { store } = service.installation;
const append = store.append.bind(store);
const appends = new Map<string, number>();
const forEver = new Promise<never>(() => {});
let cuts = 0;

const providerSees = declining(service.installation);

store.append = async (stream, expectedRevision, envelopes) => {
  const correlationId = envelopes[0]?.metadata.correlationId ?? '';
  const last = Number(/\.cut-after-(\d+)$/.exec(correlationId)?.[1] ?? Infinity);
  const nth = (appends.get(correlationId) ?? 0) + 1;
  appends.set(correlationId, nth);
  if (nth > last) return forEver;
  const result = await append(stream, expectedRevision, envelopes);
  providerSees(envelopes);
  if (nth < last) return result;
  cuts += 1;
  if (cuts === cutsUntilDeath) {
    writeSync(1, `cut off ${cuts} commands\n`);
    process.kill(process.pid, 'SIGKILL');
  }
  return forEver;
};

console.log(`RMA is ready at ${service.url}`);
