import { describe, expect, it } from '@jest/globals';
import { traceOf } from './trace-of.js';

function thrownBy(act: () => unknown): unknown {
  try {
    act();
  } catch (error) {
    return error;
  }
  throw new Error('Nothing was thrown.');
}

describe('what the log tells of an error', () => {
  it('is what it says of itself and where it was thrown', () => {
    const trace = traceOf(new TypeError('state is not iterable'));
    expect(trace).toMatch(/^TypeError: state is not iterable\n\s+at .*trace-of\.spec/);
  });

  it.each([
    ['no JSON', () => JSON.parse('Jane Doe, 12 Elm Street') as unknown],
    ['no time zone', () => new Intl.DateTimeFormat('en', { timeZone: 'Jane Doe' })],
  ])('quotes nothing of a text that is %s', (_, act) => {
    const error = thrownBy(act);
    expect(String(error)).toContain('Jane');
    const trace = traceOf(error);
    expect(trace).toMatch(/^(Syntax|Range)Error\n\s+at /);
    expect(trace).not.toContain('Jane');
  });

  it('quotes nothing that was thrown and is no error', () => {
    expect(traceOf('Jane Doe')).toBe('a thrown string');
  });
});
