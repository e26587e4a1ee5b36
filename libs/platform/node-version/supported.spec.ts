import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { isSupported, oldestSupported } from './supported.js';

describe('the oldest supported Node', () => {
  it.each(['24.15.0', '24.15.3', '24.21.0', '25.0.0', '100.1.0'])('lets %s run', (version) => {
    expect(isSupported(version)).toBe(true);
  });

  it.each(['24.14.9', '24.9.0', '20.20.2', '18.0.0', ''])('refuses "%s"', (version) => {
    expect(isSupported(version)).toBe(false);
  });

  it('is the one that package.json declares', () => {
    const { engines } = JSON.parse(readFileSync('package.json', 'utf8')) as { engines: { node: string } };

    expect(engines.node).toBe(`>=${oldestSupported}`);
  });
});
