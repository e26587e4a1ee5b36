import { statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { temporaryDirectory } from '../testing/index.js';
import { openStore } from './open-store.js';
import { storeIdentityIn } from './store-identity.js';

const root = temporaryDirectory();
const first = 'CREATE TABLE notes (text TEXT NOT NULL) STRICT';
const second = "ALTER TABLE notes ADD COLUMN author TEXT NOT NULL DEFAULT 'nobody'";

describe('openStore', () => {
  it('keeps every file of the store to its owner', () => {
    const file = join(root, 'private.db');
    const database = openStore(file, [first]);
    database.exec("INSERT INTO notes VALUES ('x')");
    expect([file, `${file}-wal`, `${file}-shm`].map((one) => statSync(one).mode & 0o777)).toEqual([0o600, 0o600, 0o600]);
    database.close();
  });

  it('brings the tables of an older release to this one, and keeps what is in them', () => {
    const file = join(root, 'older.db');
    const older = openStore(file, [first]);
    older.exec("INSERT INTO notes VALUES ('x')");
    older.close();
    const newer = openStore(file, [first, second]);
    expect(newer.prepare('SELECT * FROM notes').all()).toEqual([{ text: 'x', author: 'nobody' }]);
    newer.close();
  });

  it('stops at what a newer release wrote', () => {
    const file = join(root, 'newer.db');
    openStore(file, [first, second]).close();
    expect(() => openStore(file, [first])).toThrow(
      'newer.db was written by a newer release (its tables have version 2, this release knows 1).',
    );
  });

  it('leaves the tables as they were when a step fails', () => {
    const file = join(root, 'failing.db');
    openStore(file, [first]).close();
    expect(() => openStore(file, [first, second, 'CREATE TABLE notes (again TEXT)'])).toThrow('already exists');
    const database = openStore(file, [first, second]);
    expect(database.prepare('SELECT author FROM notes').all()).toEqual([]);
    database.close();
  });
});

describe('a store’s identity', () => {
  it('is unknown in a new one and kept for ever once adopted', () => {
    const file = join(root, 'identity.db');
    const of = { store: 'identity.db', irreplaceable: true };
    const database = openStore(file, []);
    const identity = storeIdentityIn(database, of);
    expect(identity.storeId()).toBeUndefined();
    identity.adopt('s-1');
    database.close();
    const again = openStore(file, []);
    const kept = storeIdentityIn(again, of);
    expect(kept.storeId()).toBe('s-1');
    expect(() => kept.adopt('s-2')).toThrow('UNIQUE');
    expect(kept.storeId()).toBe('s-1');
    again.close();
  });
});
