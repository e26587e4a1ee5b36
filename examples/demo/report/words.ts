import type { Money } from '../answers.js';

export const zone = 'Europe/London';

const moments = new Intl.DateTimeFormat('en-GB', {
  timeZone: zone,
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
});
const clocks = new Intl.DateTimeFormat('en-GB', {
  timeZone: zone,
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  fractionalSecondDigits: 3,
});
const days = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', day: 'numeric', month: 'long', year: 'numeric' });

/** `Wed, 1 Dec 2010, 12:38` */
export const moment = (instant: string): string => moments.format(new Date(instant));
/** `12:38:07.125` */
export const clock = (instant: string): string => clocks.format(new Date(instant));
const shortDays = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', day: 'numeric', month: 'short' });

/** `1 Dec` */
export const shortDay = (date: string): string => shortDays.format(new Date(date));
/** `1 December 2010` */
export const day = (date: string): string => days.format(new Date(date));

/** `£25.50`, from minor units and without floating point. */
export function money({ amount, currency }: Money): string {
  const format = new Intl.NumberFormat('en-GB', { style: 'currency', currency });
  const decimals = format.resolvedOptions().maximumFractionDigits ?? 0;
  const digits = String(amount).padStart(decimals + 1, '0');
  const point = digits.length - decimals;
  return format.format(`${digits.slice(0, point)}.${digits.slice(point)}` as Intl.StringNumericLiteral);
}

export const pounds = (pence: number): string => money({ amount: pence, currency: 'GBP' });

export const count = (number: number): string => number.toLocaleString('en-GB');
/** `1 unit`, `2,000 units` */
export const counted = (number: number, noun: string): string => `${count(number)} ${noun}${number === 1 ? '' : 's'}`;
