import { describe, expect, it, jest } from '@jest/globals';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { NO_HASH, NO_STREAM, seal } from '#rma/event-store';
import { asLines, asStream } from './support/feed.js';
import { startService } from './support/service.js';

jest.setTimeout(40_000);

const service = await startService();
const subscriber = await service.as('subscriber');
const { store } = service.installation;
const events = 500;

/** 80 KB each, 40 MB in all: many times what lies in the buffers of a socket. */
const data = { outcome: 'x'.repeat(80_000) };
const common = {
  commandId: 'c',
  requestFingerprint: 'f',
  correlationId: 'c',
  causationId: 'c',
  actor: { id: 'a', role: 'agent', channel: 'api', keyId: null },
  occurredAt: '2026-03-02T09:00:00.000Z',
  policyVersion: 'p',
};
for (let n = 0; n < events; n++) {
  const stream = `rma-large-${n}`;
  await store.append(stream, NO_STREAM, seal(stream, 0, NO_HASH, [{ type: 'RmaClosed', schemaVersion: 1, data }], common));
}

/** How many events the service has read for readers of the feed. */
let read = 0;
const readAll = store.readAll.bind(store);
store.readAll = async (from, direction, filter, max) => {
  const found = await readAll(from, direction, filter, max);
  if (filter.types === undefined) read += found.length; // the views name the types that they read
  return found;
};

async function settled(): Promise<number> {
  for (let before = -1; before !== read; await sleep(300)) before = read;
  return read;
}

/** Asks for all events and reads nothing of the answer. */
async function asked(accept: string): Promise<Socket> {
  const { hostname, port } = new URL(service.url);
  const socket = connect(Number(port), hostname);
  await once(socket, 'connect');
  socket.pause();
  socket.write(
    `GET /v1/events?limit=${events} HTTP/1.1\r\nhost: a\r\nauthorization: Bearer ${subscriber.key}\r\naccept: ${accept}\r\n\r\n`,
  );
  return socket;
}

describe.each([asLines.accept, asStream.accept])('a reader of %s who does not read', (accept) => {
  it('is read ahead for by what the socket holds and a page, and gets everything when they do', async () => {
    const before = read;
    const socket = await asked(accept);
    const ahead = (await settled()) - before;
    expect(ahead).toBeGreaterThan(0);
    expect(ahead).toBeLessThan(events / 2);

    let told = 0;
    let tail = '';
    socket.setEncoding('latin1').on('data', (part: string) => {
      told += (tail + part).split('"specversion":').length - 1;
      tail = part.slice(-13);
    });
    socket.resume();
    for (const deadline = performance.now() + 20_000; told < events && performance.now() < deadline;) await sleep(20);
    socket.destroy();
    expect(told).toBe(events);
  });

  it('who goes away is not read for any more', async () => {
    const socket = await asked(accept);
    await settled();
    socket.destroy();
    const after = await settled();
    await sleep(300);
    expect(read).toBe(after);
  });
});
