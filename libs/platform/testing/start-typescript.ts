import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll } from '@jest/globals';

/** A process of its own that can be killed. */
export interface Started {
  /** The lines it has written completely so far. */
  lines(): readonly string[];
  /** Resolves when it has written so many lines; throws when it ended before. */
  written(count: number): Promise<void>;
  /** Ends it without warning; resolves when it is gone and all it wrote has been read. */
  kill(): Promise<void>;
}

const kills: (() => Promise<void>)[] = [];
afterAll(() => Promise.all(kills.map((kill) => kill())));

const hook = new URL('typescript-hook.mjs', import.meta.url).href;

/** Runs a TypeScript file of this repository from source in a process of its own, which does not outlive the spec file. */
export function startTypeScript(script: URL, args: readonly string[] = []): Started {
  const flags = ['--conditions=rma-source', '--experimental-transform-types', '--disable-warning=ExperimentalWarning', '--import', hook];
  const child = spawn(process.execPath, [...flags, fileURLToPath(script), ...args], { stdio: ['pipe', 'pipe', 'inherit'] });
  const closed = once(child, 'close');
  let text = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
  const kill = async () => {
    child.kill('SIGKILL');
    await closed;
  };
  kills.push(kill);
  const lines = () => text.split('\n').slice(0, -1);
  return {
    lines,
    written: async (count) => {
      while (lines().length < count) {
        if (child.exitCode !== null) throw new Error(`${script.pathname} ended with ${child.exitCode} after ${lines().length} lines.`);
        await sleep(10);
      }
    },
    kill,
  };
}
