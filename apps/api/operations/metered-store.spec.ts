import { beforeEach, describe, expect, it } from '@jest/globals';
import { envelope, MemoryEventStore } from '#rma/event-store/testing';
import { meteredStore } from './metered-store.js';
import { Metrics } from './metrics.js';

describe('a metered store', () => {
  let metrics: Metrics;
  const counted = async (name: string) => Number((await metrics.text()).match(new RegExp(`^${name} (\\S+)$`, 'm'))?.[1]);
  beforeEach(() => {
    metrics = new Metrics();
  });

  it('is the store it meters', async () => {
    const store = new MemoryEventStore();
    const metered = meteredStore(store, metrics);
    await metered.append('a-1', -1, [envelope()]);
    expect(metered.storeId).toBe(store.storeId);
    expect(await metered.read('a-1', 'start', 'forwards', 9)).toEqual(await store.read('a-1', 'start', 'forwards', 9));
    expect(await metered.readAll('start', 'forwards', {}, 9)).toHaveLength(1);
    expect(await metered.head({})).toBe(await store.head({}));
    const ending = new AbortController();
    for await (const message of metered.subscribe('start', {}, ending.signal)) if (message.kind === 'event') ending.abort();
    await metered.close();
  });

  it('counts every append, and which of them found its stream changed', async () => {
    const metered = meteredStore(new MemoryEventStore(), metrics);
    await metered.append('a-1', -1, [envelope()]);
    await metered.append('a-1', -1, [envelope()]);
    await metered.append('a-1', 0, [envelope()]);
    expect([await counted('rma_append_seconds_count'), await counted('rma_append_conflicts_total')]).toEqual([3, 1]);
    expect(await counted('rma_append_seconds_sum')).toBeGreaterThan(0);
  });

  it('counts an append that fails, and lets the failure through', async () => {
    const broken = Object.assign(new MemoryEventStore(), { append: () => Promise.reject(new TypeError('no')) });
    await expect(meteredStore(broken, metrics).append('a-1', -1, [envelope()])).rejects.toThrow(TypeError);
    expect(await counted('rma_append_seconds_count')).toBe(1);
  });
});
