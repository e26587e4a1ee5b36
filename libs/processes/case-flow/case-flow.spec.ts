import { beforeEach, describe, expect, it } from '@jest/globals';
import { orderAggregate, Policies, refundAggregate, rmaAggregate } from '#rma/commands';
import { type Aggregate, CommandRunner, type Position } from '#rma/event-store';
import { MemoryEventStore } from '#rma/event-store/testing';
import { Clock } from '#rma/platform';
import {
  agent,
  declineReturn,
  finance,
  inspectItem,
  issueRma,
  policyBook,
  receiveItem,
  recordManualRefund,
  recordOrder,
  refund,
  requestReturn,
  shipment,
} from '#rma/returns/testing';
import { CaseFlow } from './case-flow.js';
import { CaseFlowFollower } from './follower.js';

class MovedClock extends Clock {
  time = Date.parse('2026-03-01T02:00:00.000Z');
  now(): string {
    return new Date(this.time).toISOString();
  }
}

const policies = new Policies(policyBook(), 'Asia/Hong_Kong');

/** One node on a store: its own runner and case flow. */
function nodeOn(store: MemoryEventStore, clock: Clock) {
  const runner = new CommandRunner(store);
  const flow = new CaseFlow(runner, clock, policies);
  let commands = 0;
  const execute = async <State, Event extends { readonly type: string }, Command>(
    aggregate: Aggregate<State, Event, Command>,
    id: string,
    command: Command,
  ) => {
    const context = {
      commandId: `${id}/${(commands += 1)}`,
      requestFingerprint: '',
      correlationId: 'correlation-1',
      causationId: 'request-1',
      actor: { ...agent, channel: 'api', keyId: 'key-1' },
      now: clock.now(),
      policyVersion: 'seller@test00000000',
      rmaId: 'rma-1',
    };
    const outcome = await runner.execute(aggregate, id, context, () => command);
    if (outcome.kind !== 'accepted') throw new Error(`not accepted: ${JSON.stringify(outcome)}`);
    return outcome.events;
  };
  return { runner, flow, execute };
}

describe('the case flow', () => {
  let store: MemoryEventStore;
  let clock: MovedClock;
  let node: ReturnType<typeof nodeOn>;

  beforeEach(async () => {
    store = new MemoryEventStore();
    clock = new MovedClock();
    node = nodeOn(store, clock);
    await node.execute(orderAggregate, 'order-1', recordOrder({ shipments: [shipment()] }));
  });

  const requested = () => node.execute(orderAggregate, 'order-1', requestReturn());
  const typesOf = async (stream: string) => {
    const read = await store.read(stream, 'start', 'forwards', 100);
    return read.kind === 'events' ? read.events.map(({ type }) => type) : 'noStream';
  };
  const caseNow = async () => (await node.runner.load(rmaAggregate, 'rma-1', { fresh: true }))?.state;

  it('opens a case after its reservation, for who asked for it and naming the cause', async () => {
    const [reserved] = await requested();
    await node.flow.after(reserved ? [reserved] : []);
    const read = await store.read('rma-rma-1', 'start', 'forwards', 10);
    const [opened] = read.kind === 'events' ? read.events : [];
    expect(opened).toMatchObject({ type: 'ReturnRequested', revision: 0 });
    expect(opened?.metadata).toMatchObject({
      actor: { id: 'agent-1' },
      causationId: reserved?.id,
      correlationId: 'correlation-1',
      rmaId: 'rma-1',
    });
  });

  it('changes nothing when it runs again, on this node or another', async () => {
    const events = await requested();
    await node.flow.after(events);
    const head = await store.head({});
    await node.flow.after(events);
    await nodeOn(store, clock).flow.after(events);
    expect(await store.head({})).toBe(head);
  });

  it('gives the units of a declined return back to the order', async () => {
    await node.flow.after(await requested());
    await node.flow.after(await node.execute(rmaAggregate, 'rma-1', declineReturn({ reason: 'unidentifiable' })));
    expect(await typesOf('rmaOrder-order-1')).toEqual(['OrderRecorded', 'ShipmentRecorded', 'UnitsReserved', 'UnitsReleased']);
  });

  it('follows a refund through all its streams until its units are used up', async () => {
    await node.flow.after(await requested());
    for (const command of [issueRma(), receiveItem(), inspectItem(), refund()])
      await node.flow.after(await node.execute(rmaAggregate, 'rma-1', command));
    expect(await typesOf('rmaRefund-refund-1')).toEqual(['RefundRequested']);
    const paid = await node.execute(refundAggregate, 'refund-1', recordManualRefund({ actor: finance, reference: 'BANK-1' }));
    const [settled] = await node.flow.after(paid);
    expect(settled).toMatchObject({ kind: 'accepted', events: [{ type: 'RefundSettled' }] });
    expect(await typesOf('rmaOrder-order-1')).toEqual(['OrderRecorded', 'ShipmentRecorded', 'UnitsReserved', 'UnitsRefunded']);
    expect(await caseNow()).toMatchObject({ refunds: [{ status: 'settled', reference: 'BANK-1' }] });
  });

  describe('after a crash', () => {
    const saved = new Map<string, string>();
    const checkpoints = {
      load: (name: string) => saved.get(name),
      save: async (name: string, position: string) => void saved.set(name, position),
    };
    const failures: unknown[] = [];

    beforeEach(() => {
      saved.clear();
      failures.length = 0;
    });

    /** Another start on the same store: follows until `isDone`, then stops. */
    async function restartUntil(isDone: () => Promise<boolean>) {
      const ending = new AbortController();
      const restarted = nodeOn(store, clock);
      const follower = new CaseFlowFollower(store, checkpoints, restarted.flow, clock, {
        streamPrefix: '',
        onFailure: (_event, error) => failures.push(error),
      });
      const running = follower.run(ending.signal);
      while (!(await isDone())) await new Promise((resolve) => setTimeout(resolve, 5));
      ending.abort();
      await running;
    }

    it('finishes what was cut off between two streams', async () => {
      saved.set('caseFlow', 'start');
      await requested();
      clock.time += 60_000;
      await restartUntil(async () => (await caseNow())?.stage === 'requested');
      expect(failures).toEqual([]);
      expect(await caseNow()).toMatchObject({ request: { rmaId: 'rma-1' } });
    });

    it('tries again until what failed succeeds, and skips nothing', async () => {
      saved.set('caseFlow', 'start');
      await requested();
      clock.time += 60_000;
      let outages = 2;
      store.faults.beforeAppend = () => {
        if (outages-- > 0) throw new Error('the store is away');
      };
      await restartUntil(async () => (await caseNow())?.stage === 'requested');
      expect(failures).toEqual([new Error('the store is away'), new Error('the store is away')]);
    });

    it('does not act on what was there before its first deployment', async () => {
      const [reserved] = await requested();
      clock.time += 60_000;
      await restartUntil(async () => saved.has('caseFlow'));
      expect(saved.get('caseFlow')).toMatch(/^[0-9a-f-]{36}\.\d+$/);
      expect(saved.get('caseFlow')).toBe((await store.head({ types: ['UnitsReserved'] })) satisfies Position | null);
      expect(reserved?.type).toBe('UnitsReserved');
      expect(await typesOf('rma-rma-1')).toBe('noStream');
    });
  });
});
