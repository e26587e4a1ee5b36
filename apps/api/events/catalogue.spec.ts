import { describe, expect, it } from '@jest/globals';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { JsonObject, RecordedEvent } from '#rma/event-store';
import { projectRoot } from '#rma/platform';
import { goldenHistories } from '#rma/returns/testing';
import { innerTypes, publishedTypeNamed, publishedTypeOf, publishedTypes } from './catalogue.js';
import { publishedSchemas } from './published/schemas.js';
import { schemaDocument } from './schema-documents.js';

const rooms = join(projectRoot, 'libs', 'returns');
const files = readdirSync(rooms, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('golden.json'));
const samples = files.flatMap((file) => Object.values(goldenHistories(new URL(`file://${join(rooms, file)}`))).flat());

/** A stored sample as a store gives it back. */
function recordedFrom({ type, data }: (typeof samples)[number]): RecordedEvent {
  return { type, data: data as JsonObject, metadata: { schemaVersion: 1 } } as unknown as RecordedEvent;
}

const published = samples.flatMap((sample) => {
  const type = publishedTypeOf(sample.type);
  return type ? [{ event: sample.type, sample, type }] : [];
});
const names = [...new Set(published.map(({ event }) => event))];
/** What nobody outside is told: seals aside, which are opened or left out. */
const inner = /"(slots|reservationId|previousReservationId|opening|continuation|inspectedBy|evidence|formDocument|sealedSha256|payment)":/;

describe('what leaves the product', () => {
  it('is decided for every stored event type, of which each has a golden sample', () => {
    const decided = [...publishedTypes, ...innerTypes].map(({ event }) => event).filter((event) => event !== 'PolicyAdopted');
    expect(decided.toSorted()).toEqual([...new Set(samples.map(({ type }) => type))].toSorted());
  });

  it('has a schema in its version, and nothing else has one', () => {
    expect(Object.keys(publishedSchemas).toSorted()).toEqual(publishedTypes.map(({ event }) => event).toSorted());
    expect(schemaDocument('RmaIssued', '1')).toMatchObject({ $id: '/schemas/RmaIssued/1.json', title: 'returns.RmaIssued.v1' });
    expect([schemaDocument('RmaIssued', '2'), schemaDocument('NoteAdded', '1')]).toEqual([undefined, undefined]);
  });

  it('says of what stays inside why it does', () => {
    for (const { unpublished } of innerTypes) expect(unpublished).toMatch(/^[A-Z].{20,}\.$/);
  });

  it('is meant by its full name or its short one', () => {
    expect(publishedTypeNamed('returns.RmaIssued.v1')).toBe(publishedTypeNamed('RmaIssued'));
    expect(['returns.RmaIssued.v2', 'NoteAdded', ''].map(publishedTypeNamed)).toEqual([undefined, undefined, undefined]);
  });

  it('stops at a type that only a newer version can have written', () => {
    expect(() => publishedTypeOf('UnitsTeleported')).toThrow('unknown');
  });
});

describe.each(names)('%s', (event) => {
  const ofThis = published.filter((one) => one.event === event);
  const document = schemaDocument(event, '1');
  if (!document) throw new Error(`${event} has no schema.`);
  const validator = z.fromJSONSchema(document as Parameters<typeof z.fromJSONSchema>[0]);

  it('is told as its published schema says, and nothing beside', () => {
    expect(JSON.stringify(document)).not.toContain('"additionalProperties":{}');
    for (const { sample, type } of ofThis) {
      const data = type.dataOf(recordedFrom(sample));
      if ('personal' in data) data.personal = undefined;
      const told: unknown = JSON.parse(JSON.stringify(data));
      expect({ told, issues: validator.safeParse(told).error?.issues }).toEqual({ told, issues: undefined });
      expect(validator.safeParse({ ...(told as object), more: 1 }).success).toBe(false);
    }
  });

  it('holds nothing of the inside, and seals at one place alone', () => {
    for (const { sample, type } of ofThis) {
      const { personal, ...facts } = type.dataOf(recordedFrom(sample));
      expect(JSON.stringify(facts)).not.toMatch(inner);
      expect(JSON.stringify(facts)).not.toContain('sealed:');
      expect(JSON.stringify(personal ?? 'sealed:nothing')).toMatch(/^"sealed:[\w-]+"$/);
    }
  });

  it('has a schema that knows personal data where it holds some, and that they may be erased', () => {
    const holds = ofThis.some(({ sample, type }) => 'personal' in type.dataOf(recordedFrom(sample)));
    expect(Object.keys(document['properties'] as object).includes('personal')).toBe(holds);
    const data = { ...ofThis[0]?.type.dataOf(recordedFrom(ofThis[0].sample)), personal: { erased: true } };
    expect(validator.safeParse(JSON.parse(JSON.stringify(data))).success).toBe(holds);
  });
});
