import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { RecentlyUsed } from './recently-used.js';

describe('RecentlyUsed', () => {
  it('remembers at least so many of those asked for last, and at most twice as many', () => {
    const asked = fc.array(fc.integer({ min: 0, max: 30 }).map(String), { maxLength: 200 });
    fc.assert(
      fc.property(asked, fc.integer({ min: 1, max: 8 }), (keys, least) => {
        const cache = new RecentlyUsed<string>(least);
        for (const key of keys) if (cache.get(key) === undefined) cache.set(key, `value of ${key}`);
        const lastFirst = [...new Set(keys.toReversed())];
        const remembered = lastFirst.filter((key) => cache.get(key) === `value of ${key}`);
        expect(remembered.slice(0, least)).toEqual(lastFirst.slice(0, least));
        expect(remembered.length).toBeLessThanOrEqual(2 * least);
      }),
    );
  });

  it('has forgotten what was deleted, however long ago it was asked for', () => {
    const cache = new RecentlyUsed<number>(2);
    for (const key of ['a', 'b', 'c']) cache.set(key, 1);
    for (const key of ['a', 'b', 'c']) cache.delete(key);
    expect(['a', 'b', 'c'].map((key) => cache.get(key))).toEqual([undefined, undefined, undefined]);
  });
});
