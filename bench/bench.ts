import { mkdirSync, mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const TMPFS = 0x0102_1994; // statfs(2)

/** What a run of figures shares: how thorough it is, a place on a real disk, and a line that says what is going on. */
export class Bench {
  readonly #scratch: string;
  readonly #kept: { stop(): void | Promise<void> }[] = [];
  #folders = 0;

  constructor(
    readonly isQuick: boolean,
    readonly say: (line: string) => void,
  ) {
    if (statfsSync(tmpdir()).type === TMPFS)
      throw new Error(`${tmpdir()} is kept in memory, where a sync costs nothing: set TMPDIR to a folder on a disk.`);
    this.#scratch = mkdtempSync(join(tmpdir(), 'rma-bench-'));
  }

  /** How many, in a thorough run and in a quick one. */
  count(thorough: number, quick: number): number {
    return this.isQuick ? quick : thorough;
  }

  /** An empty folder that is gone after the run. */
  folder(): string {
    const folder = join(this.#scratch, String(++this.#folders));
    mkdirSync(folder);
    return folder;
  }

  /** Hands back what was started, to be stopped after the run, however that ends. */
  keep<One extends { stop(): void | Promise<void> }>(one: One): One {
    this.#kept.push(one);
    return one;
  }

  async clear(): Promise<void> {
    for (const one of this.#kept.splice(0)) await one.stop();
    rmSync(this.#scratch, { recursive: true, force: true });
  }
}
