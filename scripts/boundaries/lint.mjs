import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { root } from '../project.mjs';

/** What the linter reports of some files of a tree, by rule. */
export function lint(tree, files) {
  const bin = join(root, 'node_modules', '.bin', 'oxlint');
  const { stdout, stderr } = spawnSync(bin, ['--config', '.oxlintrc.json', '--format', 'json', ...files], {
    cwd: tree,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  if (!stdout) throw new Error(`oxlint failed: ${stderr}`);
  return JSON.parse(stdout).diagnostics.map(({ code, filename }) => ({ rule: code.replace(/^.*\((.*)\)$/, '$1'), from: filename }));
}
