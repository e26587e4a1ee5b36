import { startFloor } from '../floor/start-floor.js';
import { takeSamples } from '../floor/samples.js';
import type { Bench } from '../bench.js';
import type { Figure, Reading } from '../figure.js';
import { succeeded } from '../load/clients.js';
import { Connection } from '../load/connection.js';
import { LoadProcess } from '../load/load-process.js';
import { importOrders, keyFor } from '../service/api.js';
import { processorSeconds, settled } from '../service/process-use.js';
import { startProduct } from '../service/product.js';
import type { Server } from '../service/server.js';
import { median } from '../statistics.js';
import { returnOf } from '../traffic/returns.js';

const clients = 64;

/** Requests a second, and microseconds of processor time a request with all that it leads to. */
interface Round {
  readonly perSecond: number;
  readonly processor: number;
  readonly p99: number;
}

export const requestReturns: Figure = {
  name: 'request',
  how: `POST /v1/rmas over ${clients} connections, one unit of an order that was imported before the service was restarted, own Idempotency-Key; \
bare Fastify inserts the bytes of the two events that the product stored, the second after the first is durable. Rounds alternate; medians.`,
  measure: async (bench) => {
    const load = bench.keep(new LoadProcess());
    const rounds = bench.count(5, 3);
    const each = bench.count(20_000, 6_000);
    const dataDir = bench.folder();
    const product = await withOrders(bench, dataDir, each * (rounds + 1) + 1);
    const key = await keyFor(product.url, 'agent');
    let from = 0;
    const ask = (server: Server, path: string, count: number, first = 0) =>
      roundOf(server, count, () => load.run({ kind: 'requestReturns', url: server.url, path, key, clients, from: first, count }));
    const askProduct = async () => {
      const round = await ask(product, '/v1/rmas', each, from);
      from += each;
      return round;
    };
    bench.say('warming up');
    await askProduct();
    const folder = bench.folder();
    const answer = await answerTo(product.url, key, each * (rounds + 1));
    const floor = bench.keep(await startFloor(folder, takeSamples(dataDir, folder, answer)));
    await ask(floor, '/inserts', each);
    await ask(floor, '/json', each);

    const taken: { readonly product: Round; readonly inserts: Round; readonly json: Round }[] = [];
    for (let round = 1; round <= rounds; round++) {
      bench.say(`round ${round} of ${rounds}`);
      taken.push({
        product: await askProduct(),
        inserts: await ask(floor, '/inserts', each * 2),
        json: await ask(floor, '/json', each * 2),
      });
    }
    const of = (value: (round: (typeof taken)[number]) => number) => median(taken.map(value));
    return readings(of);
  },
};

function readings(
  of: (value: (round: { readonly product: Round; readonly inserts: Round; readonly json: Round }) => number) => number,
): Reading[] {
  return [
    {
      what: 'POST /v1/rmas ÷ bare Fastify with two dependent grouped inserts',
      value: of(({ product, inserts }) => product.perSecond / inserts.perSecond),
      unit: '',
      target: { atLeast: 0.45 },
    },
    { what: '÷ bare Fastify alone', value: of(({ product, json }) => product.perSecond / json.perSecond), unit: '' },
    { what: 'the product', value: of(({ product }) => product.perSecond), unit: 'requests/s' },
    { what: 'the product, 99 of 100 within', value: of(({ product }) => product.p99), unit: 'ms' },
    { what: 'bare Fastify with two inserts', value: of(({ inserts }) => inserts.perSecond), unit: 'requests/s' },
    { what: 'bare Fastify alone', value: of(({ json }) => json.perSecond), unit: 'requests/s' },
    { what: 'the product, processor time', value: of(({ product }) => product.processor), unit: 'µs/request' },
    { what: 'bare Fastify with two inserts, processor time', value: of(({ inserts }) => inserts.processor), unit: 'µs/request' },
  ];
}

/** A product that knows the orders but remembers none of them. */
async function withOrders(bench: Bench, dataDir: string, count: number): Promise<Server> {
  bench.say(`importing ${count} orders`);
  const importing = bench.keep(await startProduct(dataDir));
  await importOrders(importing.url, 0, count);
  await importing.stop();
  return bench.keep(await startProduct(dataDir));
}

async function answerTo(url: string, key: string, n: number): Promise<unknown> {
  const connection = new Connection(url);
  const answer = succeeded(await connection.post('/v1/rmas', key, returnOf(n), `request-${n}`));
  connection.close();
  return JSON.parse(answer);
}

async function roundOf(
  server: Server,
  count: number,
  run: () => Promise<{ readonly perSecond: number; readonly p99: number }>,
): Promise<Round> {
  const before = processorSeconds(server.pid);
  const { perSecond, p99 } = await run();
  await settled(server.pid);
  return { perSecond, p99, processor: ((processorSeconds(server.pid) - before) / count) * 1e6 };
}
