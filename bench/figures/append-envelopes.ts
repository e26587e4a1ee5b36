import { performance } from 'node:perf_hooks';
import { join } from 'node:path';
import type { Envelope } from '#rma/event-store';
import { openSqliteEventStore } from '#rma/event-store/sqlite';
import type { Figure } from '../figure.js';
import { openPlain } from '../floor/grouped-inserts.js';
import { type Appended, envelopesOfLives } from '../seed/envelopes.js';
import { textsIn } from '../seed/workshop.js';
import { median } from '../statistics.js';

const writers = 64;

export const appendEnvelopes: Figure = {
  name: 'append',
  how: `${writers} writers append the ready envelopes of whole cases (order, return, refund streams), one command's at a time, each after its own \
answer; plain SQLite inserts the same rows in transactions of ${writers}. Fresh files each round, WAL, every commit synced. Medians.`,
  measure: async (bench) => {
    const lives = await envelopesOfLives(bench.count(3_000, 1_000), await textsIn(bench.folder()));
    const count = lives.flat().reduce((sum, { envelopes }) => sum + envelopes.length, 0);
    const rounds = bench.count(9, 5);
    const taken: { readonly store: number; readonly plain: number }[] = [];
    for (let round = 0; round <= rounds; round++) {
      bench.say(round === 0 ? 'warming up' : `round ${round} of ${rounds}, ${count} events each`);
      const store = count / (await secondsOf(() => appendAll(join(bench.folder(), 'events.db'), lives)));
      const plain = count / (await secondsOf(async () => insertAll(join(bench.folder(), 'plain.db'), lives)));
      if (round > 0) taken.push({ store, plain });
    }
    return [
      {
        what: `append from ${writers} writers ÷ plain SQLite in groups of ${writers}`,
        value: median(taken.map(({ store, plain }) => store / plain)),
        unit: '',
        target: { atLeast: 0.5 },
      },
      { what: 'the event store', value: median(taken.map(({ store }) => store)), unit: 'events/s' },
      { what: 'plain SQLite', value: median(taken.map(({ plain }) => plain)), unit: 'events/s' },
    ];
  },
};

async function secondsOf(work: () => Promise<void>): Promise<number> {
  const began = performance.now();
  await work();
  return (performance.now() - began) / 1_000;
}

async function appendAll(file: string, lives: readonly (readonly Appended[])[]): Promise<void> {
  const store = openSqliteEventStore(file);
  let next = 0;
  const writer = async () => {
    for (let life = lives[next++]; life; life = lives[next++])
      for (const { stream, expectedRevision, envelopes } of life) await store.append(stream, expectedRevision, envelopes);
  };
  await Promise.all(Array.from({ length: writers }, writer));
  await store.close();
}

function insertAll(file: string, lives: readonly (readonly Appended[])[]): void {
  const plain = openPlain(file);
  const rows = lives.flatMap((life) =>
    life.flatMap(({ stream, expectedRevision, envelopes }) =>
      envelopes.map(({ id, type, text }: Envelope, index) => ({ stream, revision: expectedRevision + 1 + index, id, type, ...text })),
    ),
  );
  for (let from = 0; from < rows.length; from += writers) {
    plain.begin();
    for (const row of rows.slice(from, from + writers)) plain.insert(row);
    plain.commit();
  }
  plain.close();
}
