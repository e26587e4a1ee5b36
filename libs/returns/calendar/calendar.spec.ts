import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Day, Instant } from '../ids.js';
import { assertHolds } from '../testing/properties.js';
import { addDays, addMonths, dayIn, isDay } from './calendar.js';

const day = (text: string) => text as Day;
const at = (text: string) => text as Instant;

describe('the day of a moment', () => {
  it.each([
    ['Asia/Hong_Kong', '2026-03-06T15:59:59.999Z', '2026-03-06'],
    ['Asia/Hong_Kong', '2026-03-06T16:00:00.000Z', '2026-03-07'],
    ['Pacific/Kiritimati', '2026-03-06T09:59:59.999Z', '2026-03-06'],
    ['Pacific/Kiritimati', '2026-03-06T10:00:00.000Z', '2026-03-07'],
    ['Pacific/Pago_Pago', '2026-03-06T10:59:59.999Z', '2026-03-05'],
    ['UTC', '2026-12-31T23:59:59.999Z', '2026-12-31'],
    ['Asia/Kathmandu', '2026-03-06T18:14:59.999Z', '2026-03-06'],
    ['Asia/Kathmandu', '2026-03-06T18:15:00.000Z', '2026-03-07'],
  ])('in %s at %s is %s', (zone, moment, expected) => {
    expect(dayIn(zone, at(moment))).toBe(expected);
  });

  it('turns at local midnight before, on and after a change of the clocks', () => {
    const lastMoments = ['2026-03-08T07:59:59.999Z', '2026-03-09T06:59:59.999Z', '2026-11-01T06:59:59.999Z', '2026-11-02T07:59:59.999Z'];
    expect(lastMoments.map((moment) => dayIn('America/Los_Angeles', at(moment)))).toEqual([
      '2026-03-07',
      '2026-03-08',
      '2026-10-31',
      '2026-11-01',
    ]);
  });

  it('has four digits for the year, however long ago', () => {
    expect(dayIn('UTC', at('0033-04-03T12:00:00.000Z'))).toBe('0033-04-03');
  });
});

describe('calendar days later', () => {
  it.each([
    ['2026-02-20', 14, '2026-03-06'],
    ['2028-02-15', 14, '2028-02-29'],
    ['2026-12-20', 14, '2027-01-03'],
    ['2026-03-01', 30, '2026-03-31'],
    ['2026-03-08', 0, '2026-03-08'],
    ['2026-03-08', -8, '2026-02-28'],
  ])('%s and %i days is %s', (from, days, expected) => {
    expect(addDays(day(from), days)).toBe(expected);
  });
});

describe('calendar months later, clamped to the month’s end (R7)', () => {
  it.each([
    ['2026-11-30', 3, '2027-02-28'],
    ['2027-11-30', 3, '2028-02-29'],
    ['2027-11-29', 3, '2028-02-29'],
    ['2026-08-31', 6, '2027-02-28'],
    ['2026-03-31', 1, '2026-04-30'],
    ['2026-01-31', 1, '2026-02-28'],
    ['2026-12-31', 3, '2027-03-31'],
    ['2028-02-29', 12, '2029-02-28'],
    ['2026-05-15', 12, '2027-05-15'],
    ['2026-10-01', 3, '2027-01-01'],
    ['2026-05-31', 0, '2026-05-31'],
    ['1900-01-31', 1, '1900-02-28'],
    ['2000-01-31', 1, '2000-02-29'],
    ['0096-01-31', 1, '0096-02-29'],
  ])('%s and %i months is %s', (from, months, expected) => {
    expect(addMonths(day(from), months)).toBe(expected);
  });

  it('keeps the day of the month, or takes the last one of a shorter month', () => {
    const days = fc.date({ min: new Date('1970-01-01'), max: new Date('2200-12-31'), noInvalidDate: true });
    assertHolds(
      fc.property(days, fc.integer({ min: 0, max: 60 }), (date, months) => {
        const from = day(date.toISOString().slice(0, 10));
        const to = addMonths(from, months);
        const between = (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12 + Number(to.slice(5, 7)) - Number(from.slice(5, 7));
        expect(between).toBe(months);
        const clamped = addDays(to, 1).endsWith('-01') && to.slice(8) < from.slice(8);
        expect(clamped || to.slice(8) === from.slice(8)).toBe(true);
      }),
    );
  });
});

describe('a day that exists', () => {
  it.each(['2026-02-28', '2028-02-29', '2000-02-29', '2026-12-31'])('is %s', (text) => {
    expect(isDay(text)).toBe(true);
  });

  it.each([
    '2026-02-29',
    '1900-02-29',
    '2026-04-31',
    '2026-13-01',
    '2026-00-10',
    '2026-01-00',
    '2026-1-1',
    '26-01-01',
    '2026-01-01T00',
    ' 2026-01-01',
    '２０２６-01-01',
    '+010000-01',
    '',
  ])('is not "%s"', (text) => {
    expect(isDay(text)).toBe(false);
  });
});
