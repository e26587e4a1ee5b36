import { join } from 'node:path';
import { openEventStoreDB } from '#rma/event-store/eventstoredb';
import { type Appendable, BareAppends } from '#rma/event-store/testing/eventstoredb-server';
import { projectRoot } from '#rma/platform';
import type { Figure } from '../figure.js';
import { LoadProcess } from '../load/load-process.js';
import { importOrders, keyFor } from '../service/api.js';
import { startProduct } from '../service/product.js';
import { startServer } from '../service/server.js';
import { median } from '../statistics.js';

const clients = 64;
/** A request reserves units of the order, then opens the case: an append each. */
const appendsOfARequest = 2;

export const onEventStoreDB: Figure = {
  name: 'eventstoredb',
  how: `POST /v1/rmas over ${clients} connections on a product whose events are in a server that stands for EventStoreDB, in a process of its own \
(${appendsOfARequest} dependent appends a request); the official client alone appends the bytes of the same events to the same server from ${clients} \
writers, one call an append as the adapter does. Rounds alternate; medians. No real server, no disk: what is measured is what the product adds.`,
  measure: async (bench) => {
    const program = join(projectRoot, 'dist/libs/event-store/testing/eventstoredb-server/main.js');
    const server = bench.keep(await startServer([program], {}, /ready at (\S+)$/));
    const load = bench.keep(new LoadProcess());
    const [rounds, each] = [bench.count(5, 3), bench.count(6_000, 2_000)];
    bench.say(`importing ${each * (rounds + 1)} orders`);
    const product = bench.keep(await startProduct(bench.folder(), { EVENT_STORE_URL: server.url }));
    await importOrders(product.url, 0, each * (rounds + 1));
    const key = await keyFor(product.url, 'agent');
    let from = 0;
    const ask = async () => {
      const { perSecond, p99 } = await load.run({
        kind: 'requestReturns',
        url: product.url,
        path: '/v1/rmas',
        key,
        clients,
        from,
        count: each,
      });
      from += each;
      return { appends: perSecond * appendsOfARequest, p99 };
    };
    bench.say('warming up');
    await ask();
    const events = await newest(server.url);
    const bare = bench.keep(new BareAppends(server.url));
    const bareAppends = (shared: boolean) => bare.perSecond(events, each * appendsOfARequest, clients, shared);
    await bareAppends(false);

    const taken: { readonly appends: number; readonly p99: number; readonly bare: number; readonly shared: number }[] = [];
    for (let round = 1; round <= rounds; round++) {
      bench.say(`round ${round} of ${rounds}`);
      taken.push({ ...(await ask()), bare: await bareAppends(false), shared: await bareAppends(true) });
    }
    const of = (value: (round: (typeof taken)[number]) => number) => median(taken.map(value));
    return [
      {
        what: "appends of POST /v1/rmas on EventStoreDB ÷ the client's own",
        value: of((round) => round.appends / round.bare),
        unit: '',
        target: { atLeast: 0.6 },
      },
      { what: "÷ the client's own on its shared call", value: of((round) => round.appends / round.shared), unit: '' },
      { what: 'the product', value: of(({ appends }) => appends), unit: 'appends/s' },
      { what: 'the product, 99 of 100 within', value: of(({ p99 }) => p99), unit: 'ms' },
      { what: 'the client alone', value: of((round) => round.bare), unit: 'appends/s' },
      { what: 'the client alone, on its shared call', value: of((round) => round.shared), unit: 'appends/s' },
    ];
  },
};

/** The bytes of what the product stored last. */
async function newest(url: string): Promise<readonly Appendable[]> {
  const store = await openEventStoreDB(url);
  const events = await store.readAll('end', 'backwards', { types: ['UnitsReserved', 'ReturnRequested'] }, 200);
  await store.close();
  const bytes = new TextEncoder();
  return events.map(({ type, text }) => ({ type, data: bytes.encode(text?.data), metadata: bytes.encode(text?.metadata) }));
}
