import { describe, expect, it, jest } from '@jest/globals';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { NO_HASH, NO_STREAM, seal } from '#rma/event-store';
import { asLines, asStream, type CloudEvent, linesOf } from './support/feed.js';
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
async function appendLarge(as: string): Promise<void> {
  for (let n = 0; n < events; n++) {
    const stream = `rma-${as}-${n}`;
    await store.append(stream, NO_STREAM, seal(stream, 0, NO_HASH, [{ type: 'RmaClosed', schemaVersion: 1, data }], common));
  }
}
await appendLarge('stored');

/** How many events the service has read for readers of the feed. */
let read = 0;
const readAll = store.readAll.bind(store);
store.readAll = async (from, direction, filter, max) => {
  const found = await readAll(from, direction, filter, max);
  if (filter.types === undefined) read += found.length; // the views name the types that they read
  return found;
};
const subscribe = store.subscribe.bind(store);
store.subscribe = async function* (...asked) {
  for await (const message of subscribe(...asked)) {
    read += 1;
    yield message;
  }
};

/** How many are read once no more are, and not before there were some. */
async function readSince(before: number): Promise<number> {
  while (read === before) await sleep(20);
  await settled();
  return read - before;
}

async function settled(): Promise<void> {
  for (let before = -1; before !== read; await sleep(400)) before = read;
}

/** Asks for events and reads nothing of the answer. */
async function asked(accept: string, query = ''): Promise<Socket> {
  const { hostname, port } = new URL(service.url);
  const socket = connect(Number(port), hostname);
  await once(socket, 'connect');
  socket.pause();
  socket.write(
    `GET /v1/events?limit=${events}${query} HTTP/1.1\r\nhost: a\r\nauthorization: Bearer ${subscriber.key}\r\naccept: ${accept}\r\n\r\n`,
  );
  return socket;
}

async function countTold(socket: Socket): Promise<number> {
  let told = 0;
  let tail = '';
  socket.setEncoding('latin1').on('data', (part: string) => {
    told += (tail + part).split('"specversion":').length - 1;
    tail = part.slice(-13);
  });
  socket.resume();
  for (const deadline = performance.now() + 20_000; told < events && performance.now() < deadline;) await sleep(20);
  socket.destroy();
  return told;
}

describe.each([asLines.accept, asStream.accept])('a reader of %s who does not read', (accept) => {
  it('is read ahead for by what the socket holds and a page, and gets everything when they do', async () => {
    const before = read;
    const socket = await asked(accept);
    expect(await readSince(before)).toBeLessThan(events / 2);
    expect(await countTold(socket)).toBe(events);
  });

  it('who goes away is not read for any more', async () => {
    const before = read;
    const socket = await asked(accept);
    await readSince(before);
    socket.destroy();
    await settled();
    const after = read;
    await sleep(300);
    expect(read).toBe(after);
    expect(after - before).toBeLessThan(events / 2);
  });
});

describe('a reader of lines who was cut off in the middle', () => {
  it('goes on after the last whole line', async () => {
    const all = (await linesOf(subscriber)).map(({ id }) => id);
    const heard: CloudEvent[] = [];
    for (let cuts = 0; heard.length < all.length; cuts++) {
      const gone = new AbortController();
      const headers = { ...asLines, authorization: `Bearer ${subscriber.key}` };
      const after = heard.at(-1)?.position;
      const response = await fetch(`${service.url}/v1/events${after === undefined ? '' : `?after=${after}`}`, {
        headers,
        signal: gone.signal,
      });
      let text = '';
      for await (const part of (response.body ?? new ReadableStream()).pipeThrough(new TextDecoderStream())) {
        text += part;
        if (text.length > 7_000_000 && cuts < 5) break;
      }
      gone.abort();
      heard.push(
        ...text
          .split('\n')
          .slice(0, -1)
          .map((line) => JSON.parse(line) as CloudEvent),
      );
      expect(cuts).toBeLessThan(7);
    }
    expect(heard.map(({ id }) => id)).toEqual(all);
  });
});

describe('a live reader who stops reading', () => {
  it('is read ahead for by what the socket holds, however much happens meanwhile', async () => {
    const asking = read;
    const socket = await asked(asStream.accept, `&after=${String(await store.head({}))}`);
    await readSince(asking);
    const before = read;
    await appendLarge('live');
    expect(await readSince(before)).toBeLessThan(events / 2);
    expect(await countTold(socket)).toBe(events);
  });
});
