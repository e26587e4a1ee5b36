import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { programs } from './programs.js';
import { Unexpected } from './unexpected.js';

/** `--event-store` takes it: EventStoreDB, as the server of the tests speaks it. */
export const inProcess = 'esdb-in-process';

let isWanted = false;
const servers = new Map<string, { readonly url: string; readonly child: ChildProcess }>();

/** From now on services keep their events in a server that stands for EventStoreDB, each in one of its own. */
export function wantEventStoreDB(): void {
  isWanted = true;
}

export const isOnEventStoreDB = (): boolean => isWanted;

/** Where the programs find the events of a data directory, as settings. */
export function eventStoreOf(dataDir: string): Readonly<Record<string, string>> {
  const server = servers.get(dataDir);
  return server ? { EVENT_STORE_URL: server.url } : {};
}

/** Starts the server of a data directory, where one is wanted. */
export async function startEventStore(dataDir: string): Promise<void> {
  if (!isWanted) return;
  const child = spawn(process.execPath, [programs.eventStore, '--end-with-input'], { stdio: ['pipe', 'pipe', 'inherit'] });
  const said = await Promise.race([once(child.stdout.setEncoding('utf8'), 'data'), once(child, 'exit')]);
  const url = /esdb:\S+/.exec(String(said[0]))?.[0];
  if (url === undefined) throw new Unexpected('The server that stands for EventStoreDB did not start.');
  servers.set(dataDir, { url, child });
}

export async function stopEventStore(dataDir: string): Promise<void> {
  const child = servers.get(dataDir)?.child;
  if (!child || !servers.delete(dataDir)) return;
  child.kill('SIGTERM');
  if (child.exitCode === null) await once(child, 'exit');
}
