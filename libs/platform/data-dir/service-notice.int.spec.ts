import { statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { temporaryDirectory } from '../testing/index.js';
import { openDataDir } from './data-dir.js';
import { announceService, readServiceNotice } from './service-notice.js';

const root = temporaryDirectory();
const at = '2026-03-01T09:00:00.000Z';

describe('a running service', () => {
  it('tells its own machine where it is, to the owner of the files alone', () => {
    const dataDir = openDataDir(join(root, 'a'));
    const { notice } = announceService(dataDir, 'http://127.0.0.1:3000', at);
    expect(readServiceNotice(dataDir.path)).toEqual({ url: 'http://127.0.0.1:3000', token: notice.token, pid: process.pid, startedAt: at });
    expect(statSync(dataDir.file('service.json')).mode & 0o777).toBe(0o600);
    dataDir.close();
  });

  it('knows its token, and a new one at every start', () => {
    const dataDir = openDataDir(join(root, 'b'));
    const first = announceService(dataDir, 'http://127.0.0.1:3000', at);
    const second = announceService(dataDir, 'http://127.0.0.1:3000', at);
    expect(second.isToken(second.notice.token)).toBe(true);
    expect(second.isToken(first.notice.token)).toBe(false);
    expect(second.isToken('')).toBe(false);
    dataDir.close();
  });

  it('withdraws the notice when it stops', () => {
    const dataDir = openDataDir(join(root, 'c'));
    announceService(dataDir, 'http://127.0.0.1:3000', at).withdraw();
    expect(readServiceNotice(dataDir.path)).toBeUndefined();
    dataDir.close();
  });

  it('is not looked for behind a notice that is none', () => {
    for (const text of ['{"url": 7', '{"url": "http://127.0.0.1:3000"}']) {
      writeFileSync(join(root, 'service.json'), text);
      expect(() => readServiceNotice(root)).toThrow(
        `The data directory ${root} holds a service.json that cannot be read; delete it if no service is running.`,
      );
    }
  });
});
