import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { performance } from 'node:perf_hooks';
import { createInterface } from 'node:readline';

/** A server in a process of its own, from the line on by which it says that it is ready. */
export interface Server {
  readonly url: string;
  readonly pid: number;
  /** Milliseconds from the start of the process to its ready line. */
  readonly readyAfter: number;
  /** Ends it as an operator would and waits for its end. */
  stop(): Promise<void>;
}

/** Runs a program with our own Node; `ready` finds the address in the line that says so. */
export async function startServer(program: readonly string[], env: Readonly<Record<string, string>>, ready: RegExp): Promise<Server> {
  const began = performance.now();
  const server = spawn(process.execPath, program, { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'inherit'] });
  const url = await addressIn(server, ready);
  const readyAfter = performance.now() - began;
  server.stdout.resume();
  if (server.pid === undefined) throw new Error('A server that said its address has no pid.');
  return { url, pid: server.pid, readyAfter, stop: () => stop(server) };
}

async function addressIn(server: ChildProcess & { readonly stdout: NodeJS.ReadableStream }, ready: RegExp): Promise<string> {
  for await (const line of createInterface(server.stdout)) {
    const url = ready.exec(line)?.[1];
    if (url !== undefined) return url;
  }
  throw new Error(`${server.spawnargs.join(' ')} ended before it was ready.`);
}

async function stop(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  server.kill('SIGTERM');
  await once(server, 'exit');
}
