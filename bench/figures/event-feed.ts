import { setTimeout as sleep } from 'node:timers/promises';
import type { Figure } from '../figure.js';
import { LoadProcess } from '../load/load-process.js';
import { keyFor } from '../service/api.js';
import { adminKey, startProduct } from '../service/product.js';
import { eventsPerCase, seed } from '../seed/seed.js';
import { median, percentile } from '../statistics.js';

export const eventFeed: Figure = {
  name: 'feed',
  how: `One reader, a subscriber in a process of its own, reads GET /v1/events as lines from the first event to the head and counts them; then an \
admin, for whom what is personal is opened. Meanwhile somebody asks /livez every 20 ms. Median of the rounds.`,
  measure: async (bench) => {
    const stored = bench.count(500_000, 100_000);
    const dataDir = bench.folder();
    bench.say(`seeding ${stored} events`);
    await seed(dataDir, stored / eventsPerCase);
    const product = bench.keep(await startProduct(dataDir));
    const load = bench.keep(new LoadProcess());
    const subscriber = await keyFor(product.url, 'subscriber');
    const read = async (key: string, rounds: number) => {
      const taken = [];
      for (let round = 0; round <= rounds; round++) {
        bench.say(round === 0 ? 'warming up' : `round ${round} of ${rounds}`);
        const meanwhile = asking(product.url);
        const { count, perSecond } = await load.run({ kind: 'followEvents', url: product.url, key });
        const waits = await meanwhile.stop();
        if (round > 0) taken.push({ count, perSecond, wait: percentile(waits, 0.99) });
      }
      return taken;
    };
    const told = await read(subscriber, bench.count(5, 3));
    const opened = await read(adminKey, bench.count(3, 1));
    return [
      {
        what: `events to one reader, ${told[0]?.count} published of ${stored} stored`,
        value: median(told.map(({ perSecond }) => perSecond)),
        unit: 'events/s',
        target: { atLeast: 50_000 },
      },
      { what: 'others wait meanwhile, 99 of 100 within', value: median(told.map(({ wait }) => wait)), unit: 'ms' },
      { what: 'with what is personal opened', value: median(opened.map(({ perSecond }) => perSecond)), unit: 'events/s' },
      { what: 'others wait meanwhile, 99 of 100 within', value: median(opened.map(({ wait }) => wait)), unit: 'ms' },
    ];
  },
};

/** Asks for next to nothing again and again, and tells how long each answer took. */
function asking(url: string) {
  const waits: number[] = [];
  let stopped = false;
  const asked = (async () => {
    while (!stopped) {
      const since = performance.now();
      await (await fetch(`${url}/livez`)).text();
      waits.push(performance.now() - since);
      await sleep(20);
    }
  })();
  return {
    stop: async () => {
      stopped = true;
      await asked;
      return waits;
    },
  };
}
