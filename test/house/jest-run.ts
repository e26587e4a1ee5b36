import { spawnSync } from 'node:child_process';
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/** What a terminal shows of a jest run over some files, with our reporter; tests are the files named `*.test.js`. */
export function jestRun(files: Readonly<Record<string, string>>, env: Readonly<Record<string, string>> = {}): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'rma-jest-')));
  try {
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
    const reporters = ['default', resolve('scripts/closing-line-reporter.mjs')];
    writeFileSync(join(folder, 'package.json'), JSON.stringify({ type: 'module', jest: { transform: {}, reporters } }));
    const command = `"${process.execPath}" --experimental-vm-modules "${resolve('node_modules/jest/bin/jest.js')}" 2>&1`;
    return spawnSync('sh', ['-c', command], { cwd: folder, encoding: 'utf8', env: { ...process.env, ...env } }).stdout;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

export function lastLine(output: string): string | undefined {
  return output.trimEnd().split('\n').at(-1);
}
