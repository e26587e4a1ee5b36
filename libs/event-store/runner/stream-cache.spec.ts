import { describe, expect, it } from '@jest/globals';
import { nothingYet } from './folded.js';
import { StreamCache } from './stream-cache.js';

const owner = { initial: 'empty' };
const at = (revision: number) => ({ ...nothingYet('empty'), revision, weight: revision + 1 });

describe('the remembered streams', () => {
  it('are forgotten from the one used longest ago, when they are larger than allowed', () => {
    const cache = new StreamCache(10);
    cache.put(owner, 'a', at(3));
    cache.put(owner, 'b', at(3));
    cache.get(owner, 'a');
    cache.put(owner, 'c', at(3));
    expect(['a', 'b', 'c'].map((stream) => cache.get(owner, stream)?.revision)).toEqual([3, undefined, 3]);
  });

  it('do not hold a stream that is larger than all of them may be', () => {
    const cache = new StreamCache(10);
    cache.put(owner, 'a', at(10));
    expect(cache.get(owner, 'a')).toBeUndefined();
  });

  it('count a stream once, however often it grows', () => {
    const cache = new StreamCache(10);
    for (let revision = 0; revision < 8; revision++) cache.put(owner, 'a', at(revision));
    cache.put(owner, 'b', at(1));
    expect(cache.get(owner, 'a')?.revision).toBe(7);
  });

  it('never go back to an older revision', () => {
    const cache = new StreamCache(10);
    cache.put(owner, 'a', at(5));
    cache.put(owner, 'a', at(4));
    expect(cache.get(owner, 'a')?.revision).toBe(5);
  });

  it('are not given to an aggregate that did not fold them', () => {
    const cache = new StreamCache(10);
    cache.put(owner, 'a', at(5));
    expect(cache.get({ initial: 0 }, 'a')).toBeUndefined();
  });
});
