import { existsSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, jest } from '@jest/globals';
import { temporaryDirectory } from '#rma/platform/testing';
import { type Ran, runBuilt, startBuilt } from '../../test/durability/built-program.js';
import { startServiceProcess } from '../../test/durability/service-process.js';
import { Client } from '../../test/support/client.js';

jest.setTimeout(60_000); // every run is a process of its own

const dataDir = temporaryDirectory();
const rmactl = (...args: readonly string[]): Promise<Ran> => runBuilt('apps/rmactl/main.js', args, { DATA_DIR: dataDir });
const refusal = (stderr: unknown) => ({ code: 1, stdout: '', stderr });
const created = /^(\S{36}) {2}(\w+)\n(rma_\S+)\n\(shown this once; keep it safe\)\n$/;
let service = await startServiceProcess({ dataDir });
const statusWith = async (key: string) => (await new Client(service.url, key).get('/v1/rmas')).status;

async function create(...args: readonly string[]): Promise<{ readonly id: string; readonly key: string }> {
  const { code, stdout, stderr } = await rmactl('keys', 'create', ...args);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  const [, id = '', role, key = ''] = created.exec(stdout) ?? [];
  expect(role).toBe(args[0]);
  return { id, key };
}

describe('rmactl keys, while the service runs', () => {
  it('makes a key that opens at once, lists it without what opens, and ends it at once', async () => {
    const { id, key } = await create('agent', '--note', 'Mei, support desk');
    expect(await statusWith(key)).toBe(200);
    const { stdout } = await rmactl('keys', 'list');
    expect(stdout).toMatch(new RegExp(`${id} │ agent +│ +│ Mei, support desk │ \\S+ │ +│`));
    expect(stdout).not.toContain(key);
    expect(await rmactl('keys', 'revoke', id)).toEqual({ code: 0, stdout: `Key ${id} is revoked.\n`, stderr: '' });
    expect(await statusWith(key)).toBe(401);
  });

  it('makes a key for one buyer', async () => {
    const { key } = await create('reseller', '--buyer-id', 'R-7', '--note', 'Jade Electronics');
    expect(await statusWith(key)).toBe(200);
  });

  it('refuses what cannot be with one sentence that names it', async () => {
    const [role, buyer, note, id, option] = await Promise.all([
      rmactl('keys', 'create', 'king', '--note', 'x'),
      rmactl('keys', 'create', 'consumer', '--note', 'x'),
      rmactl('keys', 'create', 'agent', '--note', ''),
      rmactl('keys', 'revoke', 'nobody'),
      rmactl('keys', 'create', 'agent'),
    ]);
    expect(role).toEqual(refusal(expect.stringMatching(/^role: .*"admin".*\n$/)));
    expect(buyer).toEqual(refusal(expect.stringMatching(/^buyerId: .*\n$/)));
    expect(note).toEqual(refusal(expect.stringMatching(/^note: .*\n$/)));
    expect(id).toEqual(refusal('There is no such key.\n'));
    expect(option).toEqual(refusal(expect.stringMatching(/^error: required option '--note <text>' not specified\n/)));
  });
});

describe('rmactl keys, while no service runs', () => {
  it('works all the same, also after one was killed, and leaves none behind', async () => {
    await service.end('SIGKILL');
    expect(existsSync(join(dataDir, 'service.json'))).toBe(true);
    const { id, key } = await create('auditor', '--note', 'Ms Lee');
    expect(existsSync(join(dataDir, 'service.json'))).toBe(false);
    service = await startServiceProcess({ dataDir });
    expect(await statusWith(key)).toBe(200);
    await service.end('SIGTERM');
    expect((await rmactl('keys', 'list')).stdout).toContain(id);
  });

  it('keeps everything for its owner alone', () => {
    const modes = readdirSync(dataDir).map((name) => [name, statSync(join(dataDir, name)).mode & 0o077]);
    expect(modes.length).toBeGreaterThan(4);
    expect(modes.filter(([, mode]) => mode !== 0)).toEqual([]);
  });

  it('ends the service it started when it is told to end', async () => {
    const one = startBuilt('apps/rmactl/main.js', ['keys', 'list'], { DATA_DIR: dataDir });
    while (!existsSync(join(dataDir, 'lock.db-journal')) && !existsSync(join(dataDir, 'events.db-wal'))) await new Promise(setImmediate);
    expect([0, 1]).toContain(await one.end('SIGTERM')); // it may have been done already
    service = await startServiceProcess({ dataDir }); // which none could, were the other still there
    expect(await service.end('SIGTERM')).toBe(0);
  });

  it('says in one sentence what stands in its way', async () => {
    const none = temporaryDirectory();
    const run = (env: Readonly<Record<string, string>>) => runBuilt('apps/rmactl/main.js', ['keys', 'list'], { DATA_DIR: none, ...env });
    const [missing, setting] = await Promise.all([run({}), run({ LOG_LEVEL: 'loud' })]);
    expect(missing).toEqual(refusal(`There is no installation in ${none}: DATA_DIR names its directory, npm start makes one.\n`));
    expect(setting).toEqual(refusal('LOG_LEVEL must be one of fatal, error, warn, info, debug, trace, silent.\n'));
    expect(readdirSync(none)).toEqual([]);

    writeFileSync(join(dataDir, 'service.json'), '{');
    const unreadable = 'holds a service.json that cannot be read; delete it if no service is running';
    expect(await rmactl('keys', 'list')).toEqual(refusal(`The data directory ${dataDir} ${unreadable}.\n`));
  });
});

describe('rmactl, asked for nothing it knows', () => {
  it('tells what it can do', async () => {
    const [nothing, unknown] = await Promise.all([rmactl(), rmactl('destroy')]);
    for (const told of [nothing, unknown])
      expect(told).toEqual(refusal(expect.stringMatching(/Usage: rmactl[^]*verify[^]*subjects[^]*keys/)));
    expect(unknown.stderr).toMatch(/^error: unknown command 'destroy'\n/);
  });
});
