import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readIfThere, root } from './project.mjs';
import { announced, run } from './run.mjs';

const dist = join(root, 'dist');
const previous = join(root, '.dist-previous');
const stampOf = (folder) => join(folder, '.rma-built');
const settings = ['package-lock.json', 'package.json', 'tsconfig.json', 'tsconfig.build.json'];
const folders = ['apps', 'bench', 'examples', 'libs', 'test'];

export function isBuilt() {
  return readIfThere(stampOf(dist)) === sourcesHash();
}

/**
 * Compiles everything into a folder of its own and puts that in the place of `dist` only when it is whole: an
 * interrupted or failed build leaves the last good one, and nothing of a deleted source stays behind.
 */
export async function build() {
  const hash = sourcesHash();
  for (const left of readdirSync(root).filter((name) => name.startsWith('.dist-'))) remove(join(root, left));
  // A name of its own: the compiler of a killed build may still be writing.
  const next = join(root, `.dist-next-${process.pid}`);
  await announced('building', () => run('node', ['node_modules/typescript7/bin/tsc', '-p', 'tsconfig.build.json', '--outDir', next]));
  writeFileSync(stampOf(next), hash);
  if (existsSync(dist)) renameSync(dist, previous);
  renameSync(next, dist);
  remove(previous);
}

function remove(folder) {
  rmSync(folder, { recursive: true, force: true });
}

function sourcesHash() {
  const hash = createHash('sha256');
  for (const file of [...settings, ...sources()])
    hash
      .update(`${file}\0`)
      .update(readFileSync(join(root, file)))
      .update('\0');
  return hash.digest('hex');
}

function sources() {
  return folders
    .filter((folder) => existsSync(join(root, folder)))
    .flatMap((folder) => readdirSync(join(root, folder), { recursive: true }).map((file) => join(folder, file)))
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.spec.ts') && !file.includes('node_modules'))
    .sort((a, b) => (a < b ? -1 : 1));
}
