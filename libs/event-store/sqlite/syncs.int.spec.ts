import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { startTypeScript, temporaryDirectory } from '#rma/platform/testing';

const canTrace = spawnSync('strace', ['-e', 'trace=none', 'true']).status === 0;
const required = process.env['REQUIRE_SERVICES'] === '1';
if (!canTrace && !required) process.stderr.write('SKIPPED, NOT PROVEN: one sync a group. Install strace (apt-get install strace).\n');

/** Per group the files that were synced before its callers were answered; the first group is left out, for it opens the file. */
function syncsBeforeEachAnswer(trace: string): readonly (readonly string[])[] {
  const groups: string[][] = [[]];
  for (const line of trace.split('\n')) {
    const synced = /\b(?:fsync|fdatasync|sync_file_range)\(\d+<(?<file>[^>]+)>/.exec(line)?.groups?.['file'];
    if (synced !== undefined) groups.at(-1)?.push(synced);
    if (/\bwrite\(1<.*"answered \d+/.test(line)) groups.push([]);
  }
  return groups.slice(1, -1);
}

(canTrace || required ? describe : describe.skip)('a group of appends', () => {
  it('is synced to the disk exactly once, before anyone is answered', async () => {
    const folder = temporaryDirectory();
    const [file, trace] = [join(folder, 'events.db'), join(folder, 'trace')];
    await startTypeScript(new URL('../testing/append-in-groups.ts', import.meta.url), [file, trace]).written(22);
    expect(syncsBeforeEachAnswer(readFileSync(trace, 'utf8'))).toEqual(Array.from({ length: 20 }, () => [`${file}-wal`]));
  }, 30_000);
});
