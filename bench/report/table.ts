import Table from 'cli-table3';
import { isReached, type Reading } from '../figure.js';
import type { Report } from './report.js';

/** The readings as a table for people, and below it how each figure was measured. */
export function tableOf({ figures, machine }: Report): string {
  const table = new Table({
    head: ['figure', 'what', 'value', 'target', ''],
    style: { head: [], border: [] },
    chars: { mid: '', 'left-mid': '', 'mid-mid': '', 'right-mid': '' },
    colAligns: ['left', 'left', 'right', 'right', 'left'],
  });
  for (const { name, readings } of figures)
    for (const [index, reading] of readings.entries())
      table.push([index === 0 ? name : '', reading.what, valueOf(reading), targetOf(reading), verdictOf(reading)]);
  const notes = figures.map(({ name, how, seconds }) => `${name} (${seconds.toFixed(0)} s): ${how}`);
  return [table.toString(), machine, ...notes].join('\n\n');
}

export function valueOf({ value, unit }: Pick<Reading, 'value' | 'unit'>): string {
  const digits = value >= 1_000 ? 0 : value >= 100 ? 1 : 2;
  return `${value.toLocaleString('en', { maximumFractionDigits: digits, minimumFractionDigits: digits })} ${unit}`.trimEnd();
}

function targetOf({ target, unit }: Reading): string {
  if (!target) return '';
  return 'atLeast' in target ? `≥ ${valueOf({ value: target.atLeast, unit })}` : `< ${valueOf({ value: target.below, unit })}`;
}

function verdictOf(reading: Reading): string {
  if (!reading.target) return '';
  return isReached(reading) ? 'reached' : 'MISSED';
}
