import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll } from '@jest/globals';
import { projectRoot } from '#rma/platform';

/** A program of `dist` in a process of its own, which does not outlive the spec file. */
export interface BuiltProgram {
  /** All it has written so far, to both outputs. */
  output(): string;
  /** Resolves with the first match in what it writes; throws when it ends without one. */
  said(pattern: RegExp): Promise<RegExpExecArray>;
  /** Resolves when it is gone and all it wrote was read: its exit code, or the signal that ended it. */
  readonly ended: Promise<number | NodeJS.Signals>;
  end(signal: NodeJS.Signals): Promise<number | NodeJS.Signals>;
}

export interface Ran {
  readonly code: number | NodeJS.Signals;
  readonly stdout: string;
  readonly stderr: string;
}

type Environment = Readonly<Record<string, string>>;

const endings: (() => unknown)[] = [];
afterAll(() => Promise.all(endings.map((end) => end())));

/** Ends a process with the one that started it, however that ends. */
const endWithParent = `data:text/javascript,process.stdin.on('end',()=>process.exit()).resume().unref()`;

function spawnBuilt(program: string, args: readonly string[], env: Environment) {
  const file = join(projectRoot, 'dist', program);
  if (!existsSync(file)) throw new Error(`There is no ${file}: npm run build makes it.`);
  const child = spawn(process.execPath, ['--import', endWithParent, file, ...args], { env: { PATH: process.env['PATH'], ...env } });
  const closed = once(child, 'close').then(([code, signal]: unknown[]) => (code ?? signal) as number | NodeJS.Signals);
  endings.push(() => {
    child.kill('SIGKILL');
    return closed;
  });
  return { child, closed };
}

export function startBuilt(program: string, args: readonly string[], env: Environment): BuiltProgram {
  const { child, closed } = spawnBuilt(program, args, env);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (chunk: string) => (output += chunk));
  let isGone = false;
  const ended = closed.finally(() => (isGone = true));
  return {
    output: () => output,
    said: async (pattern) => {
      for (;;) {
        const wasGone = isGone;
        const match = pattern.exec(output);
        if (match) return match;
        if (wasGone) throw new Error(`${program} ended without saying ${String(pattern)}:\n${output}`);
        await sleep(5);
      }
    },
    ended,
    end: (signal) => {
      child.kill(signal);
      return ended;
    },
  };
}

/** Runs a program of `dist` to its end. */
export async function runBuilt(program: string, args: readonly string[], env: Environment): Promise<Ran> {
  const { child, closed } = spawnBuilt(program, args, env);
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => (stdout += chunk));
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => (stderr += chunk));
  return { code: await closed, stdout, stderr };
}
