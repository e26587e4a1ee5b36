import type { Figure } from '../figure.js';
import { Connection } from '../load/connection.js';
import { succeeded } from '../load/clients.js';
import { LoadProcess } from '../load/load-process.js';
import { adminKey, startProduct } from '../service/product.js';
import { call } from '../service/api.js';
import { orderIdOf, orderOf } from '../traffic/orders.js';
import { returnOf } from '../traffic/returns.js';

const events = 1_000;
const units = 250;

export const caseAsOf: Figure = {
  name: 'as-of',
  how: `One client asks GET /v1/rmas/{id}?asOf= over a case of ${events} events: ${units} units of one line, received and inspected one by one, \
a note after every second step. Moments spread over its whole life; then one first question about another such case, as of its end.`,
  measure: async (bench) => {
    const product = bench.keep(await startProduct(bench.folder()));
    const load = bench.keep(new LoadProcess());
    bench.say(`living a case of ${events} events`);
    const long = await longCase(product.url, 0);
    const other = await longCase(product.url, 1);
    const ask = (about: typeof long, count: number) =>
      load.run({ kind: 'askAsOf', url: product.url, key: adminKey, ...about, clients: 1, from: 0, count });
    await ask(long, bench.count(500, 200));
    const { p50, p99 } = await ask(long, bench.count(3_000, 500));
    const { p50: anew } = await ask({ ...other, first: other.last }, 1);
    return [
      { what: `a case of ${events} events as of any moment, 99 of 100 within`, value: p99, unit: 'ms', target: { below: 10 } },
      { what: 'half within', value: p50, unit: 'ms' },
      { what: 'the first question about such a case', value: anew, unit: 'ms' },
    ];
  },
};

/** The case of the nth order and, in milliseconds, its first and last moments. */
async function longCase(url: string, nth: number): Promise<{ readonly rmaId: string; readonly first: number; readonly last: number }> {
  const connection = new Connection(url);
  let sent = 0;
  const post = async (path: string, body: object) =>
    JSON.parse(succeeded(await connection.post(path, adminKey, body, `case-${nth}-step-${sent++}`))) as {
      readonly rmaId: string;
      readonly revision: number;
    };
  await post('/v1/orders', largeOrder(nth));
  const first = Date.now();
  const request = returnOf(nth);
  const { rmaId } = await post('/v1/rmas', { ...request, lines: [{ ...request.lines[0], quantity: units }] });
  const one = { lineId: '1', quantity: 1 };
  const steps: (readonly [string, object])[] = [];
  const note = (n: number) => steps.push(['/notes', { text: `Carton ${n} counted by two people.` }]);
  for (let n = 0; n < units; n++) {
    steps.push(['/receive', { items: [one], rmaFormPresent: true }]);
    if (n % 2 === 0) note(n);
    steps.push(['/inspect', { items: [{ ...one, condition: 'opened', verdict: 'accepted', disposition: 'restock' }] }]);
    if (n % 2 === 1) note(n);
  }
  let { revision } = await post(`/v1/rmas/${rmaId}/issue`, {});
  for (const [path, body] of steps) ({ revision } = await post(`/v1/rmas/${rmaId}${path}`, body));
  while (revision < events - 1) ({ revision } = await post(`/v1/rmas/${rmaId}/notes`, { text: 'Asked again when it is done.' }));
  connection.close();
  const { revision: shown } = await call<{ readonly revision: number }>(url, 'GET', `/v1/rmas/${rmaId}`);
  if (shown !== events - 1) throw new Error(`The case of order ${orderIdOf(nth)} has ${shown + 1} events, not ${events}.`);
  return { rmaId, first: first + 1_000, last: Date.now() };
}

function largeOrder(nth: number) {
  const order = orderOf(nth);
  const [line] = order.lines;
  const [shipment] = order.shipments;
  return {
    ...order,
    lines: [{ ...line, quantity: units, itemsTotal: 349_901 }],
    shipments: [{ ...shipment, lines: [{ lineId: '1', quantity: units }] }],
  };
}
