import type { Bench } from '../bench.js';
import type { Figure } from '../figure.js';
import { LoadProcess } from '../load/load-process.js';
import { seed } from '../seed/seed.js';
import { processorSeconds, settled } from '../service/process-use.js';
import { adminKey, startProduct } from '../service/product.js';
import type { Server } from '../service/server.js';
import { median } from '../statistics.js';

const clients = 16;
const commandsPerCase = 3;

export const manyCases: Figure = {
  name: 'growth',
  how: `Two services side by side, one with few cases stored, one with many (an order and an issued return each); ${clients} clients open new \
cases over HTTP: record an order, request, issue. Cost is the processor time of the service, what it does in the background included. Rounds alternate; medians.`,
  measure: async (bench) => {
    const [few, many] = [5_000, bench.count(500_000, 50_000)];
    const [small, large] = [await withCases(bench, few), await withCases(bench, many)];
    const load = bench.keep(new LoadProcess());
    const rounds = bench.count(7, 3);
    const each = bench.count(3_000, 1_500);
    const openSome = async (server: Server, round: number) => {
      const before = processorSeconds(server.pid);
      const { perSecond } = await load.run({
        kind: 'openCases',
        url: server.url,
        key: adminKey,
        clients,
        from: 2_000_000 + round * each,
        count: each,
      });
      await settled(server.pid);
      const processor = ((processorSeconds(server.pid) - before) / (each * commandsPerCase)) * 1e6;
      return { processor, time: 1e6 / (perSecond * commandsPerCase) };
    };
    type Cost = Awaited<ReturnType<typeof openSome>>;
    const taken: { readonly small: Cost; readonly large: Cost }[] = [];
    for (let round = 0; round <= rounds; round++) {
      bench.say(round === 0 ? 'warming up' : `round ${round} of ${rounds}`);
      const costs = { small: await openSome(small, round), large: await openSome(large, round) };
      if (round > 0) taken.push(costs);
    }
    return [
      {
        what: `cost of a command at ${many} cases ÷ at ${few}`,
        value: median(taken.map((costs) => costs.large.processor / costs.small.processor)),
        unit: '',
        target: { below: 1.3 },
      },
      { what: 'the same by elapsed time', value: median(taken.map((costs) => costs.large.time / costs.small.time)), unit: '' },
      { what: `processor time at ${few}`, value: median(taken.map((costs) => costs.small.processor)), unit: 'µs/command' },
      { what: `processor time at ${many}`, value: median(taken.map((costs) => costs.large.processor)), unit: 'µs/command' },
    ];
  },
};

async function withCases(bench: Bench, cases: number): Promise<Server> {
  const dataDir = bench.folder();
  bench.say(`seeding ${cases} cases`);
  await seed(dataDir, cases);
  const server = bench.keep(await startProduct(dataDir));
  await settled(server.pid);
  return server;
}
