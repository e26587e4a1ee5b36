import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type Database from 'better-sqlite3';
import { openStore } from '#rma/platform';
import { temporaryDirectory } from '#rma/platform/testing';
import { Kinds } from './kinds.js';
import { schemaSteps } from './schema.js';

let database: Database.Database;
beforeEach(() => {
  database = openStore(join(temporaryDirectory(), 'events.db'), schemaSteps);
});
afterEach(() => void database.close());

describe('the kinds of a store', () => {
  it('answer a filter by category and type without a look at single streams', () => {
    const kinds = new Kinds(database, '');
    const requested = kinds.numberOf('rma-1', 'ReturnRequested');
    const noted = kinds.numberOf('rma-2', 'NoteAdded');
    const ordered = kinds.numberOf('rmaOrder-1', 'NoteAdded');
    expect(kinds.matching({ streamPrefix: 'rma-' })).toEqual({ kinds: [requested, noted], partly: false });
    expect(kinds.matching({ types: ['NoteAdded'] })).toEqual({ kinds: [noted, ordered], partly: false });
    expect(kinds.matching({ streamPrefix: 'rma-1' })).toEqual({ kinds: [requested, noted], partly: true });
  });

  it('do so behind the prefix of an installation, too', () => {
    const kinds = new Kinds(database, 'acme-');
    const requested = kinds.numberOf('acme-rma-1', 'ReturnRequested');
    kinds.numberOf('acme-rmaOrder-1', 'OrderRecorded');
    expect(kinds.matching({ streamPrefix: 'acme-rma-' })).toEqual({ kinds: [requested], partly: false });
  });

  it('keep their numbers, and forget those of a transaction that was undone', () => {
    const kinds = new Kinds(database, '');
    const kept = kinds.numberOf('rma-1', 'ReturnRequested');
    database.exec('BEGIN');
    kinds.numberOf('rma-1', 'RmaIssued');
    database.exec('ROLLBACK');
    const next = kinds.numberOf('rma-1', 'RmaClosed');
    expect(new Kinds(database, '').numberOf('rma-9', 'ReturnRequested')).toBe(kept);
    expect(kinds.matching({ types: ['RmaIssued', 'RmaClosed'] }).kinds).toEqual([next]);
  });
});
