import { hash, randomBytes, timingSafeEqual } from 'node:crypto';
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { type DataDir, DataDirError } from './data-dir.js';

const notice = z.object({ url: z.url(), token: z.string().min(1), pid: z.int(), startedAt: z.iso.datetime() });

/** How a running service is reached from its own machine. */
export type ServiceNotice = Readonly<z.infer<typeof notice>>;

export interface Announcement {
  readonly notice: ServiceNotice;
  /** Whether this is the token of the notice; takes the same time for every wrong one. */
  isToken(candidate: string): boolean;
  withdraw(): void;
}

/** Writes `service.json` (mode 0600) with a fresh local token, for the operator's command line on the same machine. */
export function announceService(dataDir: DataDir, url: string, startedAt: string): Announcement {
  const written: ServiceNotice = { url, token: `rmal_${randomBytes(32).toString('base64url')}`, pid: process.pid, startedAt };
  const file = dataDir.file('service.json');
  writeFileSync(`${file}.new`, `${JSON.stringify(written)}\n`, { mode: 0o600 });
  renameSync(`${file}.new`, file);
  const expected = digest(written.token);
  return {
    notice: written,
    isToken: (candidate) => timingSafeEqual(digest(candidate), expected),
    withdraw: () => rmSync(file, { force: true }),
  };
}

/** What the service of this data directory announced, or undefined when none did. Throws DataDirError for a notice that is none. */
export function readServiceNotice(directory: string): ServiceNotice | undefined {
  const file = join(directory, 'service.json');
  if (!existsSync(file)) return undefined;
  try {
    return notice.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (cause) {
    throw new DataDirError(directory, 'holds a service.json that cannot be read; delete it if no service is running', { cause });
  }
}

const digest = (token: string): Buffer => hash('sha256', token, 'buffer');
