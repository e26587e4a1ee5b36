import { randomInt } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { expect, it } from '@jest/globals';
import { startTypeScript, temporaryDirectory } from '#rma/platform/testing';
import type { RecordedEvent } from '../envelope.js';
import type { Position } from '../port.js';
import { openSqliteEventStore } from './index.js';

/** 5 kills in a usual run; the long form is `KILLS=50 npm test -- kill.int`. `SEED=<n>` repeats the moments of an earlier run. */
const KILLS = Number(process.env['KILLS'] ?? 5);
const SEED = Number(process.env['SEED'] ?? randomInt(1_000_000));
const PAGE = 5_000;

/** When to kill, in milliseconds after the first acknowledgement: the k-th of a series that the seed alone decides. */
const moment = (kill: number) => Math.floor((Math.abs(Math.sin(SEED + kill * 12.9898) * 43_758.5453) % 1) * 400);

async function acknowledgedUntilKilled(file: string, milliseconds: number): Promise<readonly string[]> {
  const writing = startTypeScript(new URL('../testing/append-under-load.ts', import.meta.url), [file]);
  await writing.written(1);
  await setTimeout(milliseconds);
  await writing.kill();
  return writing.lines();
}

interface Stored {
  readonly line: string;
  readonly event: Pick<RecordedEvent, 'stream' | 'revision' | 'id' | 'position'>;
  readonly batch: string;
}

async function storedIn(file: string): Promise<readonly Stored[]> {
  const store = openSqliteEventStore(file);
  const stored: Stored[] = [];
  for (let from: Position | 'start' | undefined = 'start'; from;) {
    const page: readonly RecordedEvent[] = await store.readAll(from, 'forwards', {}, PAGE);
    for (const { stream, revision, id, position, data } of from === 'start' ? page : page.slice(1)) {
      const batch = JSON.stringify(data['append']);
      stored.push({ line: `${stream} ${revision} ${id}`, event: { stream, revision, id, position }, batch });
    }
    from = page.length === PAGE ? page.at(-1)?.position : undefined;
  }
  await store.close();
  return stored;
}

/** What is wrong with what is stored, in words; nothing when all is well. */
function faults(stored: readonly Stored[], acknowledged: readonly string[]): readonly string[] {
  const found: string[] = [];
  const next = new Map<string, number>();
  const batches = new Map<string, number>();
  for (const [index, { event, batch }] of stored.entries()) {
    if (!event.position.endsWith(`.${index + 1}`)) found.push(`place ${index + 1} is held by ${event.position}`);
    if (event.revision !== (next.get(event.stream) ?? 0)) found.push(`${event.stream} lacks a revision before ${event.revision}`);
    next.set(event.stream, event.revision + 1);
    batches.set(batch, (batches.get(batch) ?? 0) + 1);
  }
  const lines = new Set(stored.map(({ line }) => line));
  found.push(...acknowledged.filter((line) => !lines.has(line)).map((line) => `acknowledged but gone: ${line}`));
  if (new Set(stored.map(({ event }) => event.id)).size !== stored.length) found.push('an event is stored twice');
  for (const [batch, count] of batches) if (!batch.endsWith(`/${count}"`)) found.push(`${count} stored of the append ${batch}`);
  return found;
}

it(
  `killed ${KILLS} times under load, the store keeps every acknowledged event, none twice, without a gap, and no append in part (SEED=${SEED})`,
  async () => {
    const file = join(temporaryDirectory(), 'events.db');
    const acknowledged: string[] = [];
    for (let kill = 0; kill < KILLS; kill += 1) {
      const lines = await acknowledgedUntilKilled(file, moment(kill));
      acknowledged.push(...lines);
      const stored = await storedIn(file);
      expect({ kill, faults: faults(stored, acknowledged) }).toEqual({ kill, faults: [] });
      expect(lines.length).toBeGreaterThan(0);
    }
    process.stdout.write(`SEED=${SEED}: ${KILLS} kills, ${acknowledged.length} acknowledged events, all there\n`);
  },
  20_000 + KILLS * 10_000,
);
