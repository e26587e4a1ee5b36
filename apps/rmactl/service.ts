import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { readServiceNotice, type ServiceNotice, type Settings } from '#rma/platform';

/** The service of the installation, spoken to with its local token. */
export interface LocalService {
  /** The answer's JSON; throws the problem's sentence. */
  ask(method: string, path: string, body?: object): Promise<unknown>;
}

const longestStart = 30_000;
const longestAnswer = 5_000;

/** Asks the running service; where none runs, one is started for as long as it takes. So there is one way to change anything. */
export async function withService(settings: Settings, work: (service: LocalService) => Promise<void>): Promise<void> {
  const { dataDir } = settings;
  if (!existsSync(join(dataDir, 'operations.db')))
    throw new Error(`There is no installation in ${dataDir}: DATA_DIR names its directory, npm start makes one.`);
  const running = await runningService(dataDir);
  if (running) return work(serviceAt(running));
  const told = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => told.abort());
  const child = spawn(process.execPath, [join(import.meta.dirname, '..', 'standalone', 'main.js')], {
    env: { ...process.env, HOST: '127.0.0.1', PORT: '0', LOG_LEVEL: 'error' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const gone = once(child, 'exit');
  const end = () => void child.kill('SIGTERM');
  told.signal.addEventListener('abort', end); // it must not outlive this program
  child.stdout.setEncoding('utf8').on('data', tellAdminKey);
  try {
    await work(serviceAt(await started(dataDir, child, told.signal)));
  } finally {
    end();
    await gone;
  }
}

/** The first start shows the admin's key, and this may be the first that succeeds. */
function tellAdminKey(greeting: string): void {
  const line = /admin key .*/.exec(greeting)?.[0];
  if (line !== undefined) console.error(`${line} (shown this once; keep it safe)`);
}

async function runningService(dataDir: string): Promise<ServiceNotice | undefined> {
  const notice = readServiceNotice(dataDir);
  if (!notice) return undefined;
  const headers = { authorization: `Bearer ${notice.token}` };
  return fetch(`${notice.url}/v1/keys`, { headers, signal: AbortSignal.timeout(longestAnswer) }).then(
    (response) => (response.ok ? notice : undefined),
    () => undefined,
  );
}

async function started(dataDir: string, child: ChildProcess, told: AbortSignal): Promise<ServiceNotice> {
  const patience = AbortSignal.timeout(longestStart);
  while (!patience.aborted && !told.aborted && child.exitCode === null && child.signalCode === null) {
    const notice = await runningService(dataDir);
    if (notice) return notice;
    await sleep(50);
  }
  if (told.aborted) throw new Error('Told to end before it was done.');
  throw new Error('The service could not be started; what it says is above.');
}

function serviceAt({ url, token }: ServiceNotice): LocalService {
  const gone = (cause: unknown): never => {
    throw new Error(`The service at ${url} was gone before it answered; look whether it was done before doing it again.`, { cause });
  };
  return {
    ask: async (method, path, body) => {
      const response = await fetch(`${url}${path}`, {
        method,
        headers: { authorization: `Bearer ${token}`, ...(body ? { 'content-type': 'application/json' } : {}) },
        ...(body ? { body: JSON.stringify(body) } : {}),
      }).catch(gone);
      const answer = response.status === 204 ? undefined : ((await response.json().catch(gone)) as unknown);
      if (!response.ok) throw new Error((answer as { readonly detail: string }).detail);
      return answer;
    },
  };
}
