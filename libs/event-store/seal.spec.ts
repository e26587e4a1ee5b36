import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import canonicalize from 'canonicalize';
import type { Envelope } from './envelope.js';
import { type CommonMetadata, NO_HASH, seal, type Unsealed } from './seal.js';

interface GoldenCase {
  readonly stream: string;
  readonly firstRevision: number;
  readonly previousHash: string;
  readonly events: readonly Unsealed[];
  readonly common: CommonMetadata;
  readonly envelopes: readonly Envelope[];
}

const golden = JSON.parse(readFileSync(new URL('./golden/envelope.json', import.meta.url), 'utf8')) as readonly GoldenCase[];

const common: CommonMetadata = {
  commandId: 'c1',
  requestFingerprint: 'f1',
  correlationId: 'r1',
  causationId: 'c1',
  actor: { id: 'agent-1', role: 'agent', channel: 'api', keyId: null },
  occurredAt: '2026-03-01T09:00:00.000Z',
  policyVersion: 'standard@0123456789ab',
};
const note = (text: string): Unsealed => ({ type: 'NoteAdded', schemaVersion: 1, data: { text } });

describe('a sealed event', () => {
  // The file is a promise for ever: where this fails, the code is wrong.
  it.each(golden)('on $stream has the ids, texts and hashes that the golden file fixes, byte for byte', (fixed) => {
    const sealed = seal(fixed.stream, fixed.firstRevision, fixed.previousHash, fixed.events, fixed.common);
    expect(JSON.stringify(sealed)).toBe(JSON.stringify(fixed.envelopes));
  });

  it.each(golden)('on $stream is hashed over the RFC 8785 form of the whole event without its hash', (fixed) => {
    for (const [index, { id, type, data, metadata }] of fixed.envelopes.entries()) {
      const { hash, ...hashedMetadata } = metadata;
      const whole = { stream: fixed.stream, revision: fixed.firstRevision + index, id, type, data, metadata: hashedMetadata };
      expect(
        createHash('sha256')
          .update(`${canonicalize(whole)}`)
          .digest('hex'),
      ).toBe(hash);
    }
  });

  it.each(golden)('on $stream is stored as the RFC 8785 forms of its data and its metadata', ({ envelopes }) => {
    for (const { data, metadata, text } of envelopes) {
      expect(text).toEqual({ data: canonicalize(data), metadata: canonicalize(metadata) });
    }
  });

  it('names the hash of the event before it, and the first event names 64 zeros', () => {
    const [first, second] = seal('rma-1', 0, NO_HASH, [note('a'), note('b')], common);
    expect(first?.metadata.previousHash).toBe('0'.repeat(64));
    expect(second?.metadata.previousHash).toBe(first?.metadata.hash);
  });

  it('gets another hash on another stream, at another revision and after another event', () => {
    const hashes = [
      seal('rma-1', 0, NO_HASH, [note('a')], common),
      seal('rma-2', 0, NO_HASH, [note('a')], common),
      seal('rma-1', 1, NO_HASH, [note('a')], common),
      seal('rma-1', 0, '1'.repeat(64), [note('a')], common),
    ].map(([envelope]) => envelope?.metadata.hash);
    expect(new Set(hashes).size).toBe(4);
  });

  it('has an id that its command, stream and place give, whatever it says', () => {
    const ids = (command: string, stream: string, text: string) =>
      seal(stream, 0, NO_HASH, [note(text), note(text)], { ...common, commandId: command }).map(({ id }) => id);
    expect(ids('c1', 'rma-1', 'a')).toEqual(ids('c1', 'rma-1', 'b'));
    expect(new Set([...ids('c1', 'rma-1', 'a'), ...ids('c2', 'rma-1', 'a'), ...ids('c1', 'rma-2', 'a')]).size).toBe(6);
  });

  it('is refused, naming the path, where its data hold what no event can', () => {
    expect(() => seal('rma-1', 0, NO_HASH, [{ type: 'Refunded', schemaVersion: 1, data: { lines: [{ net: 1.5 }] } }], common)).toThrow(
      'data.lines[0].net is 1.5, no safe integer, which an event cannot hold',
    );
  });

  it('is refused, naming the path, where its metadata hold what no event can', () => {
    const actor = { ...common.actor, id: 'a\0b' };
    expect(() => seal('rma-1', 0, NO_HASH, [note('a')], { ...common, actor })).toThrow('metadata.actor.id contains U+0000');
  });
});
