import { describe, it } from '@jest/globals';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/**
 * A `describe` for tests that need a program this machine may lack. Without it they are skipped and named at the end
 * of the run; with REQUIRE_SERVICES=1, as in CI, they fail instead.
 */
export function describeWith(program: string, name: string, tests: () => void): void {
  if (isOnPath(program)) describe(name, tests);
  else if (process.env['REQUIRE_SERVICES'] === '1') describe(name, () => it(`needs ${program}`, () => missing(program)));
  else describe.skip(`${name} (no ${program} on this machine)`, tests);
}

function missing(program: string): never {
  throw new Error(`REQUIRE_SERVICES=1, and there is no ${program} on the PATH`);
}

function isOnPath(program: string): boolean {
  return (process.env['PATH'] ?? '').split(delimiter).some((folder) => existsSync(join(folder, program)));
}
