import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type Database from 'better-sqlite3';
import { GroupCommit } from './group-commit.js';
import { openDatabase } from './open-database.js';

let folder: string;
let database: Database.Database;
let other: Database.Database;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'group-commit-'));
  database = openDatabase(join(folder, 'a.db'));
  database.exec('CREATE TABLE notes (text TEXT NOT NULL UNIQUE) STRICT');
  other = openDatabase(join(folder, 'a.db'));
});

afterEach(() => {
  database.close();
  other.close();
  rmSync(folder, { recursive: true });
});

const note = (text: string) => () => database.prepare('INSERT INTO notes VALUES (?)').run(text).lastInsertRowid;
const stored = () => other.prepare<[], string>('SELECT text FROM notes ORDER BY rowid').pluck().all();
/** Changes by one with every transaction that another connection has committed. */
const transactions = () => Number(other.pragma('data_version', { simple: true }));

describe('a group commit', () => {
  it('stores what many ask for in one turn with one transaction, in the order they asked', async () => {
    const before = transactions();
    const commits = new GroupCommit(database);
    expect(await Promise.all(['a', 'b', 'c'].map((text) => commits.run(note(text))))).toEqual([1, 2, 3]);
    expect(stored()).toEqual(['a', 'b', 'c']);
    expect(transactions()).toBe(before + 1);
  });

  it('takes in what the next turns bring, and waits for no turn that brings nothing', async () => {
    const before = transactions();
    const commits = new GroupCommit(database);
    const later = new Promise<number>((resolve) => {
      setImmediate(() => resolve(commits.run(note('b')).then(transactions)));
    });
    const first = commits.run(note('a')).then(transactions);
    expect(await Promise.all([first, later])).toEqual([before + 1, before + 1]);
    const alone = commits.run(note('c')).then(transactions);
    await setTimeout(20);
    const last = commits.run(note('d')).then(transactions);
    expect(await Promise.all([alone, last])).toEqual([before + 2, before + 3]);
  });

  it('keeps nobody waiting while every turn brings more', async () => {
    const commits = new GroupCommit(database);
    const asking = Array.from({ length: 40 }, (_, turn) => turn);
    const answered: number[] = [];
    let running: Promise<void>[] = [];
    for (const turn of asking) {
      running = [...running, commits.run(note(`n${turn}`)).then(() => void answered.push(turn))];
      await new Promise(setImmediate);
    }
    expect(answered.length).toBeGreaterThan(20);
    await Promise.all(running);
    expect(answered).toEqual(asking);
  });

  it('answers nobody before the commit', async () => {
    const commits = new GroupCommit(database);
    const seen = await Promise.all(['a', 'b'].map((text) => commits.run(note(text)).then(stored)));
    expect(seen).toEqual([
      ['a', 'b'],
      ['a', 'b'],
    ]);
  });

  it('splits what is more than the largest group', async () => {
    const before = transactions();
    const commits = new GroupCommit(database, { largestGroup: 2 });
    const versions = await Promise.all(['a', 'b', 'c', 'd', 'e'].map((text) => commits.run(note(text)).then(transactions)));
    expect(versions.map((version) => version - before)).toEqual([1, 1, 2, 2, 3]);
    expect(stored()).toEqual(['a', 'b', 'c', 'd', 'e']);
  });

  it('undoes alone what throws, also what it had written before, and stores the rest in one transaction', async () => {
    const commits = new GroupCommit(database);
    await commits.run(note('taken'));
    const before = transactions();
    const halfway = () => {
      note('half')();
      return note('taken')();
    };
    const outcomes = await Promise.allSettled([commits.run(note('a')), commits.run(halfway), commits.run(note('b')), commits.run(halfway)]);
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'rejected']);
    expect(stored()).toEqual(['taken', 'a', 'b']);
    expect(transactions()).toBe(before + 1);
  });

  it('fails the whole group when the commit fails, and stores nothing of it', async () => {
    database.exec('CREATE TABLE child (parent TEXT REFERENCES notes (text) DEFERRABLE INITIALLY DEFERRED)');
    database.pragma('foreign_keys = ON');
    const commits = new GroupCommit(database);
    const orphan = commits.run(() => database.exec("INSERT INTO child VALUES ('nobody')"));
    const outcomes = await Promise.allSettled([commits.run(note('a')), orphan]);
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(stored()).toEqual([]);
    expect(await commits.run(note('b'))).toBe(1);
  });

  it('waits for another writer without stopping the event loop', async () => {
    const commits = new GroupCommit(database);
    other.exec('BEGIN IMMEDIATE');
    const both = Promise.all([commits.run(note('a')), commits.run(note('b'))]);
    for (let turn = 0; turn < 10; turn++) await setTimeout(10); // would outlast their patience if each waited inside SQLite
    other.exec('COMMIT');
    await both;
    expect(stored()).toEqual(['a', 'b']);
  });

  it('loses patience with another writer: a work that waited too long fails and is never written', async () => {
    const commits = new GroupCommit(database, { patienceMilliseconds: 600 });
    other.exec('BEGIN IMMEDIATE');
    const early = commits.run(note('early'));
    const late = setTimeout(500).then(() => commits.run(note('late')));
    await expect(early).rejects.toMatchObject({ code: 'SQLITE_BUSY' });
    other.exec('COMMIT');
    await late;
    expect(stored()).toEqual(['late']);
  });
});
