import { writeSync } from 'node:fs';
import { CommandRunner } from '../runner/command-runner.js';
import { openSqliteEventStore } from '../sqlite/index.js';
import { asking, jar, type JarCommand } from './jar.js';

/** A process that runs one command and is gone right before, or right after, its events are stored: never answered. */
const [file = '', moment = '', jarId = '', commandId = '', command = ''] = process.argv.slice(2);

const store = openSqliteEventStore(file);
const append = store.append.bind(store);
store.append = async (...args) => {
  if (moment === 'after') await append(...args);
  writeSync(1, 'gone\n');
  process.kill(process.pid, 'SIGKILL');
  return new Promise(() => {});
};
await new CommandRunner(store).execute(jar, jarId, asking(commandId), (now) => ({ ...(JSON.parse(command) as JarCommand), now }));
