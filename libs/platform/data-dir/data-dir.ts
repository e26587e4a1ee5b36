import Database from 'better-sqlite3';
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { types } from 'node:util';

/** A data directory that cannot be used; the message names it and the fact. */
export class DataDirError extends Error {
  override readonly name = 'DataDirError';
  readonly directory: string;
  /** True when another process holds it. */
  readonly inUse: boolean;

  constructor(directory: string, fact: string, { inUse = false, cause }: { readonly inUse?: boolean; readonly cause?: unknown } = {}) {
    super(`The data directory ${directory} ${fact}.`, { cause });
    this.directory = directory;
    this.inUse = inUse;
  }
}

/** A data directory that this process alone may write to, until it lets go or dies. */
export interface DataDir {
  readonly path: string;
  file(name: string): string;
  close(): void;
}

const held = new Set<Database.Database>(); // one that nobody refers to would be collected, and its lock with it

/**
 * Creates the directory (0700) unless `create` is false, and locks it against every other process. Throws DataDirError.
 * What a killed service left announced is removed.
 */
export function openDataDir(directory: string, { create = true }: { readonly create?: boolean } = {}): DataDir {
  const path = resolve(directory);
  if (!create && !existsSync(path)) throw new DataDirError(path, 'does not exist');
  try {
    mkdirSync(path, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw new DataDirError(path, `cannot be created (${reasonOf(error)})`, { cause: error });
  }
  const lock = lockOf(path);
  rmSync(join(path, 'service.json'), { force: true });
  return { path, file: (name) => join(path, name), close: () => release(lock) };
}

/** The operating system drops SQLite's file lock with the process, however it dies. */
function lockOf(path: string): Database.Database {
  let lock: Database.Database | undefined;
  try {
    lock = new Database(join(path, 'lock.db'), { timeout: 0 });
    lock.exec('BEGIN EXCLUSIVE');
    held.add(lock);
    return lock;
  } catch (error) {
    lock?.close();
    if (isBusy(error)) throw new DataDirError(path, 'is in use by another process', { inUse: true });
    throw new DataDirError(path, `cannot be locked (${reasonOf(error)})`, { cause: error });
  }
}

function release(lock: Database.Database): void {
  held.delete(lock);
  lock.close();
}

const isBusy = (error: unknown): boolean => types.isNativeError(error) && 'code' in error && error.code === 'SQLITE_BUSY';
const reasonOf = (error: unknown): string => (types.isNativeError(error) ? error.message : String(error));
