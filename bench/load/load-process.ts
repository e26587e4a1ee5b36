import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Load } from './clients.js';
import type { Job } from './job.js';

type Reply = { readonly load: Load } | { readonly error: string };

/** The load generator in a process of its own, so that it never waits for what it measures. */
export class LoadProcess {
  readonly #process: ChildProcess = fork(fileURLToPath(new URL('main.js', import.meta.url)));
  readonly #ended = once(this.#process, 'exit').then(([code]): Reply => ({ error: `It ended with ${String(code)}.` }));

  async run(job: Job): Promise<Load> {
    this.#process.send(job);
    const reply = await Promise.race([once(this.#process, 'message').then(([answered]) => answered as Reply), this.#ended]);
    if ('error' in reply) throw new Error(`The load ${job.kind} failed. ${reply.error}`);
    return reply.load;
  }

  stop(): void {
    this.#process.kill();
  }
}
