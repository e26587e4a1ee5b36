import { describe, expect, it } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { silence, withSilences } from './silences.js';

async function taken<One>(from: AsyncIterable<One>, count: number): Promise<readonly One[]> {
  const all: One[] = [];
  for await (const one of from) if (all.push(one) === count) break;
  return all;
}

describe('a source with silences', () => {
  it('brings what the source brings, and says so when nothing comes', async () => {
    async function* source() {
      yield 1;
      yield 2;
      await sleep(60);
      yield 3;
    }
    const all = await taken(withSilences(source(), 25), 5);
    expect(all.slice(0, 3)).toEqual([1, 2, silence]);
    expect(all).toContain(3);
  });

  it('ends with its source, also with a failure', async () => {
    async function* failing() {
      yield 1;
      throw new Error('broken');
    }
    expect(await taken(withSilences(noneOf(), 5), 9)).toEqual([]);
    await expect(taken(withSilences(failing(), 5), 9)).rejects.toThrow('broken');
  });

  it('can be left while nothing comes, at once, and then ends its source', async () => {
    const left = Promise.withResolvers<void>();
    const ending = new AbortController();
    async function* waiting() {
      try {
        await sleep(60_000, undefined, { signal: ending.signal }).catch(() => undefined);
        yield 1;
      } finally {
        left.resolve();
      }
    }
    expect(await taken(withSilences(waiting(), 5), 1)).toEqual([silence]);
    ending.abort();
    await left.promise;
  });
});

async function* noneOf(): AsyncGenerator<never> {}
