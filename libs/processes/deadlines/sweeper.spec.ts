import { beforeEach, describe, expect, it } from '@jest/globals';
import { orderAggregate, Policies, rmaAggregate } from '#rma/commands';
import { type Aggregate, CommandRunner } from '#rma/event-store';
import { MemoryEventStore } from '#rma/event-store/testing';
import { Clock } from '#rma/platform';
import type { Day, Instant, RmaCommand, RmaEvent } from '#rma/returns';
import {
  expireRma,
  issueRma,
  policyBook,
  receiveItem,
  recordDispatch,
  recordOrder,
  requestReturn,
  shipment,
  upstream,
  wantedLine,
} from '#rma/returns/testing';
import { CaseFlow } from '../case-flow/case-flow.js';
import type { Due } from './firing.js';
import { DeadlineSweeper, type DueDeadlines, type Fires } from './sweeper.js';

class MovedClock extends Clock {
  time = Date.parse('2026-03-01T02:00:00.000Z');
  now(): string {
    return new Date(this.time).toISOString();
  }
  moveTo(instant: string): void {
    this.time = Date.parse(instant);
  }
}

const dueOn = '2026-03-31' as Day;
const lastMoment = '2026-03-31T15:59:59.999Z';
const pastIt = '2026-03-31T16:00:00.000Z';

/** Deadlines as a view keeps them, which forgets nothing that was not handled. */
class KeptDeadlines implements DueDeadlines<'returnBy'> {
  open: Due<'returnBy'>[] = [];
  async due(_now: Instant, limit: number, after?: Due<'returnBy'>): Promise<readonly Due<'returnBy'>[]> {
    return this.open.filter(({ id }) => id > (after?.id ?? '')).slice(0, limit);
  }
  handled(due: Due<'returnBy'>): void {
    this.open = this.open.filter(({ id }) => id !== due.id);
  }
}

