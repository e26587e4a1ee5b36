import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Figure } from '../figure.js';
import { eventsPerCase, seed } from '../seed/seed.js';
import { memoryOf, settled } from '../service/process-use.js';
import { startProduct } from '../service/product.js';
import { call } from '../service/api.js';
import { median } from '../statistics.js';

export const startUp: Figure = {
  name: 'start',
  how: `The service starts again on what it had stored, from the start of its process to the line by which it says that it is ready, and answers \
at once; memory is its resident set when nothing is left to do, and the most it had. Beside it the same with the views deleted. Medians.`,
  measure: async (bench) => {
    const events = bench.count(500_000, 100_000);
    const dataDir = bench.folder();
    bench.say(`seeding ${events} events`);
    await seed(dataDir, events / eventsPerCase);
    const again = async () => {
      const product = bench.keep(await startProduct(dataDir));
      await call(product.url, 'GET', '/v1/rmas?limit=1');
      await settled(product.pid);
      const { now, peak } = memoryOf(product.pid);
      await product.stop();
      return { readyAfter: product.readyAfter, now, peak };
    };
    const withoutViews = () => {
      for (const file of ['views.db', 'views.db-wal', 'views.db-shm']) rmSync(join(dataDir, file), { force: true });
      return again();
    };
    bench.say('starting');
    await again();
    const starts = [];
    for (let start = 0; start < bench.count(7, 3); start++) starts.push(await again());
    const rebuilt = await withoutViews();
    return [
      {
        what: `start to ready with ${events} events stored`,
        value: median(starts.map(({ readyAfter }) => readyAfter)) / 1_000,
        unit: 's',
        target: { below: 2 },
      },
      { what: 'memory', value: median(starts.map(({ now }) => now)), unit: 'MB', target: { below: 250 } },
      { what: 'memory at its peak', value: Math.max(...starts.map(({ peak }) => peak)), unit: 'MB', target: { below: 250 } },
      { what: 'views deleted: start to ready', value: rebuilt.readyAfter / 1_000, unit: 's' },
      { what: 'views deleted: memory at its peak', value: rebuilt.peak, unit: 'MB' },
    ];
  },
};
