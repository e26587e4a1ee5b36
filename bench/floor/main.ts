import { readFileSync } from 'node:fs';
import fastify from 'fastify';
import { groupedInserts } from './grouped-inserts.js';
import type { Samples } from './samples.js';

/**
 * Bare Fastify: `/json` parses a body and answers one, `/inserts` in between makes two inserts, the second after the first
 * is durable, of the bytes that the product stored for the same request.
 */
const [file = '', samplesFile = ''] = process.argv.slice(2);
const { pairs, answer } = JSON.parse(readFileSync(samplesFile, 'utf8')) as Samples;
const insert = groupedInserts(file);
let number = 0;

const server = fastify();
server.post('/json', (_request, reply) => reply.code(201).send(answer));
server.post('/inserts', async (_request, reply) => {
  const n = number++;
  const { first, second } = pairs[n % pairs.length] ?? fail();
  await insert({ ...first, stream: `${first.stream}.${n}` });
  await insert({ ...second, stream: `${second.stream}.${n}` });
  return reply.code(201).send(answer);
});

function fail(): never {
  throw new Error('There are no sample events.');
}

process.once('SIGTERM', () => process.exit());
console.log(`listening at ${await server.listen({ host: '127.0.0.1', port: 0 })}`);
