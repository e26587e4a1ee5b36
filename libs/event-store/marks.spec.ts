import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Metadata, RecordedEvent } from './envelope.js';
import { occurredAtOf, rmaIdOf, schemaVersionOf } from './marks.js';
import { NO_HASH, seal } from './seal.js';

const tricky = fc.constantFrom(',"occurredAt":"2099-01-01T00:00:00.000Z"', ',"schemaVersion":9}', '\\', '\\"', '"}', 'Zoë');
const text = fc.oneof(fc.string({ unit: 'grapheme' }), tricky).filter((one) => !one.includes('\0'));

const metadata = fc.record({
  commandId: text,
  requestFingerprint: text,
  correlationId: text,
  causationId: text,
  actor: fc.record({ id: text, role: text, channel: text, keyId: fc.option(text) }),
  occurredAt: fc.date({ noInvalidDate: true, min: new Date(0), max: new Date('2999-01-01') }).map((date) => date.toISOString()),
  policyVersion: text,
  rmaId: fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9._:#-]{0,63}$/),
});

/** As a store that keeps texts gives it back; looking at its parsed metadata fails. */
function stored(
  common: Omit<Metadata, 'schemaVersion' | 'previousHash' | 'hash'>,
  schemaVersion: number,
): Pick<RecordedEvent, 'metadata' | 'text'> {
  const [envelope] = seal('rma-1', 0, NO_HASH, [{ type: 'Noted', schemaVersion, data: {} }], common);
  if (!envelope) throw new Error('Nothing was sealed.');
  return {
    text: envelope.text,
    get metadata(): Metadata {
      throw new Error('The metadata were parsed.');
    },
  };
}

describe('the marks of an event', () => {
  it('are found in the stored text, whatever its other fields say, and nothing is parsed for them', () => {
    fc.assert(
      fc.property(metadata, fc.integer({ min: 1, max: 1_000 }), (common, schemaVersion) => {
        const event = stored(common, schemaVersion);
        expect([occurredAtOf(event), schemaVersionOf(event), rmaIdOf(event)]).toEqual([common.occurredAt, schemaVersion, common.rmaId]);
      }),
    );
  });

  it('name no return where the event belongs to none', () => {
    const text = '{"actor":{"id":"x"},"occurredAt":"2026-03-01T09:00:00.000Z","schemaVersion":3}';
    expect(rmaIdOf({ metadata: {} as Metadata, text: { data: '{}', metadata: text } })).toBeUndefined();
  });

  it('are taken from the metadata of a store that keeps no texts', () => {
    const event = { metadata: { occurredAt: '2026-03-01T09:00:00.000Z', schemaVersion: 3 } as Metadata };
    expect([occurredAtOf(event), schemaVersionOf(event)]).toEqual(['2026-03-01T09:00:00.000Z', 3]);
  });

  it('are taken from the metadata where the text is not of this product', () => {
    const metadata = { occurredAt: '2026-03-01T09:00:00.000Z', schemaVersion: 3 } as Metadata;
    const event = { metadata, text: { data: '{}', metadata: '{"schemaVersion": 3, "occurredAt": "2026-03-01T09:00:00.000Z"}' } };
    expect([occurredAtOf(event), schemaVersionOf(event)]).toEqual(['2026-03-01T09:00:00.000Z', 3]);
  });
});
