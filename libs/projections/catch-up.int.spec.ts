import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import Database from 'better-sqlite3';
import { seal } from '#rma/event-store';
import { MemoryEventStore } from '#rma/event-store/testing';
import { CatchUp } from './catch-up.js';
import type { Projection } from './projection.js';

describe('catching a view up', () => {
  let store: MemoryEventStore;
  let database: Database.Database;

  beforeEach(() => {
    store = new MemoryEventStore();
    database = new Database(':memory:');
    database.exec('CREATE TABLE seen (number INTEGER PRIMARY KEY)');
  });
  afterEach(() => void database.close());

  const counting = (fail = () => false): Projection<number> => ({
    name: 'counting@1',
    filter: { types: ['Counted'] },
    changesOf: ({ data }) => [data['number'] as number],
    apply: (numbers) => {
      for (const number of numbers) {
        if (fail()) throw new Error('no room left');
        database.prepare('INSERT INTO seen VALUES (?)').run(number);
      }
    },
  });
  const seen = () => database.prepare<[], number>('SELECT number FROM seen ORDER BY number').pluck().all();
  const upTo = (count: number) => Array.from({ length: count }, (_, number) => number);

  /** Stores `count` events that count and as many that do not, each in a stream of its own. */
  async function storeEvents(from: number, count: number): Promise<void> {
    for (let number = from; number < from + count; number++) {
      for (const type of ['Counted', 'Overlooked']) {
        const stream = `${type}-${number}`;
        const common = {
          commandId: stream,
          requestFingerprint: '',
          correlationId: '',
          causationId: '',
          actor: { id: 'a', role: 'r', channel: 'c', keyId: null },
          occurredAt: '2026-03-01T02:00:00.000Z',
          policyVersion: 'p',
        };
        await store.append(stream, -1, seal(stream, 0, '0'.repeat(64), [{ type, schemaVersion: 1, data: { number } }], common));
      }
    }
  }

  it('shows every matching event once, however many batches it takes', async () => {
    await storeEvents(0, 1_234);
    await new CatchUp(store, database, counting()).upToDate();
    expect(seen()).toEqual(upTo(1_234));
  });

  it('goes on where it was left, in another process too', async () => {
    await storeEvents(0, 3);
    await new CatchUp(store, database, counting()).upToDate();
    await storeEvents(3, 4);
    const later = new CatchUp(store, database, counting());
    await later.upToDate();
    await storeEvents(7, 1);
    await later.upToDate();
    expect(seen()).toEqual(upTo(8));
  });

  it('holds for each caller what was stored before they asked, also while another is served', async () => {
    const catchUp = new CatchUp(store, database, counting());
    await storeEvents(0, 600);
    const first = catchUp.upToDate();
    await storeEvents(600, 5);
    await catchUp.upToDate();
    expect(seen()).toEqual(upTo(605));
    await first;
  });

  it('tells where it is and when it last moved, and moves only by what it shows', async () => {
    await storeEvents(0, 3);
    const catchUp = new CatchUp(store, database, counting());
    const before = catchUp.progress();
    await catchUp.upToDate();
    const after = catchUp.progress();
    await catchUp.upToDate();
    expect(before).toMatchObject({ view: 'counting@1', position: 'start' });
    expect(after.position).toBe(await store.head(counting().filter));
    expect(after.movedAt).toBeGreaterThan(before.movedAt);
    expect(catchUp.progress()).toEqual(after);
  });

  it('keeps neither rows nor position of a batch that fails, and shows it when it succeeds', async () => {
    await storeEvents(0, 10);
    let writes = 0;
    const failing = new CatchUp(
      store,
      database,
      counting(() => (writes += 1) === 7),
    );
    await expect(failing.upToDate()).rejects.toThrow('no room left');
    expect(seen()).toEqual([]);
    await failing.upToDate();
    expect(seen()).toEqual(upTo(10));
  });
});
