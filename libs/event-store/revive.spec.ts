import { describe, expect, it } from '@jest/globals';
import { UnreadableEvent } from './errors.js';
import { reviving } from './revive.js';

type Event = { readonly type: 'Weighed'; readonly grams: number } | { readonly type: 'Lost' };

const upcasters = {
  Weighed: {
    1: ({ pounds }: { readonly pounds?: unknown }) => ({ ounces: Number(pounds) * 16 }),
    2: ({ ounces }: { readonly ounces?: unknown }) => ({ grams: Number(ounces) * 28 }),
  },
};
const revive = reviving<Event>({ Weighed: 3, Lost: 1 }, upcasters);

describe('a stored event', () => {
  it('of today becomes the flat event it was', () => {
    expect(revive('Weighed', 3, { grams: 5 })).toEqual({ type: 'Weighed', grams: 5 });
  });

  it('of an older version is brought up to today step by step', () => {
    expect(revive('Weighed', 1, { pounds: 2 })).toEqual({ type: 'Weighed', grams: 896 });
    expect(revive('Weighed', 2, { ounces: 1 })).toEqual({ type: 'Weighed', grams: 28 });
  });

  it.each([
    ['an unknown type', 'Stolen', 1],
    ['a type named like a property of every object', 'constructor', 1],
    ['a newer version', 'Lost', 2],
    ['a version that never was', 'Lost', 0],
  ])('of %s stops the reader', (_name, type, version) => {
    expect(() => revive(type, version, {})).toThrow(UnreadableEvent);
  });
});

describe('a gap in the upcasters', () => {
  it('is found when the reader is made', () => {
    expect(() => reviving<Event>({ Weighed: 3, Lost: 1 }, { Weighed: { 2: upcasters.Weighed[2] } })).toThrow('version 1 of Weighed');
  });
});
