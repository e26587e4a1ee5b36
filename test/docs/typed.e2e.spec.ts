import { afterEach, describe, expect, it } from '@jest/globals';
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { projectRoot, readSettings } from '#rma/platform';
import { temporaryDirectory } from '#rma/platform/testing';
import { type Standalone, startStandalone } from '../../apps/standalone/start.js';

/** The commands a reader is asked to type, in their order. */
function commandsIn(page: string): string {
  const text = readFileSync(join(projectRoot, page), 'utf8');
  return Array.from(text.matchAll(/^```sh\n(.*?)^```$/gms), ([, block]) => block).join('\n');
}

describe('what a newcomer is asked to type', () => {
  let service: Standalone | undefined;
  afterEach(() => service?.stop());

  /** What the commands of a page print, typed at a fresh service, after those of the pages before. */
  async function typed(page: string, adminKey: string, ...before: readonly string[]): Promise<string> {
    const env = { PORT: '0', DATA_DIR: temporaryDirectory(), LOG_LEVEL: 'silent', BOOTSTRAP_ADMIN_KEY: adminKey };
    service = await startStandalone(readSettings(env));
    const script = `set -euo pipefail\n${[...before, page].map(commandsIn).join('\n')}`;
    const options = { env: { ...process.env, RMA: service.url }, cwd: temporaryDirectory() };
    const { stdout } = await promisify(execFile)('bash', ['-c', script], options);
    return stdout;
  }

  it('in the tutorial leads from request to refund, and to what it says', async () => {
    const printed = await typed('docs/tutorial.md', 'the-tutorial-admin-key-01');
    expect(printed).toContain('"total":{"amount":5999,"currency":"USD"}');
    expect(printed).toContain('"events":["RefundSettled"]');
    expect(printed).toContain('"status":"closed"');
    expect(printed).toContain('"code":"QUANTITY_NOT_RETURNABLE"');
    expect(printed).toContain('"before":"issued","after":"inspected"');
  }, 30_000);

  it('in the guide to the event feed shows what happened in each format', async () => {
    const printed = await typed('docs/how-to/follow-the-events.md', 'choose-24-or-more-characters', 'README.md');
    expect(printed).toContain('[{"specversion":"1.0"');
    expect(printed).toContain('data: {"specversion":"1.0"');
  }, 30_000);

  it('in the README opens a return', async () => {
    const printed = await typed('README.md', 'choose-24-or-more-characters');
    expect(printed).toContain('"events":["OrderRecorded","ShipmentRecorded"]');
    expect(printed).toContain('"events":["ReturnRequested"]');
    expect(printed).toContain('"rmas":[{"rmaId":');
  }, 30_000);
});
