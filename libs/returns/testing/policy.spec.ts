import { readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import { policy } from './policy.js';

it('is the policy that ships', () => {
  const { version: _, ...told } = policy();
  expect(told).toEqual(JSON.parse(readFileSync('policies/seller.json', 'utf8')));
});
