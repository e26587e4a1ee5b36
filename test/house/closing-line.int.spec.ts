import { describe, expect, it } from '@jest/globals';
import { jestRun, lastLine } from './jest-run.js';

describe('the end of a test run', () => {
  it('counts what passed and what failed', () => {
    const output = jestRun({ 'a.test.js': "it('a', () => {}); it('b', () => {}); it('c', () => { throw new Error(); });" });

    expect(lastLine(output)).toBe('2 passed, 1 failed');
  });

  it('counts a file that cannot be loaded as failed', () => {
    const output = jestRun({ 'a.test.js': "it('a', () => {});", 'b.test.js': 'this is no program' });

    expect(lastLine(output)).toBe('1 passed, 1 failed');
  });

  it('counts and names what was skipped', () => {
    const output = jestRun({ 'a.test.js': "describe('x', () => { it.skip('syncs', () => {}); it('a', () => {}); });" });

    expect(output).toContain('\nSKIPPED x syncs\n');
    expect(lastLine(output)).toBe('1 passed, 0 failed, 1 skipped');
  });
});
