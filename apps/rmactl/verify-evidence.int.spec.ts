import { beforeAll, describe, expect, it, jest } from '@jest/globals';
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryDirectory } from '#rma/platform/testing';
import { type Ran, runBuilt } from '../../test/durability/built-program.js';
import { adminKey, makeKeys, staffAt, startServiceProcess } from '../../test/durability/service-process.js';
import { freshOrder } from '../../test/durability/situations.js';
import { Client } from '../../test/support/client.js';
import { type CaseAnswer, pathOf, requested } from '../../test/support/returns.js';

jest.setTimeout(60_000); // every run is a process of its own

const dataDir = temporaryDirectory();
const picture = Uint8Array.from({ length: 500 }, (_, index) => index % 256);
let kept: string;

const verify = (directory: string, ...args: readonly string[]): Promise<Ran> =>
  runBuilt('apps/rmactl/main.js', ['verify', ...args], { DATA_DIR: directory });

/** A file of a buyer's return, and one of another's who was erased. */
beforeAll(async () => {
  const service = await startServiceProcess({ dataDir });
  const staff = staffAt(service.url, await makeKeys(service.url));
  const attached = async (id: string) => {
    const order = freshOrder({ buyer: { kind: 'consumer', id } });
    await staff.system.do('/v1/orders', order);
    const rma: CaseAnswer = await requested(staff, order);
    const raw = { type: 'image/png', content: picture };
    const { text } = await staff.warehouse.send('POST', `${pathOf(rma)}/evidence`, { raw });
    return { rma, evidenceId: (JSON.parse(text) as { readonly evidenceId: string }).evidenceId };
  };
  const erased = await attached('C-erased');
  ({ evidenceId: kept } = await attached('C-kept'));
  await staff.agent.do(`${pathOf(erased.rma)}/decline`, { reason: 'unidentifiable', message: 'We cannot tell which unit this is.' });
  await new Client(service.url, adminKey).do('/v1/subjects/consumer/C-erased/erase');
  await service.end('SIGTERM');
});

function copyWith(change: (directory: string) => void): string {
  const copy = join(temporaryDirectory(), 'data');
  cpSync(dataDir, copy, { recursive: true });
  change(copy);
  return copy;
}

describe('rmactl verify, of attached files', () => {
  it('finds them as they were attached, and knows which were erased', async () => {
    const { code, stdout } = await verify(dataDir);
    expect(code).toBe(0);
    expect(stdout).toMatch(/every hash as it was written\.\nAttached files: 1 as they were attached, 1 erased with the person\.\n$/);
  });

  it('finds a flipped byte', async () => {
    const { code, stdout } = await verify(
      copyWith((directory) => {
        const file = join(directory, 'evidence', kept);
        const bytes = readFileSync(file);
        bytes.writeUInt8(bytes.readUInt8(100) ^ 1, 100);
        writeFileSync(file, bytes);
      }),
    );
    expect(code).toBe(1);
    expect(stdout).toMatch(new RegExp(`evidence ${kept}.*fileChanged.*the file is not what was attached`));
    expect(stdout).toMatch(/Broken: 1 place/);
  });

  it('finds a file that is gone without having been erased', async () => {
    const { code, stdout } = await verify(copyWith((directory) => rmSync(join(directory, 'evidence', kept))));
    expect(code).toBe(1);
    expect(stdout).toMatch(new RegExp(`evidence ${kept}.*fileMissing`));
  });

  it('says what it cannot tell where keys.db is kept apart', async () => {
    const { code, stdout } = await verify(
      copyWith((directory) => {
        for (const file of ['keys.db', 'keys.db-wal', 'keys.db-shm']) rmSync(join(directory, file), { force: true });
      }),
    );
    expect(code).toBe(0);
    expect(stdout).toContain('1 gone, and without keys.db nobody can tell whether they were erased.');
  });
});
