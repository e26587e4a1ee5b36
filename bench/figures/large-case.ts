import { performance } from 'node:perf_hooks';
import type { Figure } from '../figure.js';
import { succeeded } from '../load/clients.js';
import { Connection } from '../load/connection.js';
import { keyFor } from '../service/api.js';
import { adminKey, startProduct } from '../service/product.js';
import { percentile } from '../statistics.js';
import { buyerOf, orderOf } from '../traffic/orders.js';
import { returnOf } from '../traffic/returns.js';

const lineCount = 200;
const serialsALine = 100;

export const largeCase: Figure = {
  name: 'large-case',
  how: `One client takes a case of ${lineCount} lines with ${serialsALine} serial numbers each through receipt, inspection, choice and refund, \
line by line over HTTP, all serial numbers named at the door.`,
  measure: async (bench) => {
    const product = bench.keep(await startProduct(bench.folder()));
    const connection = new Connection(product.url);
    let sent = 0;
    const warehouse = await keyFor(product.url, 'warehouse');
    const post = async (path: string, body: object, key = adminKey) => succeeded(await connection.post(path, key, body, `step-${sent++}`));
    bench.say(`recording an order of ${lineCount} lines and requesting all of it`);
    await post('/v1/orders', largeOrder());
    const { rmaId } = JSON.parse(await post('/v1/rmas', largeRequest())) as { readonly rmaId: string };
    await post(`/v1/rmas/${rmaId}/issue`, {});
    const taken: number[] = [];
    for (const n of lines.slice(0, bench.count(lineCount, 50))) {
      for (const [path, body] of commandsOn(n)) {
        const began = performance.now();
        await post(`/v1/rmas/${rmaId}/${path}`, body, path === 'inspect' ? warehouse : adminKey);
        taken.push(performance.now() - began);
      }
    }
    connection.close();
    return [
      {
        what: `a command on a case of ${lineCount} lines with ${serialsALine} serials each, 99 of 100 within`,
        value: percentile(taken, 0.99),
        unit: 'ms',
        target: { below: 20 },
      },
      { what: 'half within', value: percentile(taken, 0.5), unit: 'ms' },
    ];
  },
};

const lines = Array.from({ length: lineCount }, (_, n) => n);
const lineId = (n: number): string => `L${n + 1}`;
const serialsOf = (n: number): readonly string[] => Array.from({ length: serialsALine }, (_, k) => `L${n + 1}-${1_000 + k}`);

function largeOrder() {
  const order = orderOf(0);
  const sold = lines.map((n) => ({
    lineId: lineId(n),
    sku: `SKU-${n + 1}`,
    description: `Player ${n + 1}`,
    category: 'mp3Mp4Player',
    quantity: serialsALine,
    itemsTotal: 349_901,
    tax: 27_992,
    serialNumbers: serialsOf(n),
  }));
  const [shipment] = order.shipments;
  return {
    ...order,
    lines: sold,
    shipments: [{ ...shipment, lines: sold.map((line) => ({ lineId: line.lineId, quantity: serialsALine })) }],
  };
}

function largeRequest() {
  const asked = lines.map((n) => ({
    lineId: lineId(n),
    quantity: serialsALine,
    serialNumbers: serialsOf(n),
    reason: { code: 'seemsDefective' },
  }));
  return { ...returnOf(0), lines: asked, requestedBy: buyerOf(0) };
}

function commandsOn(n: number): readonly (readonly [path: string, body: object])[] {
  const units = { lineId: lineId(n), quantity: serialsALine };
  const named = { ...units, serialNumbers: serialsOf(n) };
  return [
    ['receive', { items: [named], rmaFormPresent: true }],
    ['inspect', { items: [{ ...named, condition: 'opened', verdict: 'accepted', disposition: 'restock' }] }],
    ['resolution', { resolution: 'refund', lines: [units], agreedBy: 'the buyer' }],
    ['refund', { lines: [units] }],
  ];
}
