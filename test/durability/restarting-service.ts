import { setTimeout as sleep } from 'node:timers/promises';
import { types } from 'node:util';
import type { Answer } from '../support/client.js';
import {
  beginServiceProcess,
  type Keys,
  makeKeys,
  type Member,
  type ServiceProcess,
  staffAt,
  startServiceProcess,
} from './service-process.js';

export interface Request {
  readonly by: Member;
  readonly path: string;
  readonly body: object;
  readonly key: string;
}

/** A service that is killed again and again, and started on the same data directory each time. */
export class RestartingService {
  #current: Promise<ServiceProcess>;
  readonly #keys: Promise<Keys>;

  constructor(readonly dataDir: string) {
    this.#current = startServiceProcess({ dataDir });
    this.#keys = this.#current.then(({ url }) => makeKeys(url));
  }

  /** Waits until a service is there and asks it; undefined when it is gone before it answers. */
  async ask({ by, path, body, key }: Request): Promise<Answer | undefined> {
    const [{ url }, keys] = await Promise.all([this.#current, this.#keys]);
    const asked = staffAt(url, keys)[by].send('POST', path, { body, headers: { 'idempotency-key': key } });
    return asked.catch(async (error: unknown) => {
      if (!types.isNativeError(error) || error.name !== 'TypeError') throw error; // fetch throws one when a connection is lost
      await sleep(10);
      return undefined;
    });
  }

  /** Asks the same through any number of deaths. */
  async askUntilAnswered(request: Request): Promise<Answer> {
    for (;;) {
      const answer = await this.ask(request);
      if (answer) return answer;
    }
  }

  /** Resolves when the next one takes requests; where `inItsStart` is given, one was killed in between, so many milliseconds after it began. */
  async kill(inItsStart?: number): Promise<void> {
    const [dying] = await Promise.all([this.#current, this.#keys]);
    this.#current = dying.end('SIGKILL').then(async () => {
      if (inItsStart !== undefined) {
        const starting = beginServiceProcess({ dataDir: this.dataDir });
        await sleep(inItsStart);
        await starting.end('SIGKILL');
      }
      return startServiceProcess({ dataDir: this.dataDir });
    });
    await this.#current;
  }

  async stop(): Promise<number | string> {
    return (await this.#current).end('SIGTERM');
  }
}
