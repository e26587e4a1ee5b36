import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { temporaryDirectory } from '#rma/platform/testing';
import { CommandRunner } from '../runner/command-runner.js';
import { asking, close, jar, put } from '../testing/jar.js';
import { type ChainBreak, verifyChain } from '../verify.js';
import { openRawEvents } from './raw-rows.js';
import { openSqliteEventStore } from './sqlite-event-store.js';

const whole = await someJars();

/** Seven events on two streams, their places taking turns. */
async function someJars(): Promise<string> {
  const file = join(temporaryDirectory(), 'events.db');
  const store = openSqliteEventStore(file);
  const runner = new CommandRunner(store);
  for (const n of [0, 1, 2]) {
    for (const id of ['a', 'b']) await runner.execute(jar, id, asking(`c${n}`, { correlationId: 'Zoë \ufffd' }), put(n));
  }
  await runner.execute(jar, 'b', asking('c9'), close);
  await store.close();
  return file;
}

function changed(...statements: readonly string[]): string {
  const file = join(temporaryDirectory(), 'events.db');
  copyFileSync(whole, file);
  const database = new Database(file);
  for (const statement of statements) database.exec(statement);
  database.close();
  return file;
}

function check(file: string, stream?: string) {
  const raw = openRawEvents(file);
  try {
    const breaks: ChainBreak[] = [];
    const { events, streams } = verifyChain(raw.rows(stream), (broken) => breaks.push(broken));
    return { events, streams, breaks, missing: raw.missingPlaces(), damage: raw.damage() };
  } finally {
    raw.close();
  }
}

describe('the raw rows of a file', () => {
  it('are whole where nobody touched them', () => {
    expect(check(whole)).toEqual({ events: 7, streams: 2, breaks: [], missing: [], damage: [] });
  });

  it('of one stream are those alone', () => {
    expect(check(whole, 'rmaJar-b')).toMatchObject({ events: 4, streams: 1, breaks: [] });
  });

  it('tell that an end was cut off, or a whole stream, by the places that nothing holds', () => {
    expect(check(changed(`DELETE FROM events WHERE stream = 'rmaJar-a' AND revision = 2`))).toMatchObject({
      breaks: [],
      missing: [{ first: 5, last: 5 }],
    });
    expect(check(changed(`DELETE FROM events WHERE stream = 'rmaJar-a'`)).missing).toEqual([1, 3, 5].map((n) => ({ first: n, last: n })));
  });

  it('tell that events were put into another order', () => {
    const swapped = changed(
      'UPDATE events SET position = -1 WHERE position = 1',
      'UPDATE events SET position = 1 WHERE position = 3',
      'UPDATE events SET position = 3 WHERE position = -1',
    );
    expect(check(swapped).breaks).toEqual([{ stream: 'rmaJar-a', revision: 1, kind: 'placeOutOfOrder' }]);
  });

  it('tell that an event was hidden from those who ask for its type or category', () => {
    const hidden = changed(`UPDATE events SET kind = (SELECT kind FROM kinds WHERE type = 'JarClosed') WHERE position = 3`);
    expect(check(hidden).breaks).toEqual([{ stream: 'rmaJar-a', revision: 1, kind: 'filedElsewhere' }]);
    const moved = changed(`UPDATE kinds SET category = 'other-' WHERE type = 'JarClosed'`);
    expect(check(moved).breaks).toEqual([{ stream: 'rmaJar-b', revision: 3, kind: 'filedElsewhere' }]);
  });

  it('of a file that is not there are an error', () => {
    expect(() => openRawEvents(join(temporaryDirectory(), 'none.db'))).toThrow('unable to open database file');
  });
});

// PROPERTY_RUNS=20000 is the long form; a failure prints the seed and the path that repeat it.
const numRuns = Number(process.env['PROPERTY_RUNS'] ?? 250);

describe('any single byte changed', () => {
  const file = changed();
  const database = new Database(file);
  const positions = database.prepare<[], number>('SELECT position FROM events').pluck().all();
  const place = fc.record({ position: fc.constantFrom(...positions), at: fc.nat(), difference: fc.integer({ min: 1, max: 255 }) });

  it('in a text of an event is found at that event', () => {
    fc.assert(
      fc.property(place, fc.constantFrom('stream', 'id', 'type', 'data', 'metadata'), ({ position, at, difference }, column) => {
        const value = database.prepare<[number], Buffer>(`SELECT CAST(${column} AS BLOB) FROM events WHERE position = ?`).pluck();
        const write = database.prepare(`UPDATE OR IGNORE events SET ${column} = CAST(? AS TEXT) WHERE position = ?`);
        const before = value.get(position) ?? Buffer.alloc(0);
        const after = Buffer.from(before);
        after[at % after.length] = (after[at % after.length] ?? 0) ^ difference;
        fc.pre(write.run(after, position).changes === 1);
        const name = database.prepare<[number], Buffer>('SELECT CAST(stream AS BLOB) FROM events WHERE position = ?').pluck().get(position);
        const revision = database.prepare<[number], number>('SELECT revision FROM events WHERE position = ?').pluck().get(position);
        const { breaks } = check(file);
        write.run(before, position);
        expect(breaks).toContainEqual(expect.objectContaining({ stream: name?.toString(), revision }));
      }),
      { numRuns },
    );
  });

  it('in a number of an event is found', () => {
    fc.assert(
      fc.property(place, fc.constantFrom('position', 'revision', 'kind'), ({ position, at, difference }, column) => {
        const before = database
          .prepare<[number], bigint>(`SELECT ${column} FROM events WHERE position = ?`)
          .safeIntegers()
          .pluck()
          .get(position);
        const bytes = Buffer.alloc(8);
        bytes.writeBigInt64BE(before ?? 0n);
        bytes[at % 8] = (bytes[at % 8] ?? 0) ^ difference;
        const after = bytes.readBigInt64BE();
        const write = database.prepare(`UPDATE OR IGNORE events SET ${column} = ? WHERE position = ?`);
        fc.pre(write.run(after, position).changes === 1);
        const { breaks, missing } = check(file);
        write.run(before, column === 'position' ? after : position);
        expect(breaks.length + missing.length).toBeGreaterThan(0);
      }),
      { numRuns },
    );
  });

  it('in the file itself, wherever it holds what names or files an event, is found', () => {
    const bytes = readFileSync(whole);
    const other = join(temporaryDirectory(), 'events.db');
    for (const text of ['rmaJar-a', 'rmaJar-b', 'CoinsPut', 'JarClosed', '"coins":2', '"hash":"', '"previousHash":"']) {
      for (let at = bytes.indexOf(text); at >= 0; at = bytes.indexOf(text, at + 1)) {
        const tampered = Buffer.from(bytes);
        tampered[at + text.length - 1] = (tampered[at + text.length - 1] ?? 0) ^ 1;
        writeFileSync(other, tampered);
        const { breaks, damage } = check(other);
        expect({ text, at, found: breaks.length + damage.length > 0 }).toEqual({ text, at, found: true });
      }
    }
  });
});
