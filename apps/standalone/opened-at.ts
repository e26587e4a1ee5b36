import { types } from 'node:util';

/** A store's file that cannot be used; the message names it and the fact. */
export class StoreUnusable extends Error {
  override readonly name = 'StoreUnusable';
}

/** Opens the store in a file. Throws StoreUnusable where SQLite can make no sense of the file, or it may not be read or written. */
export function openedAt<Store>(file: string, open: (file: string) => Store): Store {
  try {
    return open(file);
  } catch (cause) {
    if (!types.isNativeError(cause) || !('code' in cause)) throw cause;
    throw new StoreUnusable(`${file} cannot be used (${cause.message}).`, { cause });
  }
}
