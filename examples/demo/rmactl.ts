import { spawnSync } from 'node:child_process';
import { eventStoreOf } from './event-store.js';
import { programs } from './programs.js';
import { expectThere, Unexpected } from './unexpected.js';

/** Runs the operator's command line on a data directory; what it says, and whether it found nothing wrong. */
export function rmactl(dataDir: string, ...args: readonly string[]): { readonly isFine: boolean; readonly said: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [programs.rmactl, ...args], {
    env: { PATH: process.env['PATH'], DATA_DIR: dataDir, ...eventStoreOf(dataDir) },
    encoding: 'utf8',
  });
  return { isFine: status === 0, said: `${stdout}${stderr}`.trim() };
}

/** What `verify` says of a data directory in which nothing is wrong. Throws Unexpected where something is. */
export function verified(dataDir: string): string {
  const { isFine, said } = rmactl(dataDir, 'verify');
  if (!isFine) throw new Unexpected(`rmactl verify finds something wrong:\n${said}`);
  return expectThere('What was verified', /^Verified: .*$/m.exec(said)?.[0]);
}
