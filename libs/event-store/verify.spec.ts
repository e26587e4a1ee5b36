import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { NO_HASH, seal } from './seal.js';
import { type ChainBreak, type RawRow, verifyChain } from './verify.js';

const common = {
  commandId: 'c1',
  requestFingerprint: 'f1',
  correlationId: 'Zoë',
  causationId: 'c1',
  actor: { id: 'agent-1', role: 'agent', channel: 'api', keyId: null },
  occurredAt: '2026-03-01T09:00:00.000Z',
  policyVersion: 'standard@0123456789ab',
};

function rowsOf(stream: string, count: number): readonly RawRow[] {
  const events = Array.from({ length: count }, (_, n) => ({ type: 'NoteAdded', schemaVersion: 1, data: { text: `Grüße \ufffd ${n}`, n } }));
  return seal(stream, 0, NO_HASH, events, common).map(({ id, type, text }, revision) => ({
    stream: Buffer.from(stream),
    revision,
    id: Buffer.from(id),
    type: Buffer.from(type),
    data: Buffer.from(text.data),
    metadata: Buffer.from(text.metadata),
  }));
}

const stored = [...rowsOf('rma-1', 4), ...rowsOf('rma-2', 3)];

function check(rows: Iterable<RawRow>) {
  const breaks: ChainBreak[] = [];
  return { ...verifyChain(rows, (broken) => breaks.push(broken)), breaks };
}

function changed(index: number, change: Partial<RawRow>): RawRow[] {
  return stored.map((row, at) => (at === index ? { ...row, ...change } : row));
}

const edited = (row: RawRow | undefined, field: 'data' | 'metadata', from: string | RegExp, to: string) =>
  Buffer.from(
    Buffer.from(row?.[field] ?? [])
      .toString()
      .replace(from, to),
  );

/** As a store gives its rows out after one of them was changed. */
const inOrder = (rows: readonly RawRow[]) => rows.toSorted((a, b) => Buffer.compare(a.stream, b.stream) || a.revision - b.revision);

