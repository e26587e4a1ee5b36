import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { beforeAll, describe, expect, it, jest } from '@jest/globals';
import { temporaryDirectory } from '#rma/platform/testing';
import { type Ran, runBuilt } from '../../test/durability/built-program.js';
import { makeKeys, type ServiceProcess, staffAt, startServiceProcess } from '../../test/durability/service-process.js';
import { freshOrder } from '../../test/durability/situations.js';
import { aLine } from '../../test/support/orders.js';
import { type CaseAnswer, inspected, pathOf } from '../../test/support/returns.js';

jest.setTimeout(60_000); // every run is a process of its own

const verify = (dataDir: string, ...args: readonly string[]): Promise<Ran> =>
  runBuilt('apps/rmactl/main.js', ['verify', ...args], { DATA_DIR: dataDir });

const dataDir = temporaryDirectory();
const kept = { events: 10, streams: 4 };
let rma: CaseAnswer;
let stream: string;
let service: ServiceProcess;

beforeAll(async () => {
  service = await startServiceProcess({ dataDir });
  const staff = staffAt(service.url, await makeKeys(service.url));
  const order = freshOrder({ lines: [aLine({ itemsTotal: 9_000 })] });
  await staff.system.do('/v1/orders', order);
  rma = await inspected(staff, order, {}, [{ lineId: '1', quantity: 1 }]);
  stream = `rma-${rma.rmaId}`;
  await staff.agent.do(`${pathOf(rma)}/refund`, {});
});

/** A copy of the data directory in which somebody has changed something. */
function tampered(change: (database: Database.Database) => void): string {
  const copy = join(temporaryDirectory(), 'data');
  cpSync(dataDir, copy, { recursive: true });
  const database = new Database(join(copy, 'events.db'));
  change(database);
  database.close();
  return copy;
}

/** The lines of a table, but for its frame, as lists of their cells. */
const rowsOf = (stdout: string): readonly (readonly string[])[] =>
  stdout
    .split('\n')
    .filter((line) => line.startsWith('│'))
    .slice(1)
    .map((line) =>
      line
        .split('│')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );

describe('rmactl verify', () => {
  it('finds all as it was written, beside the service and after its end', async () => {
    const told = `Verified: ${kept.events} events in ${kept.streams} streams, every hash as it was written.\n`;
    expect(await verify(dataDir)).toEqual({ code: 0, stdout: told, stderr: '' });
    await service.end('SIGTERM');
    expect(await verify(dataDir)).toEqual({ code: 0, stdout: told, stderr: '' });
  });

  describe.each(['stream', 'id', 'type', 'data', 'metadata'])('a byte flipped in the %s of an event', (column) => {
    it('is located', async () => {
      const copy = tampered((database) => {
        const where = `stream = '${stream}' AND revision = 2`;
        const bytes = database.prepare<[], Buffer>(`SELECT CAST(${column} AS BLOB) FROM events WHERE ${where}`).pluck().get();
        if (!bytes) throw new Error('There is no such event.');
        bytes.writeUInt8((bytes.at(-2) ?? 0) ^ 1, bytes.length - 2);
        database.prepare(`UPDATE events SET ${column} = CAST(? AS TEXT) WHERE ${where}`).run(bytes);
      });
      const { code, stdout } = await verify(copy);
      expect(code).toBe(1);
      expect(stdout).toMatch(/\nBroken: \d+ places? in 10 events in [45] streams\.\n$/);
      expect(rowsOf(stdout)).toContainEqual([expect.stringContaining(stream.slice(0, -2)), '2', expect.any(String), expect.any(String)]);
    });
  });

  it.each([
    ['position', `UPDATE events SET position = 1000 WHERE stream LIKE 'rma-%' AND revision = 2`],
    ['revision', `UPDATE events SET revision = 258 WHERE stream LIKE 'rma-%' AND revision = 2`],
    ['kind', `UPDATE events SET kind = kind + 1 WHERE stream LIKE 'rma-%' AND revision = 2`],
    ['category', `UPDATE kinds SET category = 'rmb-' WHERE type = 'ItemReceived'`],
    ['type of a kind', `UPDATE kinds SET type = 'ItemRecalled' WHERE type = 'ItemReceived'`],
  ])('finds that a %s was changed', async (_, statement) => {
    const { code, stdout } = await verify(tampered((database) => database.exec(statement)));
    expect({ code, stdout }).toEqual({ code: 1, stdout: expect.stringContaining('Broken: ') });
    expect(rowsOf(stdout).length).toBeGreaterThan(0);
  });

  it('finds that an event was taken out of the middle', async () => {
    const copy = tampered((database) => database.exec(`DELETE FROM events WHERE stream = '${stream}' AND revision = 1`));
    const { code, stdout } = await verify(copy);
    expect(code).toBe(1);
    expect(rowsOf(stdout)).toContainEqual([stream, '2', 'revisionGap', 'an event before it is missing']);
    expect(rowsOf(stdout)).toContainEqual(['the total order', '', 'missingPlaces', expect.stringMatching(/^no event at (\d+) to \1$/)]);
  });

  it('looks at one stream alone where one is named', async () => {
    const copy = tampered((database) => database.exec(`UPDATE events SET data = '{}' WHERE stream LIKE 'rmaOrder-%'`));
    expect(await verify(copy, '--stream', stream)).toEqual({
      code: 0,
      stdout: 'Verified: 5 events in 1 stream, every hash as it was written.\n',
      stderr: '',
    });
    const order = (await verify(copy)).stdout.match(/rmaOrder-\S+/)?.[0] ?? '';
    expect((await verify(copy, '--stream', order)).code).toBe(1);
  });

  it('shows a name that was changed into commands for the terminal as text', async () => {
    const copy = tampered((database) =>
      database.exec(`UPDATE events SET stream = char(27) || '[2J' WHERE stream LIKE 'rma-%' AND revision = 2`),
    );
    const { stdout } = await verify(copy);
    expect(rowsOf(stdout)).toContainEqual(['\\u{1b}[2J', '2', expect.any(String), expect.any(String)]);
    expect(stdout).not.toContain('\u001b');
  });

  it('says in one sentence what it cannot look at', async () => {
    const none = join(temporaryDirectory(), 'none');
    expect(await verify(none)).toEqual({
      code: 1,
      stdout: '',
      stderr: `There are no events in ${none}: DATA_DIR names the directory of the installation.\n`,
    });
    expect(await verify(dataDir, '--stream', 'rma-nobody')).toEqual({
      code: 1,
      stdout: '',
      stderr: 'There is no stream rma-nobody; names begin with rma.\n',
    });
    const garbage = temporaryDirectory();
    writeFileSync(join(garbage, 'events.db'), 'this is no database, whatever its name says');
    expect(await verify(garbage)).toEqual({
      code: 1,
      stdout: '',
      stderr: `${join(garbage, 'events.db')} cannot be read as the events of an installation (file is not a database).\n`,
    });
  });
});
