import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The directory of the product's package.json: what is read at run time (policies, for one) is found from it, built or not. */
export const projectRoot: string = rootFrom(import.meta.dirname);

function rootFrom(directory: string): string {
  if (existsSync(join(directory, 'package.json'))) return directory;
  const parent = dirname(directory);
  if (parent === directory) throw new Error(`No package.json at or above ${import.meta.dirname}.`);
  return rootFrom(parent);
}
