import { styleText } from 'node:util';
import { type Progress, startProgress } from './progress.js';
import { type Column, tableOf } from './table.js';

/** What the demo says, chapter by chapter. Colours only where the output is a terminal that wants them (NO_COLOR). */
export class Report {
  #chapters = 0;

  title(title: string, subtitle: string): void {
    this.#write(`\n  ${styleText('bold', title)}\n  ${styleText('dim', subtitle)}`);
  }

  chapter(title: string): void {
    this.#chapters += 1;
    this.#write(`\n${styleText(['bold', 'cyan'], String(this.#chapters).padStart(3))}  ${styleText('bold', title)}`);
  }

  /** A fact that was checked. */
  holds(fact: string): void {
    this.#write(`   ${styleText('green', '✓')} ${fact}`);
  }

  say(text = ''): void {
    this.#write(text === '' ? '' : `     ${text}`);
  }

  table(columns: readonly Column[], rows: readonly (readonly string[])[]): void {
    this.#write(tableOf(columns, rows).replaceAll(/^/gm, '     '));
  }

  progress(noun: string, total: number): Progress {
    return startProgress(noun, total);
  }

  #write(text: string): void {
    console.log(text);
  }
}
