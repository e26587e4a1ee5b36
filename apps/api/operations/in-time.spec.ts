import { describe, expect, it } from '@jest/globals';
import { inTime, NoAnswerInTime } from './in-time.js';

describe('an answer in time', () => {
  it('is the answer, or the failure, of who was asked', async () => {
    await expect(inTime(1_000, Promise.resolve(7))).resolves.toBe(7);
    await expect(inTime(1_000, Promise.reject(new TypeError('no')))).rejects.toThrow(TypeError);
  });

  it('is not waited for any longer', async () => {
    await expect(inTime(10, Promise.withResolvers<never>().promise)).rejects.toThrow(NoAnswerInTime);
  });
});
