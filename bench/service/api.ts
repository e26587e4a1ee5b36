import { orderOf } from '../traffic/orders.js';
import type { Role } from '../traffic/returns.js';
import { adminKey } from './product.js';

/** A call outside of what is measured. */
export async function call<Answer>(
  url: string,
  method: 'GET' | 'POST',
  path: string,
  body?: string | ReadableStream<Uint8Array>,
  type = 'application/json',
): Promise<Answer> {
  const headers = { authorization: `Bearer ${adminKey}`, ...(body === undefined ? {} : { 'content-type': type }) };
  const response = await fetch(url + path, { method, headers, ...(body === undefined ? {} : { body, duplex: 'half' }) });
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}: ${text}`);
  return JSON.parse(text) as Answer;
}

export async function keyFor(url: string, role: Role | 'subscriber'): Promise<string> {
  const made = await call<{ readonly key: string }>(url, 'POST', '/v1/keys', JSON.stringify({ role, note: 'bench' }));
  return made.key;
}

export async function keysForAll(url: string): Promise<Readonly<Record<Role, string>>> {
  return { agent: await keyFor(url, 'agent'), warehouse: await keyFor(url, 'warehouse'), finance: await keyFor(url, 'finance') };
}

/** Imports the orders from `from` on, as one stream of lines. */
export async function importOrders(url: string, from: number, count: number): Promise<void> {
  const lines = ReadableStream.from(orderLines(from, count));
  const { recorded } = await call<{ readonly recorded: number }>(url, 'POST', '/v1/orders/import', lines, 'application/x-ndjson');
  if (recorded !== count) throw new Error(`Of ${count} orders ${recorded} were recorded.`);
}

function* orderLines(from: number, count: number): Generator<Uint8Array> {
  const encoder = new TextEncoder();
  for (let n = from; n < from + count; n++) yield encoder.encode(`${JSON.stringify(orderOf(n))}\n`);
}