describe('verifying the chain', () => {
  it('finds nothing where nothing was changed', () => {
    expect(check(stored)).toEqual({ events: 7, streams: 2, breaks: [] });
  });

  it('finds nothing in an empty store', () => {
    expect(check([])).toEqual({ events: 0, streams: 0, breaks: [] });
  });

  it('names the row whose data were changed, and only that row', () => {
    expect(check(changed(1, { data: edited(stored[1], 'data', 'Grüße', 'Grüsse') })).breaks).toEqual([
      { stream: 'rma-1', revision: 1, kind: 'hashDiffers' },
    ]);
  });

  it('names the row whose own hash was changed, and only that row', () => {
    const metadata = edited(stored[1], 'metadata', /"hash":"[0-9a-f]{64}/, `"hash":"${'e'.repeat(64)}`);
    expect(check(changed(1, { metadata })).breaks).toEqual([{ stream: 'rma-1', revision: 1, kind: 'hashDiffers' }]);
  });

  it('names both facts where the hash of the event before was changed', () => {
    const metadata = edited(stored[4], 'metadata', /"previousHash":"0/, '"previousHash":"1');
    expect(check(changed(4, { metadata })).breaks).toEqual([
      { stream: 'rma-2', revision: 0, kind: 'hashDiffers' },
      { stream: 'rma-2', revision: 0, kind: 'previousHashDiffers' },
    ]);
  });

  it('notices an event that was rewritten with a matching hash, by the event after it', () => {
    const [forged] = seal('rma-1', 1, rowHash(stored[0]), [{ type: 'NoteAdded', schemaVersion: 1, data: { text: 'forged' } }], common);
    const row = {
      id: Buffer.from(forged?.id ?? ''),
      data: Buffer.from(forged?.text.data ?? ''),
      metadata: Buffer.from(forged?.text.metadata ?? ''),
    };
    expect(check(changed(1, row)).breaks).toEqual([{ stream: 'rma-1', revision: 2, kind: 'previousHashDiffers' }]);
  });

  it('names the place from which a row was taken away', () => {
    expect(check(stored.toSpliced(1, 1)).breaks).toEqual([{ stream: 'rma-1', revision: 2, kind: 'revisionGap' }]);
  });

  it('names a stream whose beginning was taken away', () => {
    expect(check(stored.slice(1)).breaks).toEqual([{ stream: 'rma-1', revision: 1, kind: 'revisionGap' }]);
  });

  it('names a row that is there twice', () => {
    const twice = stored.flatMap((row, index) => (index === 2 ? [row, row] : [row]));
    expect(check(twice).breaks).toEqual([{ stream: 'rma-1', revision: 2, kind: 'duplicateRevision' }]);
  });

  it('names a row whose metadata hold no hash, and goes on after it', () => {
    expect(check(changed(1, { metadata: Buffer.from('{}') })).breaks).toEqual([{ stream: 'rma-1', revision: 1, kind: 'unparsable' }]);
  });

  it('names a row that stands before its predecessor in the total order', () => {
    const placed = stored.map((row, index) => ({ ...row, place: index === 2 ? 1 : index + 1 }));
    expect(check(placed).breaks).toEqual([{ stream: 'rma-1', revision: 2, kind: 'placeOutOfOrder' }]);
  });

  it('names a row that its store files under another type', () => {
    expect(check(changed(2, { filedElsewhere: true })).breaks).toEqual([{ stream: 'rma-1', revision: 2, kind: 'filedElsewhere' }]);
  });

  it('is not misled by a byte that a lenient reader of UTF-8 would show as the same character', () => {
    const data = Buffer.from(stored[0]?.data ?? []);
    data[data.indexOf(Buffer.from('\ufffd'))] = 0xf0;
    expect(data.toString()).toBe(Buffer.from(stored[0]?.data ?? []).toString());
    expect(check(changed(0, { data })).breaks).toEqual([{ stream: 'rma-1', revision: 0, kind: 'unparsable' }]);
  });

  it('cannot see that the end of a stream, or a whole stream, was taken away', () => {
    expect(check(stored.toSpliced(3, 1)).breaks).toEqual([]);
    expect(check(stored.slice(4)).breaks).toEqual([]);
  });
});

describe('any single byte changed', () => {
  const fields = ['stream', 'id', 'type', 'data', 'metadata'] as const;
  const byte = fc.integer({ min: 1, max: 255 });

  it('in any text of any row is found at that row', () => {
    const place = fc.tuple(fc.nat(stored.length - 1), fc.constantFrom(...fields), fc.nat(), byte);
    fc.assert(
      fc.property(place, ([index, field, at, difference]) => {
        const bytes = Buffer.from(stored[index]?.[field] ?? []);
        const offset = at % bytes.length;
        bytes[offset] = (bytes[offset] ?? 0) ^ difference;
        const rows = changed(index, { [field]: bytes });
        const { breaks } = check(inOrder(rows));
        expect(breaks).toContainEqual(expect.objectContaining({ stream: rows[index]?.stream.toString(), revision: rows[index]?.revision }));
      }),
      { numRuns: 2_000 },
    );
  });

  it('in the revision of any row is found at that row', () => {
    fc.assert(
      fc.property(fc.nat(stored.length - 1), fc.nat(7), byte, (index, at, difference) => {
        const bytes = Buffer.alloc(8);
        bytes.writeBigInt64BE(BigInt(stored[index]?.revision ?? 0));
        bytes[at] = (bytes[at] ?? 0) ^ difference;
        const revision = Number(bytes.readBigInt64BE());
        const { breaks } = check(inOrder(changed(index, { revision })));
        expect(breaks).toContainEqual(expect.objectContaining({ stream: stored[index]?.stream.toString(), revision }));
      }),
    );
  });
});

function rowHash(row: RawRow | undefined): string {
  return /"hash":"([0-9a-f]+)"/.exec(Buffer.from(row?.metadata ?? []).toString())?.[1] ?? '';
}
