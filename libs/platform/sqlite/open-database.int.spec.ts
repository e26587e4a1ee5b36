import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openDatabase } from './open-database.js';

describe('a database connection', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'open-database-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('writes ahead and syncs every commit', () => {
    const database = openDatabase(join(folder, 'a.db'));
    expect(database.pragma('journal_mode', { simple: true })).toBe('wal');
    expect(database.pragma('synchronous', { simple: true })).toBe(2);
    database.close();
  });

  it('that only reads can read, and can change nothing', () => {
    const writer = openDatabase(join(folder, 'b.db'));
    writer.exec('CREATE TABLE notes (text TEXT)');
    const reader = openDatabase(join(folder, 'b.db'), { readonly: true });
    expect(reader.prepare('SELECT * FROM notes').all()).toEqual([]);
    expect(() => reader.exec("INSERT INTO notes VALUES ('x')")).toThrow('readonly');
    reader.close();
    writer.close();
  });

  it('that only reads does not create a file', () => {
    expect(() => openDatabase(join(folder, 'c.db'), { readonly: true })).toThrow('unable to open');
  });
});
