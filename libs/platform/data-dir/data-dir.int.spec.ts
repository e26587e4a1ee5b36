import { existsSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { startTypeScript, temporaryDirectory } from '../testing/index.js';
import { DataDirError, openDataDir } from './data-dir.js';

const root = temporaryDirectory();
const holder = new URL('../testing/hold-data-dir.ts', import.meta.url);

describe('a data directory', () => {
  it('is created for its owner alone', () => {
    const path = join(root, 'new', 'data');
    const dataDir = openDataDir(path);
    expect(statSync(path).mode & 0o777).toBe(0o700);
    expect(dataDir.file('events.db')).toBe(join(path, 'events.db'));
    dataDir.close();
  });

  it('is not created for one who only wants to look at it', () => {
    const path = join(root, 'missing');
    expect(() => openDataDir(path, { create: false })).toThrow(`The data directory ${path} does not exist.`);
    expect(existsSync(path)).toBe(false);
  });

  it('belongs to one at a time, also within one process, until it is closed', () => {
    const path = join(root, 'shared');
    const first = openDataDir(path);
    expect(() => openDataDir(path)).toThrow(DataDirError);
    first.close();
    openDataDir(path).close();
  });

  it('is refused by name while another process has it, and free as soon as that is killed', async () => {
    const path = join(root, 'killed');
    const other = startTypeScript(holder, [path]);
    await other.written(1);
    let refusal: unknown;
    try {
      openDataDir(path);
    } catch (error) {
      refusal = error;
    }
    expect(refusal).toMatchObject({
      name: 'DataDirError',
      inUse: true,
      message: `The data directory ${path} is in use by another process.`,
    });
    await other.kill();
    openDataDir(path).close();
  });

  it('stops with the reason when the path is a file', () => {
    const path = join(root, 'file');
    writeFileSync(path, '');
    expect(() => openDataDir(path)).toThrow(`The data directory ${path} cannot be created (EEXIST`);
  });

  it('stops with the reason when its lock is no lock', () => {
    const path = join(root, 'odd');
    openDataDir(path).close();
    writeFileSync(join(path, 'lock.db'), 'this was never a lock file, and it is long enough to be read as something else');
    expect(() => openDataDir(path)).toThrow(`The data directory ${path} cannot be locked (file is not a database).`);
  });

  it('forgets what a killed service announced', () => {
    const path = join(root, 'stale');
    openDataDir(path).close();
    writeFileSync(join(path, 'service.json'), '{}');
    openDataDir(path).close();
    expect(existsSync(join(path, 'service.json'))).toBe(false);
  });
});
