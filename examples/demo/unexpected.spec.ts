import { describe, expect, it } from '@jest/globals';
import { expectEqual, expectThere } from './unexpected.js';

describe('what a demo expects', () => {
  it('passes where both are equal in every part', () => {
    expect(() => expectEqual('The counts', { recorded: 336, rejected: [] }, { recorded: 336, rejected: [] })).not.toThrow();
  });

  it('is said beside what came instead', () => {
    expect(() => expectEqual('The counts', { recorded: 335 }, { recorded: 336 })).toThrow(
      'The counts\n  expected { recorded: 336 }\n  but got  { recorded: 335 }',
    );
  });

  it('is missed where nothing is', () => {
    expect(expectThere('The count', 0)).toBe(0);
    expect(() => expectThere('The number', null)).toThrow('The number is missing');
    expect(() => expectThere('The number', undefined)).toThrow('The number is missing');
  });
});
