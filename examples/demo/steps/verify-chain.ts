import Database from 'better-sqlite3';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isOnEventStoreDB } from '../event-store.js';
import { rmactl, verified } from '../rmactl.js';
import type { Driven, Stage } from '../stage.js';
import { expectEqual, Unexpected } from '../unexpected.js';

/** An auditor recomputes every hash from the raw rows of the running service, and of a copy in which one digit was changed. */
export async function verifyChain({ service: { dataDir }, report }: Stage, { rmaId, row }: Driven): Promise<void> {
  report.chapter('The chain: every event carries the hash of the one before it');
  report.holds(`rmactl verify: ${verified(dataDir)}`);
  if (isOnEventStoreDB()) return; // there is no file to forge

  const copy = mkdtempSync(join(tmpdir(), 'rma-demo-copy-'));
  try {
    await forge(join(dataDir, 'events.db'), join(copy, 'events.db'), `rma-${rmaId}`, row.credited);
    const forged = rmactl(copy, 'verify');
    if (forged.isFine || !forged.said.includes('hashDiffers')) throw new Unexpected(`rmactl verify overlooks a forgery:\n${forged.said}`);
    report.holds('in a copy, somebody with the file raises one refund by a penny:');
    for (const line of forged.said.split('\n')) report.say(line);
  } finally {
    rmSync(copy, { recursive: true });
  }
}

async function forge(genuine: string, copy: string, stream: string, pence: number): Promise<void> {
  const source = new Database(genuine, { readonly: true });
  await source.backup(copy).finally(() => source.close());
  const forged = new Database(copy);
  const { changes } = forged
    .prepare(`UPDATE events SET data = replace(data, ?, ?) WHERE stream = ? AND type = 'RefundSettled'`)
    .run(`"amount":${pence}`, `"amount":${pence + 1}`, stream);
  forged.close();
  expectEqual('The forged events', changes, 1);
}
