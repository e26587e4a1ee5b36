import type { Figure } from '../figure.js';
import type { Load } from '../load/clients.js';
import { LoadProcess } from '../load/load-process.js';
import { importOrders, keysForAll } from '../service/api.js';
import { processorSeconds, settled } from '../service/process-use.js';
import { startProduct } from '../service/product.js';
import { median } from '../statistics.js';

const clients = 16;

export const liveReturns: Figure = {
  name: 'lives',
  how: `${clients} clients, each with the keys of an agent, the warehouse and finance: request, issue, receive, inspect, choose, refund, \
payment by hand, close; every call after the answer to the one before. Orders were imported before. Median of the rounds.`,
  measure: async (bench) => {
    const load = bench.keep(new LoadProcess());
    const rounds = bench.count(5, 3);
    const each = bench.count(3_000, 1_000);
    const product = bench.keep(await startProduct(bench.folder()));
    await importOrders(product.url, 0, each * (rounds + 1));
    const keys = await keysForAll(product.url);
    const taken: Load[] = [];
    let processor = 0;
    for (let round = 0; round <= rounds; round++) {
      bench.say(round === 0 ? 'warming up' : `round ${round} of ${rounds}`);
      await settled(product.pid);
      if (round === 1) processor = processorSeconds(product.pid);
      taken.push(await load.run({ kind: 'liveReturns', url: product.url, keys, clients, from: round * each, count: each }));
    }
    await settled(product.pid);
    processor = processorSeconds(product.pid) - processor;
    const measured = taken.slice(1);
    return [
      {
        what: 'lives of eight calls',
        value: median(measured.map(({ perSecond }) => perSecond)),
        unit: 'lives/s',
        target: { atLeast: 500 },
      },
      { what: 'a life, 99 of 100 within', value: median(measured.map(({ p99 }) => p99)), unit: 'ms' },
      { what: 'processor time', value: (processor / (each * rounds * 8)) * 1e6, unit: 'µs/call' },
    ];
  },
};
