import { spawnSync } from 'node:child_process';
import { writeSync } from 'node:fs';
import { NO_STREAM } from '../port.js';
import { openSqliteEventStore } from '../sqlite/index.js';
import { envelope } from './envelopes.js';

/**
 * Appends in groups, one after the other, and writes `answered <n>` when all of a group have their answer. Given a file for it, runs
 * itself under strace, which writes there every sync and every write.
 */
const [, script = '', file = '', trace] = process.argv;
const GROUPS = 20;
const CALLERS = 16;

if (trace !== undefined) {
  const traced = ['-f', '-y', '-e', 'trace=fsync,fdatasync,sync_file_range,write', '-o', trace, process.execPath, ...process.execArgv];
  const { status } = spawnSync('strace', [...traced, script, file], { stdio: 'inherit' });
  if (status === 0) writeSync(1, 'traced\n');
  process.exit(status ?? 1);
}

const store = openSqliteEventStore(file);
for (let group = 0; group <= GROUPS; group += 1) {
  const appends = Array.from({ length: CALLERS }, (_, caller) => store.append(`rma-${group}-${caller}`, NO_STREAM, [envelope()]));
  await Promise.all(appends);
  writeSync(1, `answered ${group}\n`);
}
process.exit(0);
