import { expect, it } from '@jest/globals';
import type { Position } from '../port.js';
import { NO_STREAM } from '../port.js';
import { envelopes } from '../testing/envelopes.js';
import { serverFor, storeOn } from '../testing/eventstoredb-server/open.js';

/** 2,000 in a usual run; the long form is `APPENDS=20000 npm test -- many-appends`. */
const APPENDS = Number(process.env['APPENDS'] ?? 2_000);
const STREAMS = 50;

it(
  `${APPENDS} appends at once stay in order, each stored once, while the line is cut`,
  async () => {
    const server = await serverFor();
    const store = await storeOn(server, { isSoleWriter: true, timeoutMilliseconds: 60_000 });
    const acknowledged: string[] = [];
    const cutting = setInterval(() => server.network.cut(), 3_000);
    const write = async (stream: string) => {
      for (let revision = NO_STREAM; revision < APPENDS / STREAMS - 1; revision += 1) {
        const sent = envelopes(1);
        expect(await store.append(stream, revision, sent)).toMatchObject({ kind: 'appended', revision: revision + 1 });
        acknowledged.push(...sent.map(({ id }) => id));
      }
    };
    await Promise.all(Array.from({ length: STREAMS }, (_, n) => write(`rma-${n}`))).finally(() => clearInterval(cutting));

    const stored: { readonly id: string; readonly stream: string; readonly revision: number; readonly position: Position }[] = [];
    for (let from: Position | 'start' = 'start'; ;) {
      const page = await store.readAll(from, 'forwards', {}, 5_000);
      stored.push(...(from === 'start' ? page : page.slice(1)));
      if (page.length < 5_000) break;
      from = page.at(-1)?.position ?? 'start';
    }
    expect(stored.map(({ id }) => id).toSorted()).toEqual(acknowledged.toSorted());
    const next = new Map<string, number>();
    for (const { stream, revision } of stored) {
      expect(revision).toBe(next.get(stream) ?? 0);
      next.set(stream, revision + 1);
    }
  },
  30_000 + APPENDS * 15,
);

it(
  `${APPENDS} appends asked for at the same moment are all answered`,
  async () => {
    const server = await serverFor();
    const store = await storeOn(server, { isSoleWriter: true, timeoutMilliseconds: 60_000 });
    const answers = await Promise.all(Array.from({ length: APPENDS }, (_, n) => store.append(`rma-${n}`, NO_STREAM, envelopes(1))));
    expect(answers.every((answer) => answer.kind === 'appended' && answer.revision === 0)).toBe(true);
    const places = (await store.readAll('start', 'forwards', {}, APPENDS)).map(({ position }) => Number(position.split('.')[1]));
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(new Set(places).size).toBe(APPENDS);
  },
  30_000 + APPENDS * 15,
);
