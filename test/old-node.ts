import { describe } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { delimiter, join } from 'node:path';
import { isSupported } from '#rma/platform/node-version';

const oldNode = findOldNode();

/** A `describe` for what happens under a Node that is too old; skipped, and named at the end, where the PATH has none. */
export function describeOnOldNode(name: string, tests: (oldNode: string) => void): void {
  if (oldNode === undefined) describe.skip(`${name} (no old Node on this machine)`, () => tests(''));
  else describe(name, () => tests(oldNode));
}

function findOldNode(): string | undefined {
  const candidates = (process.env['PATH'] ?? '').split(delimiter).map((folder) => join(folder, 'node'));
  return candidates.find((node) => {
    const { status, stdout } = spawnSync(node, ['-p', 'process.versions.node'], { encoding: 'utf8' });
    return status === 0 && !isSupported(stdout);
  });
}
