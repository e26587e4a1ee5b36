import { readSettings, SettingError } from '#rma/platform';
import type { Standalone } from './start.js';

/** Starts the service, says where it is, and stops it when it is told to. */
async function run(): Promise<void> {
  process.umask(0o077); // what the service keeps is for its owner alone
  const settings = readSettings(process.env); // what is wrong with them is told before anything else is loaded
  const toldToStop = new Promise<void>((told) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => told()); // also while it starts, and ever so often
  });
  const { startStandalone } = await import('./start.js');
  const service = await startStandalone(settings);
  console.log(greeting(service));
  await toldToStop;
  await service.stop();
}

function greeting({ url, adminKey }: Standalone): string {
  const lines = [`RMA is ready at ${url}`, `  API pages  ${url}/docs`];
  if (adminKey !== undefined) lines.push(`  admin key  ${adminKey}`, '             (shown this once; keep it safe)');
  return lines.join('\n');
}

/** What the operator can put right is told in one sentence, all else with its trace. */
function fail(error: unknown): void {
  const isTold = error instanceof Error && (error instanceof SettingError || told.has(error.name));
  console.error(isTold ? error.message : error);
  process.exitCode = 1;
}

const told: ReadonlySet<string> = new Set(['DataDirError', 'StoreUnusable', 'StoresDisagree', 'PolicyError', 'TroubleshootingError']);

await run().catch(fail);