describe('the sweeper', () => {
  let store: MemoryEventStore;
  let clock: MovedClock;
  let deadlines: KeptDeadlines;
  let failures: unknown[];

  beforeEach(async () => {
    store = new MemoryEventStore();
    clock = new MovedClock();
    deadlines = new KeptDeadlines();
    failures = [];
  });

  /** A process on the store: what it remembers dies with it. */
  function started({ dies = false } = {}) {
    const runner = new CommandRunner(store);
    const flow = new CaseFlow(runner, clock, new Policies(policyBook(), 'Asia/Hong_Kong'));
    const context = (commandId: string, rmaId: string) => ({
      commandId,
      requestFingerprint: '',
      correlationId: '',
      causationId: '',
      actor: { ...upstream, channel: 'timer', keyId: null },
      now: clock.now(),
      policyVersion: 'seller@test00000000',
      rmaId,
    });
    const execute = async <State, Event extends { readonly type: string }, Command>(
      aggregate: Aggregate<State, Event, Command>,
      id: string,
      rmaId: string,
      commandId: string,
      command: Command,
    ) => {
      const outcome = await runner.execute(aggregate, id, context(commandId, rmaId), () => command);
      if (outcome.kind !== 'accepted') throw new Error(JSON.stringify(outcome));
      await flow.after(outcome.events);
      return outcome;
    };
    const fires: Fires = async ({ commandId, now }, id) => {
      await execute(rmaAggregate, id, id, commandId, expireRma({ now }));
      if (dies) throw new Error('killed between firing and recording');
      return { kind: 'answered', answer: {} };
    };
    const sweeper = new DeadlineSweeper(deadlines, { returnBy: fires }, clock, {
      everyMilliseconds: 5,
      batchSize: 2,
      onFailure: (_due, error) => failures.push(error),
    });
    return { sweeper, execute };
  }

  async function issued(rmaId: string, ...commands: readonly RmaCommand[]): Promise<void> {
    const { execute } = started();
    const orderId = `order-${rmaId}`;
    const order = recordOrder();
    await execute(orderAggregate, orderId, rmaId, `${rmaId}/0`, {
      ...order,
      sale: { ...order.sale, orderId: orderId as never },
      shipments: [shipment()],
    });
    await execute(orderAggregate, orderId, rmaId, `${rmaId}/1`, requestReturn({ rmaId, lines: [wantedLine({ quantity: 3 })] }));
    for (const [index, command] of [issueRma(), ...commands].entries())
      await execute(rmaAggregate, rmaId, rmaId, `${rmaId}/${index + 2}`, command);
    deadlines.open.push({ kind: 'returnBy', id: rmaId, dueOn, openedBy: `${rmaId}-issued` });
  }
  const typesOf = async (stream: string) => {
    const read = await store.read(stream, 'start', 'forwards', 100);
    return read.kind === 'events' ? read.events.map(({ type }) => type) : [];
  };
  const caseEvents = async (rmaId: string) => (await typesOf(`rma-${rmaId}`)) as RmaEvent['type'][];

  it('expires what is due when the clock has passed its last day, and gives its units free', async () => {
    await issued('rma-1');
    clock.moveTo(lastMoment);
    await started().sweeper.sweep();
    expect(await caseEvents('rma-1')).toEqual(['ReturnRequested', 'RmaIssued']);

    deadlines.open = [{ kind: 'returnBy', id: 'rma-1', dueOn, openedBy: 'rma-1-issued' }];
    clock.moveTo(pastIt);
    await started().sweeper.sweep();
    expect(await caseEvents('rma-1')).toEqual(['ReturnRequested', 'RmaIssued', 'RmaExpired']);
    expect((await typesOf('rmaOrder-order-rma-1')).at(-1)).toBe('UnitsReleased');
    expect(deadlines.open).toEqual([]);
  });

  it('fires each deadline once, also after a kill between firing and recording', async () => {
    await issued('rma-1');
    clock.moveTo(pastIt);
    await started({ dies: true }).sweeper.sweep();
    expect(failures).toEqual([new Error('killed between firing and recording')]);
    expect(deadlines.open).toHaveLength(1);
    const head = await store.head({});

    await started().sweeper.sweep();
    await started().sweeper.sweep();
    expect(await store.head({})).toBe(head);
    expect(deadlines.open).toEqual([]);
  });

  it('does nothing to what has moved on, and asks no more', async () => {
    await issued('rma-1', recordDispatch());
    await issued('rma-2', receiveItem({ items: [{ lineId: 'line-1', quantity: 3 }] }));
    clock.moveTo(pastIt);
    const head = await store.head({});
    await started().sweeper.sweep();
    expect(await store.head({})).toBe(head);
    expect(deadlines.open).toEqual([]);
  });

  it('goes through everything that is due, batch by batch, and one that fails holds up no other', async () => {
    const ids = ['rma-1', 'rma-3', 'rma-4', 'rma-5', 'rma-6'];
    for (const id of ids) await issued(id);
    deadlines.open.push({ kind: 'returnBy', id: 'rma-2', dueOn, openedBy: 'nobody' });
    deadlines.open.sort((one, other) => (one.id < other.id ? -1 : 1));
    clock.moveTo(pastIt);
    await started().sweeper.sweep();
    expect(await Promise.all(ids.map(async (id) => (await caseEvents(id)).at(-1)))).toEqual(ids.map(() => 'RmaExpired'));
    expect(failures).toHaveLength(1);
    expect(deadlines.open.map(({ id }) => id)).toEqual(['rma-2']);
  });

  it('begins no other one when it is told to end, and leaves it due', async () => {
    await issued('rma-1');
    clock.moveTo(pastIt);
    await started().sweeper.sweep(AbortSignal.abort());
    expect(await caseEvents('rma-1')).toEqual(['ReturnRequested', 'RmaIssued']);
    expect(deadlines.open).toHaveLength(1);
  });

  it('looks again and again until it is told to end', async () => {
    await issued('rma-1');
    const ending = new AbortController();
    const running = started().sweeper.run(ending.signal);
    await new Promise((resolve) => setTimeout(resolve, 20));
    deadlines.open = [{ kind: 'returnBy', id: 'rma-1', dueOn, openedBy: 'rma-1-issued' }];
    clock.moveTo(pastIt);
    while (deadlines.open.length > 0) await new Promise((resolve) => setTimeout(resolve, 5));
    ending.abort();
    await running;
    expect((await caseEvents('rma-1')).at(-1)).toBe('RmaExpired');
  });
});
