import { describe, expect, it } from '@jest/globals';
import { penceIn } from './pence.js';

describe('pounds in pence', () => {
  it.each([
    ['0', 0],
    ['165', 16500],
    ['2.1', 210],
    ['2.55', 255],
    ['0.07', 7],
    ['1.15', 115],
    ['4.35', 435],
    ['569.77', 56977],
  ])('reads %s as %i', (pounds, pence) => {
    expect(penceIn(pounds)).toBe(pence);
  });

  it.each(['', '-1', '1.234', '1,5', '.5', '1.', '1e3', 'free'])('refuses "%s" rather than rounding it', (pounds) => {
    expect(() => penceIn(pounds)).toThrow(`"${pounds}" is no amount in pounds and pence.`);
  });
});
