import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from '@jest/globals';

const directories: string[] = [];
afterAll(() => {
  for (const directory of directories) rmSync(directory, { recursive: true, force: true });
});

/** A directory that is removed when the spec file that asked for it is done. */
export function temporaryDirectory(): string {
  const directory = mkdtempSync(join(tmpdir(), 'rma-'));
  directories.push(directory);
  return directory;
}
