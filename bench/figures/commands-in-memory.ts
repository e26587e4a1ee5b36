import { performance } from 'node:perf_hooks';
import type { RunnerOptions } from '#rma/event-store';
import { MemoryEventStore } from '#rma/event-store/testing';
import type { Figure } from '../figure.js';
import { envelopesOfLives } from '../seed/envelopes.js';
import type { SealedTexts } from '../seed/sealed-texts.js';
import { livesOn, textsIn } from '../seed/workshop.js';
import { median } from '../statistics.js';

const atOnce = 64;

export const commandsInMemory: Figure = {
  name: 'memory',
  how: `The product's command runner, aggregates and reactions on the memory store: whole returns, ${atOnce} at once; each command loads and folds \
its stream, decides, seals, hashes and appends. As it ships it remembers the streams folded last; beside it, reading every stream again. Medians.`,
  measure: async (bench) => {
    const texts = await textsIn(bench.folder());
    const [life = []] = await envelopesOfLives(1, texts);
    const lives = bench.count(4_000, 1_500);
    const rounds = bench.count(9, 5);
    const taken: { readonly shipped: number; readonly reading: number }[] = [];
    for (let round = 0; round <= rounds; round++) {
      bench.say(round === 0 ? 'warming up' : `round ${round} of ${rounds}`);
      const perSecond = async (options: RunnerOptions) => (lives * life.length) / (await secondsOf(lives, texts, options));
      const shipped = await perSecond({});
      const reading = await perSecond({ rememberedBytes: 0 });
      if (round > 0) taken.push({ shipped, reading });
    }
    return [
      {
        what: 'load, fold, decide, append in memory',
        value: median(taken.map(({ shipped }) => shipped)),
        unit: 'commands/s',
        target: { atLeast: 40_000 },
      },
      { what: 'the same, every stream read again', value: median(taken.map(({ reading }) => reading)), unit: 'commands/s' },
    ];
  },
};

async function secondsOf(count: number, texts: SealedTexts, options: RunnerOptions): Promise<number> {
  const lives = livesOn(new MemoryEventStore(), texts, options);
  let next = 0;
  const began = performance.now();
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      while (next < count) await lives.live(next++);
    }),
  );
  return (performance.now() - began) / 1_000;
}
