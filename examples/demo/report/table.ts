import Table from 'cli-table3';
import { styleText } from 'node:util';

/** A heading, right-aligned where it begins with `>`. */
export type Column = string;

const chars = {
  top: '',
  'top-mid': '',
  'top-left': '',
  'top-right': '',
  bottom: '',
  'bottom-mid': '',
  'bottom-left': '',
  'bottom-right': '',
  left: '',
  'left-mid': '',
  mid: '',
  'mid-mid': '',
  right: '',
  'right-mid': '',
  middle: '',
};

/** A table without rules. */
export function tableOf(columns: readonly Column[], rows: readonly (readonly string[])[]): string {
  const table = new Table({
    head: columns.map((column) => styleText('dim', column.replace(/^>/, ''))),
    colAligns: columns.map((column) => (column.startsWith('>') ? 'right' : 'left')),
    chars,
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': 2 },
  });
  for (const row of rows) table.push([...row]);
  return table.toString().replaceAll(/ +$/gm, '');
}
