import { describe, expect, it } from '@jest/globals';
import { AppendOutcomeUnknown } from '../errors.js';
import { EventStoreTimeout } from '../store-errors.js';
import { NO_STREAM } from '../port.js';
import { envelope } from './envelopes.js';
import { MemoryEventStore } from './memory-event-store.js';

describe('the faults of the memory store', () => {
  it('fail an append before it takes place', async () => {
    const store = new MemoryEventStore();
    store.faults.beforeAppend = () => {
      throw new Error('connection lost');
    };
    await expect(store.append('rma-1', NO_STREAM, [envelope()])).rejects.toThrow('connection lost');
    expect(await store.read('rma-1', 'start', 'forwards', 10)).toEqual({ kind: 'noStream' });
  });

  it('lose the answer of an append that took place, and the same append again finds it', async () => {
    const store = new MemoryEventStore();
    const sent = [envelope()];
    store.faults.afterAppend = () => Promise.reject(new Error('answer lost'));
    await expect(store.append('rma-1', NO_STREAM, sent)).rejects.toThrow('answer lost');
    delete store.faults.afterAppend;
    expect(await store.append('rma-1', NO_STREAM, sent)).toMatchObject({ kind: 'appended', revision: 0, alreadyThere: true });
  });

  it('hang a read, which then ends by its own timeout', async () => {
    const store = new MemoryEventStore({ timeoutMilliseconds: 10, faults: { beforeRead: () => new Promise(() => {}) } });
    await expect(store.read('rma-1', 'start', 'forwards', 10)).rejects.toBeInstanceOf(EventStoreTimeout);
  });

  it('hang an append, whose outcome is then unknown', async () => {
    const store = new MemoryEventStore({ timeoutMilliseconds: 10, faults: { afterAppend: () => new Promise(() => {}) } });
    await expect(store.append('rma-1', NO_STREAM, [envelope()])).rejects.toBeInstanceOf(AppendOutcomeUnknown);
  });
});
