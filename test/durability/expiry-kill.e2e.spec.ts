import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { temporaryDirectory } from '#rma/platform/testing';
import { recorded } from '../support/orders.js';
import { issued } from '../support/returns.js';
import { beginServiceProcess, makeKeys, staffAt, startServiceProcess } from './service-process.js';
import { freshOrder } from './situations.js';
import { storedEvents } from './stored-events.js';

const program = 'test/durability/days-later.js';
const returns = 3;
/** Right after a case has expired, and right after its units were released. */
const deaths = [1, 2];

/** Returns that were issued today, in a data directory whose service has ended. */
async function awaited(): Promise<string> {
  const dataDir = temporaryDirectory();
  const service = await startServiceProcess({ dataDir });
  const staff = staffAt(service.url, await makeKeys(service.url));
  for (let made = 0; made < returns; made += 1) await issued(staff, await recorded(staff.system, freshOrder()));
  await service.end('SIGTERM');
  return dataDir;
}

const countOf = (dataDir: string, type: string) => storedEvents(dataDir).events.filter((event) => event.type === type).length;

describe.each(deaths)('a service killed after append %i of the expiries of a night', (appends) => {
  it('is followed by one that fires the rest, each deadline once', async () => {
    const dataDir = await awaited();
    const dying = beginServiceProcess({ dataDir, program, args: ['32', String(appends)] });
    expect(await dying.ended).toBe('SIGKILL');
    const expiredBefore = countOf(dataDir, 'RmaExpired');
    expect(expiredBefore).toBeGreaterThan(0);
    expect(expiredBefore).toBeLessThan(returns);

    const next = await startServiceProcess({ dataDir, program, args: ['32'] });
    while (countOf(dataDir, 'UnitsReleased') < returns) await sleep(50);
    await sleep(500);
    await next.end('SIGKILL');
    const { events, breaks } = storedEvents(dataDir);
    expect(breaks).toEqual([]);
    const ends = events.filter(({ type }) => type === 'RmaExpired' || type === 'UnitsReleased');
    expect(ends.map(({ type }) => type).toSorted()).toEqual([
      ...Array(returns).fill('RmaExpired'),
      ...Array(returns).fill('UnitsReleased'),
    ]);
    expect(new Set(ends.map(({ stream }) => stream)).size).toBe(2 * returns);
  }, 120_000);
});
