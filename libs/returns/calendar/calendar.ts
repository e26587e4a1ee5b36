import type { Day, Instant } from '../ids.js';

interface Zone {
  readonly format: Intl.DateTimeFormat;
  /** The answer last given: a command asks for its own day several times. */
  latest: { readonly instant: Instant; readonly day: Day } | undefined;
}

const zones = new Map<string, Zone>();

function zoneOf(timeZone: string): Zone {
  const known = zones.get(timeZone);
  if (known) return known;
  const format = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
  const made = { format, latest: undefined };
  zones.set(timeZone, made);
  return made;
}

/** The calendar day on which `instant` falls in `timeZone` (policy rule R1). */
export function dayIn(timeZone: string, instant: Instant): Day {
  const zone = zoneOf(timeZone);
  if (zone.latest?.instant === instant) return zone.latest.day;
  const day = zone.format.format(Date.parse(instant)).padStart('YYYY-MM-DD'.length, '0') as Day;
  zone.latest = { instant, day };
  return day;
}

function dayOf(utc: Date): Day {
  return utc.toISOString().slice(0, 10) as Day;
}

/** `days` calendar days later; days are never 24-hour spans (R1). */
export function addDays(day: Day, days: number): Day {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return dayOf(date);
}

/** `months` calendar months later, clamped to the month's end: 30 Nov + 3 months is 28 or 29 Feb (R7). */
export function addMonths(day: Day, months: number): Day {
  const date = new Date(`${day}T00:00:00Z`);
  const dayOfMonth = date.getUTCDate();
  date.setUTCMonth(date.getUTCMonth() + months + 1, 0);
  date.setUTCDate(Math.min(dayOfMonth, date.getUTCDate()));
  return dayOf(date);
}

/** Whether `text` is a day that exists: 2026-02-30 is not. */
export function isDay(text: string): text is Day {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && dayOf(date) === text;
}
