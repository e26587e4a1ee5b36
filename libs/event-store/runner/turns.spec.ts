import { describe, expect, it } from '@jest/globals';
import { Turns } from './turns.js';

describe('turns', () => {
  it('are given in the order in which they were asked for', async () => {
    const turns = new Turns();
    const order: number[] = [];
    expect(turns.take('a')).toBeUndefined();
    const waiting = [1, 2, 3].map(async (n) => {
      await turns.take('a');
      order.push(n);
      turns.pass('a');
    });
    expect(order).toEqual([]);
    turns.pass('a');
    await Promise.all(waiting);
    expect(order).toEqual([1, 2, 3]);
  });

  it('on another stream are not waited for', () => {
    const turns = new Turns();
    void turns.take('a');
    expect(turns.take('b')).toBeUndefined();
  });

  it('are forgotten when nobody waits any more', () => {
    const turns = new Turns();
    void turns.take('a');
    turns.pass('a');
    expect(turns.take('a')).toBeUndefined();
  });
});
