import { describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CommandRunner } from '#rma/event-store';
import { MemoryEventStore } from '#rma/event-store/testing';
import { temporaryDirectory } from '#rma/platform/testing';
import { agent, attachEvidence, openCase, upstream } from '#rma/returns/testing';
import { rmaAggregate } from '../aggregates/rma.js';
import { EvidenceFiles } from './evidence-files.js';
import { sweepEvidence } from './sweep-evidence.js';

const content = Buffer.from('sealed bytes');

function directoryAndFiles() {
  const directory = join(temporaryDirectory(), 'evidence');
  return { directory, files: new EvidenceFiles(directory) };
}

describe('the files of evidence', () => {
  it('are kept for the owner of the process alone, each under its id, and given back', async () => {
    const { directory, files } = directoryAndFiles();
    await files.keep('e-1', content);
    expect(await files.read('e-1')).toEqual(content);
    expect(statSync(join(directory, 'e-1')).mode & 0o777).toBe(0o600);
    expect(statSync(directory).mode & 0o777).toBe(0o700);
    expect(await files.names()).toEqual(['e-1']);
  });

  it('are removed once, and not there before or after', async () => {
    const { files } = directoryAndFiles();
    expect([await files.names(), await files.read('e-1')]).toEqual([[], undefined]);
    await files.keep('e-1', content);
    await files.remove('e-1');
    await files.remove('e-1');
    expect(await files.read('e-1')).toBeUndefined();
  });

  it('never take the place of one another', async () => {
    const { directory, files } = directoryAndFiles();
    await files.keep('e-1', content);
    writeFileSync(join(directory, 'e-2.part'), 'half');
    await expect(files.keep('e-2', content)).rejects.toMatchObject({ code: 'EEXIST' });
    expect(readFileSync(join(directory, 'e-1'))).toEqual(content);
  });
});

describe('the sweep of a start', () => {
  async function storeWith(...evidenceIds: readonly string[]) {
    const store = new MemoryEventStore();
    const runner = new CommandRunner(store, { streamPrefix: 'p' });
    const context = (commandId: string) => ({
      commandId,
      requestFingerprint: '',
      correlationId: 'c',
      causationId: 'c',
      actor: { ...agent, channel: 'api', keyId: 'key-1' },
      now: '2026-03-01T02:00:00.000Z',
      policyVersion: 'seller@test00000000',
    });
    await runner.execute(rmaAggregate, 'rma-1', context('open'), () => openCase({ actor: upstream }));
    for (const evidenceId of evidenceIds)
      await runner.execute(rmaAggregate, 'rma-1', context(evidenceId), () => attachEvidence({ evidenceId }));
    return store;
  }

  it('removes what no event names, and what was left unfinished, and nothing else', async () => {
    const { directory, files } = directoryAndFiles();
    for (const evidenceId of ['e-1', 'e-2', 'orphan']) await files.keep(evidenceId, content);
    writeFileSync(join(directory, 'e-3.part'), 'half');
    await sweepEvidence(files, await storeWith('e-1', 'e-2', 'gone'), 'p');
    expect(readdirSync(directory).toSorted()).toEqual(['e-1', 'e-2']);
  });

  it('reads every page of the events', async () => {
    const { files } = directoryAndFiles();
    const ids = Array.from({ length: 1_001 }, (_, index) => `e-${index}`);
    const [first = '', last = ''] = [ids[0], ids.at(-1)];
    for (const evidenceId of [first, last, 'orphan']) await files.keep(evidenceId, content);
    await sweepEvidence(files, await storeWith(...ids), 'p');
    expect((await files.names()).toSorted()).toEqual([first, last].toSorted());
  });

  it('reads no event where there are no files', async () => {
    const { files } = directoryAndFiles();
    const store = new MemoryEventStore();
    store.readAll = () => Promise.reject(new Error('read'));
    await expect(sweepEvidence(files, store, '')).resolves.toBeUndefined();
  });
});
