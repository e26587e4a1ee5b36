import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventStoreOf, startEventStore, stopEventStore } from './event-store.js';
import { programs } from './programs.js';
import { Unexpected } from './unexpected.js';

/** The product as anybody starts it: a process of its own, on storage that is new each time. */
export interface Service {
  readonly url: string;
  readonly adminKey: string;
  readonly dataDir: string;
  readonly child: ChildProcess;
  /** Settles when the process is gone, with all it ever said. */
  readonly ended: Promise<string>;
  /** Ends it and removes its storage. */
  stop(): Promise<void>;
}

const host = '127.0.0.1';
const greeting = /^RMA is ready at (\S+)$/m;

interface Start {
  readonly program?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** Starts the service on storage of its own; throws Unexpected with its own words where it does not come up. */
export async function startService({ program = programs.standalone, env = {} }: Start = {}): Promise<Service> {
  const dataDir = mkdtempSync(join(tmpdir(), 'rma-demo-'));
  const adminKey = `rma_demo_${randomBytes(24).toString('base64url')}`;
  await startEventStore(dataDir);
  const child = spawn(process.execPath, ['--enable-source-maps', program], {
    env: {
      PATH: process.env['PATH'],
      HOST: host,
      PORT: String(await freePort(3000)),
      DATA_DIR: dataDir,
      BOOTSTRAP_ADMIN_KEY: adminKey,
      LOG_LEVEL: 'warn',
      ...eventStoreOf(dataDir),
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let said = '';
  const ready = Promise.withResolvers<string>();
  for (const output of [child.stdout, child.stderr])
    output?.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      const url = greeting.exec(said)?.[1];
      if (url) ready.resolve(url);
    });
  const ended = once(child, 'close').then(() => said);
  const stop = async () => {
    child.kill('SIGTERM');
    await ended;
    await stopEventStore(dataDir);
    rmSync(dataDir, { recursive: true, force: true });
  };
  const url = await Promise.race([ready.promise, ended.then(() => undefined)]);
  if (url !== undefined) return { url, adminKey, dataDir, child, ended, stop };
  await stop();
  throw new Unexpected(`The service did not start:\n${said}`);
}

/** The wanted port where nobody has it, else 0: any that is free. */
async function freePort(wanted: number): Promise<number> {
  const probe = createServer();
  const isFree = await new Promise<boolean>((resolve) => {
    probe.once('error', () => resolve(false));
    probe.listen(wanted, host, () => resolve(true));
  });
  if (!isFree) return 0;
  probe.close();
  await once(probe, 'close');
  return wanted;
}
