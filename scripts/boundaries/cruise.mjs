import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../project.mjs';

/** Holds a tree with the layout of this project against the import rules: its modules, and the violations found. */
export function cruise(tree) {
  const folders = ['apps', 'bench', 'examples', 'libs', 'test'].filter((folder) => existsSync(join(tree, folder)));
  const bin = join(root, 'node_modules', '.bin', 'depcruise');
  const { stdout, stderr, status } = spawnSync(bin, ['--config', '.dependency-cruiser.cjs', '-T', 'json', ...folders], {
    cwd: tree,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    shell: process.platform === 'win32',
  });
  if (status !== 0) throw new Error(`dependency-cruiser failed: ${stderr}${stdout.slice(0, 2_000)}`);
  const { modules, summary } = JSON.parse(stdout);
  return {
    sources: modules.map((module) => module.source),
    violations: summary.violations.map(({ rule, from, to }) => ({ rule: rule.name, from, to })),
    rules: summary.ruleSetUsed.forbidden,
  };
}
