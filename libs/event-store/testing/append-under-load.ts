import { randomUUID } from 'node:crypto';
import { writeSync } from 'node:fs';
import { NO_STREAM } from '../port.js';
import { openSqliteEventStore } from '../sqlite/index.js';
import { envelope } from './envelopes.js';

/** A process that is to be killed: many writers append for ever and write down what was acknowledged, a line `stream revision id` an event. */
const WRITERS = 32;
const file = process.argv[2] ?? '';
const store = openSqliteEventStore(file);

async function write(writer: number): Promise<never> {
  const stream = writer % 4 === 0 ? 'rmaShared-0' : `rma-${writer}`;
  const read = await store.read(stream, 'end', 'backwards', 1);
  let revision = read.kind === 'events' ? (read.events[0]?.revision ?? NO_STREAM) : NO_STREAM;
  for (let turn = 0; ; turn += 1) {
    const size = 1 + ((writer + turn) % 3);
    const append = `${randomUUID()}/${size}`;
    const sent = Array.from({ length: size }, () => envelope({ data: { append, text: 'x'.repeat(600) } }));
    const result = await store.append(stream, revision, sent);
    if (result.kind === 'appended') {
      const first = revision + 1;
      writeSync(1, sent.map(({ id }, index) => `${stream} ${first + index} ${id}\n`).join(''));
    }
    revision = result.kind === 'appended' ? result.revision : result.actual;
  }
}

await Promise.all(Array.from({ length: WRITERS }, (_, writer) => write(writer)));
