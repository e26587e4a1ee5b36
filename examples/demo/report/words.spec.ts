import { describe, expect, it } from '@jest/globals';
import { clock, counted, day, moment, money, pounds } from './words.js';

describe('amounts', () => {
  it.each([
    [0, 'GBP', '£0.00'],
    [7, 'GBP', '£0.07'],
    [14705, 'GBP', '£147.05'],
    [123456789, 'GBP', '£1,234,567.89'],
    [9007199254740991, 'GBP', '£90,071,992,547,409.91'],
    [2550, 'JPY', 'JP¥2,550'],
    [1234, 'KWD', 'KWD\u00a01.234'],
  ])('are written as people do: %i %s is %s', (amount, currency, written) => {
    expect(money({ amount, currency })).toBe(written);
  });

  it('in pence are pounds', () => {
    expect(pounds(1095)).toBe('£10.95');
  });

  it('of things agree with them', () => {
    expect([counted(1, 'unit'), counted(0, 'row'), counted(7269, 'line')]).toEqual(['1 unit', '0 rows', '7,269 lines']);
  });
});

describe('times', () => {
  it('are written as in London, in summer too', () => {
    expect(moment('2010-12-01T12:38:00Z')).toBe('Wed, 1 Dec 2010, 12:38');
    expect(clock('2010-07-01T12:38:07.125Z')).toBe('13:38:07.125');
  });

  it('of a whole day are that day anywhere', () => {
    expect(day('2026-12-23')).toBe('23 December 2026');
  });
});
