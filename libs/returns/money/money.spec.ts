import { describe, expect, it } from '@jest/globals';
import { exponentOf, formatMoney, isCurrency } from './money.js';

describe('a currency’s minor unit', () => {
  it.each([
    ['USD', 2],
    ['GBP', 2],
    ['JPY', 0],
    ['KRW', 0],
    ['KWD', 3],
    ['CLF', 4],
  ])('of %s has %i digits', (currency, digits) => {
    expect(exponentOf(currency)).toBe(digits);
  });

  it('is what ISO 4217 says, also where people write fewer digits', () => {
    expect(['HUF', 'IDR', 'COP', 'PKR', 'IQD'].map(exponentOf)).toEqual([2, 2, 2, 2, 3]);
  });
});

describe('an amount as people write it', () => {
  it.each([
    [8999, 'GBP', '£89.99'],
    [5, 'GBP', '£0.05'],
    [0, 'GBP', '£0.00'],
    [-150, 'GBP', '-£1.50'],
    [1_234_567, 'EUR', '€12,345.67'],
    [500, 'JPY', 'JP¥500'],
    [1_500, 'KWD', 'KWD 1.500'],
    [100_050, 'HUF', 'HUF 1,000.50'],
    [1_000_000_000_001, 'GBP', '£10,000,000,000.01'],
  ])('%i minor units of %s is %s', (amount, currency, expected) => {
    expect(formatMoney({ amount, currency }).replace('\u00a0', ' ')).toBe(expected);
  });

  it('follows the reader’s locale', () => {
    expect(formatMoney({ amount: 123_456, currency: 'EUR' }, 'de-DE').replace('\u00a0', ' ')).toBe('1.234,56 €');
  });
});

describe('a currency code', () => {
  it('is one of ISO 4217, in capitals', () => {
    expect(['USD', 'HKD', 'usd', 'ABC', 'US', 'DOLLAR', ''].map(isCurrency)).toEqual([true, true, false, false, false, false, false]);
  });
});
