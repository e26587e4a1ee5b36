import { spawn } from 'node:child_process';
import { delimiter, join } from 'node:path';
import { root } from './project.mjs';

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
const env = { ...process.env, PATH: join(root, 'node_modules', '.bin') + delimiter + process.env.PATH };

/** Runs a program to its end. `output` 'stderr' keeps our own standard output clean for whoever pipes it. */
export function run(command, args, { output } = { output: 'stderr' }) {
  return new Promise((resolve, reject) => {
    const stdout = output === 'none' ? 'ignore' : 2;
    const child = spawn(command, args, { cwd: root, env, stdio: ['ignore', stdout, 2], shell: process.platform === 'win32' });
    // Our own end waits for the child's, so that whoever holds the lock never leaves a child at work behind it.
    const forward = (signal) => child.kill(signal);
    for (const signal of signals) process.on(signal, forward);
    const done = (settle) => {
      for (const signal of signals) process.off(signal, forward);
      settle();
    };
    child.once('error', (error) => done(() => reject(error)));
    child.once('exit', (code, signal) =>
      done(() => (code === 0 ? resolve() : reject(new Error(`${command} ${args[0]} ended with ${signal ?? `exit code ${code}`}`)))),
    );
  });
}

/** Says that something long goes on and, at its end, how long it took. */
export async function announced(sentence, work) {
  const started = Date.now();
  const seconds = () => `${((Date.now() - started) / 1000).toFixed(1)} s`;
  console.error(`${sentence}…`);
  await work();
  console.error(`${sentence}: done in ${seconds()}`);
}
