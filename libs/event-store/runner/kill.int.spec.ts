import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { startTypeScript, temporaryDirectory } from '#rma/platform/testing';
import { openRawEvents } from '../sqlite/raw-rows.js';
import { openSqliteEventStore } from '../sqlite/index.js';
import { MemoryEventStore } from '../testing/index.js';
import { asking, jar, type JarCommand } from '../testing/jar.js';
import { verifyChain } from '../verify.js';
import { CommandRunner } from './command-runner.js';

const now = '2026-03-01T09:00:00.000Z';
const before: JarCommand = { kind: 'put', coins: 3, now };
const commands: readonly JarCommand[] = [{ kind: 'put', coins: 3, now, oneByOne: true }, { kind: 'take', coins: 2 }, { kind: 'close' }];

/** A file with one event, on which another process was killed around the append of its command. */
async function killed(moment: 'before' | 'after', command: JarCommand): Promise<string> {
  const file = join(temporaryDirectory(), 'events.db');
  const store = openSqliteEventStore(file);
  await new CommandRunner(store).execute(jar, '1', asking('c0'), () => before);
  await store.close();
  const child = startTypeScript(new URL('../testing/die-around-append.ts', import.meta.url), [
    file,
    moment,
    '1',
    'c1',
    JSON.stringify(command),
  ]);
  await child.written(1);
  await child.kill();
  return file;
}

/** The answer that the killed process owed. */
async function owed(command: JarCommand) {
  const runner = new CommandRunner(new MemoryEventStore());
  await runner.execute(jar, '1', asking('c0'), () => before);
  return runner.execute(jar, '1', asking('c1'), () => command);
}

function isUnbroken(file: string): boolean {
  const raw = openRawEvents(file);
  const { breaks } = verifyChain(raw.rows(), () => {});
  raw.close();
  return breaks === 0;
}

describe('a process killed between append and answer', () => {
  it.each(commands)('owes an answer that the same command gets after the restart, and nothing is written: $kind', async (command) => {
    const file = await killed('after', command);
    const store = openSqliteEventStore(file);
    const head = await store.head({});
    const outcome = await new CommandRunner(store).execute(jar, '1', asking('c1'), () => command);
    expect(outcome).toEqual({ ...(await owed(command)), position: head, repeated: true });
    expect(await store.head({})).toBe(head);
    await store.close();
    expect(isUnbroken(file)).toBe(true);
  });
});

describe('a process killed before its append', () => {
  it.each(commands)('has written nothing, and the same command is taken after the restart: $kind', async (command) => {
    const file = await killed('before', command);
    const store = openSqliteEventStore(file);
    const outcome = await new CommandRunner(store).execute(jar, '1', asking('c1'), () => command);
    expect(outcome).toEqual({ ...(await owed(command)), position: await store.head({}), repeated: false });
    await store.close();
    expect(isUnbroken(file)).toBe(true);
  });
});
