import { statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { openDatabase, openStore } from '#rma/platform';
import { temporaryDirectory } from '#rma/platform/testing';
import { type EventStore, NO_STREAM } from '../port.js';
import { messagesUntil } from '../testing/conformance/looking.js';
import { envelope, envelopes } from '../testing/envelopes.js';
import { openSqliteEventStore } from './index.js';
import { schemaSteps } from './schema.js';
import { SqliteEventStore } from './sqlite-event-store.js';

let file: string;
let store: EventStore;

beforeEach(() => {
  file = join(temporaryDirectory(), 'events.db');
  store = openSqliteEventStore(file);
});
afterEach(() => store.close());

async function reopen(): Promise<void> {
  await store.close();
  store = openSqliteEventStore(file);
}

describe('events in an SQLite file', () => {
  it('keep their store id, their order and their positions when the file is opened again', async () => {
    const { storeId } = store;
    await store.append('rma-1', NO_STREAM, envelopes(2));
    const before = await store.readAll('start', 'forwards', {}, 10);
    await reopen();
    expect(store.storeId).toBe(storeId);
    expect(await store.readAll('start', 'forwards', {}, 10)).toEqual(before);
    expect(await store.append('rma-1', 1, envelopes(1))).toMatchObject({ kind: 'appended', position: `${storeId}.3` });
  });

  it('are recognised as already there, and conflicts as conflicts, by a process that has not written them', async () => {
    const sent = envelopes(2);
    const original = await store.append('rma-1', NO_STREAM, sent);
    await reopen();
    expect(await store.append('rma-1', NO_STREAM, sent)).toEqual({ ...original, alreadyThere: true });
    expect(await store.append('rma-1', 0, envelopes(1))).toEqual({ kind: 'wrongExpectedRevision', expected: 0, actual: 1 });
    expect(await store.append('rma-1', 2, envelopes(1))).toEqual({ kind: 'wrongExpectedRevision', expected: 2, actual: 1 });
  });

  it('are written ahead and synced at every commit, by the very connection that writes', async () => {
    const database = openStore(join(temporaryDirectory(), 'events.db'), schemaSteps);
    const written = new SqliteEventStore(database);
    await written.append('rma-1', NO_STREAM, envelopes(1));
    expect(database.pragma('synchronous', { simple: true })).toBe(2);
    expect(database.pragma('journal_mode', { simple: true })).toBe('wal');
    await written.close();
  });

  it('may be read by their owner only', () => {
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it('are found by their type however many others there are, without looking at those', async () => {
    await store.append('rma-1', NO_STREAM, [envelope({ type: 'ReturnRequested' }), ...envelopes(1_000)]);
    const reader = openDatabase(file, { readonly: true });
    const plan = reader
      .prepare<[], { readonly detail: string }>(
        'EXPLAIN QUERY PLAN SELECT * FROM events INDEXED BY events_by_kind WHERE position BETWEEN 1 AND 9 AND kind = 1 ORDER BY position DESC LIMIT 1',
      )
      .all();
    expect(plan.map(({ detail }) => detail)).toEqual(['SEARCH events USING INDEX events_by_kind (kind=? AND rowid>? AND rowid<?)']);
    reader.close();
    expect(await store.head({ types: ['ReturnRequested'] })).toBe(`${store.storeId}.1`);
  });

  it('are found by the beginning of their stream whatever prefix was told, also after it changed', async () => {
    await store.append('acme-rma-1', NO_STREAM, envelopes(1));
    await store.append('rma', NO_STREAM, envelopes(1));
    await store.close();
    store = openSqliteEventStore(file, { streamPrefix: 'acme-' });
    await store.append('acme-rma-2', NO_STREAM, envelopes(1));
    await store.append('acme-rmaOrder-2', NO_STREAM, envelopes(1));
    const found = async (streamPrefix: string) =>
      (await store.readAll('start', 'forwards', { streamPrefix }, 10)).map(({ stream }) => stream);
    expect(await found('acme-rma-')).toEqual(['acme-rma-1', 'acme-rma-2']);
    expect(await found('acme-')).toEqual(['acme-rma-1', 'acme-rma-2', 'acme-rmaOrder-2']);
    expect(await found('acme-rmaOrder-2')).toEqual(['acme-rmaOrder-2']);
    expect(await found('rma')).toEqual(['rma']);
  });

  it('that another connection wrote are followed without a wake-up, new types included', async () => {
    const reading = openSqliteEventStore(file, { pollMilliseconds: 5 });
    await store.append('rma-1', NO_STREAM, [envelope({ type: 'ReturnRequested' }), envelope({ type: 'NoteAdded' })]);
    const types = ['ReturnRequested', 'RmaIssued'];
    const seen = messagesUntil(reading, 'start', { types }, (message) => message.kind === 'event' && message.event.revision === 3);
    await setTimeout(30);
    await store.append('rma-1', 1, [envelope({ type: 'RmaClosed' }), envelope({ type: 'RmaIssued' })]);
    expect((await seen).map(({ kind }) => kind)).toEqual(['event', 'checkpoint', 'caughtUp', 'event']);
    await reading.close();
  });

  it('written by two connections at once keep one history for each stream', async () => {
    const other = openSqliteEventStore(file);
    await store.append('rma-1', NO_STREAM, envelopes(1));
    expect(await other.append('rma-1', 0, envelopes(1))).toMatchObject({ revision: 1 });
    expect(await store.append('rma-1', 0, envelopes(1))).toEqual({ kind: 'wrongExpectedRevision', expected: 0, actual: 1 });
    expect(await store.append('rma-1', 1, envelopes(1))).toMatchObject({ revision: 2 });
    await other.close();
  });

  it('are stored with their group when another append of it fails in the file, and are found by their type', async () => {
    const refused = envelope({ type: 'RmaIssued' });
    const another = openDatabase(file);
    another.exec(`CREATE TRIGGER refusing BEFORE INSERT ON events WHEN NEW.id = '${refused.id}' BEGIN SELECT RAISE(ABORT, 'refused'); END`);
    another.close();
    const outcomes = await Promise.allSettled([
      store.append('rma-1', NO_STREAM, [envelope({ type: 'ReturnRequested' })]),
      store.append('rma-2', NO_STREAM, [envelope({ type: 'NoteAdded' }), refused]),
      store.append('rma-3', NO_STREAM, [envelope({ type: 'RmaClosed' })]),
    ]);
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    const streams = async (...types: string[]) => (await store.readAll('start', 'forwards', { types }, 10)).map(({ stream }) => stream);
    expect(await streams('ReturnRequested')).toEqual(['rma-1']);
    expect(await streams('NoteAdded', 'RmaIssued')).toEqual([]);
    expect(await streams('RmaClosed')).toEqual(['rma-3']);
    expect(await store.append('rma-2', NO_STREAM, [envelope({ type: 'NoteAdded' })])).toMatchObject({ position: `${store.storeId}.3` });
    expect(await streams('NoteAdded')).toEqual(['rma-2']);
  });

  it('are not looked for in another database, nor in what is none', () => {
    const views = join(temporaryDirectory(), 'views.db');
    openStore(views, ['CREATE TABLE cases (id TEXT) STRICT']).close();
    expect(() => openSqliteEventStore(views)).toThrow('views.db is not a store of events');
    const tables = openDatabase(views).prepare<[], string>('SELECT name FROM sqlite_schema').pluck().all();
    expect(tables).toEqual(['cases']);
    const letter = join(temporaryDirectory(), 'letter.txt');
    writeFileSync(letter, 'Dear Sir or Madam, '.repeat(100));
    expect(() => openSqliteEventStore(letter)).toThrow('not a database');
  });

  it('that were asked for before a close are stored by it, and none after', async () => {
    const asked = store.append('rma-1', NO_STREAM, envelopes(1));
    await Promise.all([asked, store.close()]);
    await expect(store.append('rma-1', 0, envelopes(1))).rejects.toThrow('not open');
    store = openSqliteEventStore(file);
    expect(await store.head({})).toBe(`${store.storeId}.1`);
  });
});
