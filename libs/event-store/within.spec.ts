import { describe, expect, it } from '@jest/globals';
import { EventStoreTimeout } from './store-errors.js';
import { within } from './within.js';

describe('a call with our own timeout', () => {
  const late = () => new EventStoreTimeout('read', 10);

  it('answers what the store answers', async () => {
    expect(await within(1_000, Promise.resolve(7), late)).toBe(7);
  });

  it('fails as the store fails', async () => {
    await expect(within(1_000, Promise.reject(new Error('disk on fire')), late)).rejects.toThrow('disk on fire');
  });

  it('is an error, never a hang, when the store stays silent', async () => {
    await expect(within(10, new Promise<never>(() => {}), late)).rejects.toEqual(late());
  });
});
