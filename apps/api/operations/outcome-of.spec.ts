import { describe, expect, it } from '@jest/globals';
import type { Answered } from '#rma/commands';
import { outcomeOf } from './outcome-of.js';

describe('what came of a command', () => {
  it.each([
    ['accepted where it made events', { kind: 'answered', answer: { events: ['RmaIssued'] } }, 'accepted', ''],
    ['already so where it made none', { kind: 'answered', answer: { events: [] } }, 'alreadySo', ''],
    [
      'refused, by the code',
      { kind: 'refused', revision: 1, refusal: { refused: 'NOT_REQUESTED', detail: 'd', facts: {} } },
      'refused',
      'NOT_REQUESTED',
    ],
    ['stale', { kind: 'stale', expected: 1, actual: 2 }, 'stale', ''],
    ['a conflict', { kind: 'concurrentChange', revision: 7 }, 'conflict', ''],
    ['a reused key', { kind: 'keyReused' }, 'keyReused', ''],
    ['an unknown case', { kind: 'unknownCase' }, 'unknownCase', ''],
  ] as [string, Answered<unknown>, string, string][])('is %s', (_, answered, outcome, code) => {
    expect(outcomeOf(answered)).toEqual({ outcome, code });
  });
});
