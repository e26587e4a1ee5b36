import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { types } from 'node:util';

/** Where the sealed files of cases are kept, outside the events: one a piece of evidence, for the owner of the process alone. */
export class EvidenceFiles {
  constructor(private readonly directory: string) {}

  /** Resolves when the file and its name are on the disk. */
  async keep(evidenceId: string, sealed: Buffer): Promise<void> {
    await mkdir(this.directory, { recursive: true, mode: 0o700 });
    const unfinished = `${this.#path(evidenceId)}.part`;
    const file = await open(unfinished, 'wx', 0o600);
    try {
      await file.writeFile(sealed);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(unfinished, this.#path(evidenceId));
    const directory = await open(this.directory, 'r');
    try {
      await directory.sync();
    } finally {
      await directory.close();
    }
  }

  /** Undefined where it is not there. */
  async read(evidenceId: string): Promise<Buffer | undefined> {
    return unlessAbsent(readFile(this.#path(evidenceId)));
  }

  async remove(evidenceId: string): Promise<void> {
    await rm(this.#path(evidenceId), { force: true });
  }

  /** The names of all that is there, what a crash left unfinished included. */
  async names(): Promise<readonly string[]> {
    return (await unlessAbsent(readdir(this.directory))) ?? [];
  }

  #path(evidenceId: string): string {
    return join(this.directory, evidenceId);
  }
}

async function unlessAbsent<Value>(value: Promise<Value>): Promise<Value | undefined> {
  try {
    return await value;
  } catch (error) {
    if (types.isNativeError(error) && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}
