import { describe, expect, it, jest } from '@jest/globals';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryDirectory } from '#rma/platform/testing';
import { runBuilt, startBuilt } from './durability/built-program.js';
import { Client } from './support/client.js';

jest.setTimeout(60_000); // every start is a process of its own

const program = 'apps/standalone/main.js';
const start = (env: Readonly<Record<string, string>>) => startBuilt(program, [], { PORT: '0', ...env });
const run = (env: Readonly<Record<string, string>>) =>
  runBuilt(program, [], { PORT: '0', DATA_DIR: join(temporaryDirectory(), 'data'), ...env });
const ready = /RMA is ready at (http:\/\/\S+)\n/;
const keyIn = (text: string) => text.match(/rma_[A-Za-z0-9_-]{43}/g) ?? [];

describe('the first start', () => {
  it('tells one admin key, once and never again, and keeps it nowhere', async () => {
    const dataDir = join(temporaryDirectory(), 'data');
    const first = start({ DATA_DIR: dataDir });
    const [, url = ''] = await first.said(ready);
    await first.said(/keep it safe/);
    const [key = '', ...others] = keyIn(first.output());
    expect(others).toEqual([]);
    expect((await new Client(url, key).get('/v1/keys')).status).toBe(200);
    expect(await first.end('SIGTERM')).toBe(0);

    const second = start({ DATA_DIR: dataDir });
    const [, again = ''] = await second.said(ready);
    expect((await new Client(again, key).get('/v1/keys')).status).toBe(200);
    expect(await second.end('SIGINT')).toBe(0);
    expect(keyIn(second.output())).toEqual([]);
    for (const file of ['operations.db', 'operations.db-wal']) {
      const path = join(dataDir, file);
      expect(existsSync(path) && readFileSync(path).includes(key)).toBe(false);
    }
  });

  it('takes the key it was given, which later starts cannot change', async () => {
    const dataDir = join(temporaryDirectory(), 'data');
    const [given, later] = ['a-key-of-24-characters-or-more', 'another-key-of-24-characters'];
    const first = start({ DATA_DIR: dataDir, BOOTSTRAP_ADMIN_KEY: given });
    const [, url = ''] = await first.said(ready);
    expect((await new Client(url, given).get('/v1/keys')).status).toBe(200);
    await first.end('SIGTERM');
    expect(first.output()).not.toContain(given);
    expect(keyIn(first.output())).toEqual([]);

    const second = start({ DATA_DIR: dataDir, BOOTSTRAP_ADMIN_KEY: later });
    const [, again = ''] = await second.said(ready);
    expect((await new Client(again, later).get('/v1/keys')).status).toBe(401);
    expect((await new Client(again, given).get('/v1/keys')).status).toBe(200);
    await second.end('SIGTERM');
  });
});

describe('a wrong setting', () => {
  const missing = join(temporaryDirectory(), 'none');
  const file = join(temporaryDirectory(), 'file');
  writeFileSync(file, '');

  it('stops the start with one sentence that names it', async () => {
    const wrong: readonly (readonly [name: string, value: string, told: string])[] = [
      ['PORT', '65536', 'PORT must be'],
      ['HOST', '203.0.113.1', 'HOST 203.0.113.1 is no address of this machine.'],
      ['DATA_DIR', join(file, 'below'), file],
      ['EVENT_STORE_URL', 'postgres://localhost:2113', 'EVENT_STORE_URL must be'],
      ['EVENT_STORE_URL', 'esdb://localhost:2113', 'EVENT_STORE_URL must name a user and a password'],
      ['EVENT_STORE_URL', 'esdb://127.0.0.1:1?tls=false', 'The event store that EVENT_STORE_URL names cannot be used'],
      ['BOOTSTRAP_ADMIN_KEY', 'short', 'BOOTSTRAP_ADMIN_KEY must be'],
      ['POLICY_DIR', missing, missing],
    ];
    const ran = await Promise.all(wrong.map(([name, value]) => run({ [name]: value })));

    for (const [index, { code, stdout, stderr }] of ran.entries()) {
      expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
      expect(stderr.trim().split('\n')).toEqual([expect.stringContaining(wrong[index]?.[2] ?? '')]);
    }
  });

  it('is not printed where it is a secret', async () => {
    expect((await run({ BOOTSTRAP_ADMIN_KEY: 'my secret key with spaces in it' })).stderr).not.toContain('my secret');
  });
});

describe('one data directory', () => {
  it('serves one service at a time', async () => {
    const dataDir = join(temporaryDirectory(), 'data');
    const first = start({ DATA_DIR: dataDir });
    const [, url = ''] = await first.said(ready);
    const { code, stderr } = await run({ DATA_DIR: dataDir });

    expect(code).toBe(1);
    expect(stderr).toBe(`The data directory ${dataDir} is in use by another process.\n`);
    expect((await fetch(`${url}/openapi.json`)).status).toBe(200);
    expect(await first.end('SIGTERM')).toBe(0);
    const next = start({ DATA_DIR: dataDir });
    await next.said(ready);
  });

  it('is refused where its stores are not of one installation', async () => {
    const dirs = [0, 1].map((n) => join(temporaryDirectory(), `data-${n}`));
    await Promise.all(
      dirs.map(async (DATA_DIR) => {
        const service = start({ DATA_DIR });
        await service.said(ready);
        await service.end('SIGTERM');
      }),
    );
    const [one = '', other = ''] = dirs;
    const mixed = join(temporaryDirectory(), 'mixed');
    mkdirSync(mixed);
    for (const name of ['events.db', 'operations.db']) writeFileSync(join(mixed, name), readFileSync(join(one, name)));
    writeFileSync(join(mixed, 'keys.db'), readFileSync(join(other, 'keys.db')));
    const { code, stderr } = await run({ DATA_DIR: mixed });

    expect(code).toBe(1);
    expect(stderr.trim().split('\n')).toEqual([expect.stringContaining('keys.db')]);
  });
});

describe('a port that is taken', () => {
  it('stops the start with one sentence, and the first key is still told by the start that succeeds', async () => {
    const first = start({ DATA_DIR: join(temporaryDirectory(), 'data') });
    const [, url = ''] = await first.said(ready);
    const { port } = new URL(url);
    const dataDir = join(temporaryDirectory(), 'data');

    expect(await run({ PORT: port, DATA_DIR: dataDir })).toEqual({ code: 1, stdout: '', stderr: `PORT ${port} is taken on 127.0.0.1.\n` });
    const next = start({ DATA_DIR: dataDir });
    await next.said(/admin key {2}rma_/);
  });
});
