import { describe, expect, it } from '@jest/globals';
import canonicalize from 'canonicalize';
import fc from 'fast-check';
import { canonicalText } from './canonical-text.js';
import { UnstorableValue } from './unstorable-value.js';

const text = fc.string({ unit: 'binary' }).filter((value) => value.isWellFormed() && !value.includes('\0'));
const { json } = fc.letrec<{ json: unknown }>((tie) => ({
  json: fc.oneof(
    { maxDepth: 5, withCrossShrink: true },
    fc.oneof(text, fc.maxSafeInteger(), fc.boolean(), fc.constant(null)),
    fc.array(tie('json'), { maxLength: 5 }),
    fc.dictionary(text, tie('json'), { maxKeys: 40 }),
  ),
}));

describe('the canonical text', () => {
  it('is that of an independent RFC 8785 implementation, for every storable value', () => {
    fc.assert(fc.property(json, (value) => expect(canonicalText(value, 'data')).toBe(canonicalize(value))));
  });

  it('reads back as what gives the same text again', () => {
    fc.assert(
      fc.property(json, (value) => {
        const written = canonicalText(value, 'data');
        expect(canonicalText(JSON.parse(written), 'data')).toBe(written);
      }),
    );
  });

  it('keeps a field named __proto__ as a field', () => {
    expect(canonicalText(JSON.parse('{"b":1,"__proto__":{"a":2}}'), 'data')).toBe('{"__proto__":{"a":2},"b":1}');
  });

  it('writes negative zero as zero', () => {
    expect(canonicalText([-0], 'data')).toBe('[0]');
  });

  it.each([
    ['a fraction', { a: [{ b: 0.1 }] }, 'data.a[0].b is 0.1, no safe integer'],
    ['a number beyond the safe integers', [2 ** 53], 'data[0] is 9007199254740992, no safe integer'],
    ['not a number', { a: Number.NaN }, 'data.a is NaN'],
    ['infinity', { a: -Infinity }, 'data.a is -Infinity'],
    ['a lone high surrogate', { a: 'x\ud800' }, 'data.a contains a lone surrogate'],
    ['a lone low surrogate in a field name', { 'a\udc00': 1 }, 'contains a lone surrogate'],
    ['U+0000', { a: 'é\0' }, 'data.a contains U+0000'],
    ['U+0000 in a field name', { 'a\0': 1 }, 'contains U+0000'],
    ['a field without value', { a: undefined }, 'data.a is of type undefined'],
    ['a hole in a list', [1, undefined], 'data[1] is of type undefined'],
    ['a bigint', { a: 1n }, 'data.a is of type bigint'],
    ['a date', { a: new Date(0) }, 'data.a is no plain object'],
    ['a map', new Map(), 'data is no plain object'],
  ])('is refused for %s', (_name, value, message) => {
    expect(() => canonicalText(value, 'data')).toThrow(UnstorableValue);
    expect(() => canonicalText(value, 'data')).toThrow(message);
  });
});
