import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readIfThere, root } from './project.mjs';
import { announced, run } from './run.mjs';

const stamp = join(root, 'node_modules', '.rma-installed');
const bundledNode = join(root, 'node_modules', '.bin', 'node');
const bringsNode = process.platform === 'linux' && ['x64', 'arm64'].includes(process.arch);

export function isInstalled() {
  return readIfThere(stamp) === wanted();
}

/** Exactly what the lock says. The stamp goes first and comes last, so a failed install is never taken for a good one. */
export async function install() {
  if (!bringsNode) refuseOldNode(process.versions.node);
  rmSync(stamp, { force: true });
  await announced('installing packages (the first time takes about 30 s)', () =>
    run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], { output: 'none' }),
  );
  if (bringsNode) refuseOldNode(spawnSync(bundledNode, ['-p', 'process.versions.node'], { encoding: 'utf8' }).stdout?.trim() ?? '');
  writeFileSync(stamp, wanted());
}

/** The lock's hash and the platform: packages differ by platform, and a folder may be shared between two. */
function wanted() {
  const hash = createHash('sha256').update(readFileSync(join(root, 'package-lock.json')));
  return `${hash.digest('hex')} ${process.platform}-${process.arch}`;
}

function refuseOldNode(version) {
  const range = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).engines.node;
  const [major, minor] = range.replace('>=', '').split('.').map(Number);
  const [foundMajor = 0, foundMinor = 0] = version.split('.').map(Number);
  if (foundMajor > major || (foundMajor === major && foundMinor >= minor)) return;
  throw new Error(
    `Node ${range} is needed here and ${version || 'none that runs'} was found: install it from https://nodejs.org and try again`,
  );
}
