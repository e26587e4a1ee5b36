import { describe, expect, it, jest } from '@jest/globals';
import { temporaryDirectory } from '#rma/platform/testing';
import type { BuiltProgram } from './built-program.js';
import { appendsOf, deathOf, lifeOf, prepare } from './cut-life.js';
import { beginServiceProcess, makeKeys, staffAt, startServiceProcess } from './service-process.js';
import { send, situations } from './situations.js';
import { storedEvents } from './stored-events.js';
import { answered, told } from './told.js';

jest.setTimeout(60_000); // the last of the processes starts within a test

const dataDir = temporaryDirectory();
const dying = { dataDir, program: 'test/durability/cut-off.js', args: ['1'] };
const longest = Math.max(...situations.map(({ appends }) => appends));
const situation = situations.find(({ appends }) => appends === longest);
if (!situation) throw new Error('There are no commands.');

const first = await startServiceProcess(dying);
const keys = await makeKeys(first.url);
const { whole, leftAlone } = await prepare(staffAt(first.url, keys), { situation, after: 1 });
const unanswered = send(staffAt(first.url, keys), leftAlone.asked, leftAlone.key, leftAlone.correlationId).catch(() => 'nothing');

const lives = [await lifeOfOne(first)];
while (lives.length < longest) lives.push(await lifeOfOne(beginServiceProcess(dying)));

/** How a process ended, and how far it had brought the command. */
async function lifeOfOne(process: BuiltProgram) {
  const end = await deathOf(process);
  return { end, appends: appendsOf(storedEvents(dataDir).events, leftAlone) };
}

describe(`what ${longest} processes died of, each right after one more append`, () => {
  it('goes on from where the one before had come to', async () => {
    expect(await unanswered).toBe('nothing');
    expect(lives).toEqual(Array.from({ length: longest }, (_, index) => ({ end: 'SIGKILL', appends: index + 1 })));
  });

  it('is the same in the end as if nobody had died', async () => {
    const last = await startServiceProcess({ dataDir });
    const { events, breaks } = storedEvents(dataDir);
    expect(breaks).toEqual([]);
    expect(told(lifeOf(events, leftAlone))).toEqual(told(lifeOf(events, whole)));
    expect(answered(await send(staffAt(last.url, keys), leftAlone.asked, leftAlone.key))).toEqual(answered(whole.answer));
    expect(storedEvents(dataDir).events).toEqual(events);
  });
});
