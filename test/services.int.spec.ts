import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { jestRun, lastLine } from './house/jest-run.js';

describe('tests that need a program', () => {
  it('run where it is', () => {
    expect(lastLine(runWith('node', {}))).toBe('1 passed, 0 failed');
  });

  it('are skipped and named where it is not', () => {
    const output = runWith('no-such-program', { REQUIRE_SERVICES: '' });

    expect(output).toContain('SKIPPED syncs (no no-such-program on this machine) once a group');
    expect(lastLine(output)).toBe('0 passed, 0 failed, 1 skipped');
  });

  it('fail, with its name, where it is not and REQUIRE_SERVICES=1', () => {
    const output = runWith('no-such-program', { REQUIRE_SERVICES: '1' });

    expect(output).toContain('REQUIRE_SERVICES=1, and there is no no-such-program on the PATH');
    expect(lastLine(output)).toBe('0 passed, 1 failed');
  });
});

function runWith(program: string, env: Readonly<Record<string, string>>): string {
  const test = `import { describeWith } from './services.js';
    describeWith('${program}', 'syncs', () => { it('once a group', () => {}); });`;
  const services = stripTypeScriptTypes(readFileSync('test/services.ts', 'utf8'));
  return jestRun({ 'services.js': services, 'a.test.js': test }, env);
}
