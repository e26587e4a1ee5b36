import { describe, expect, it } from '@jest/globals';
import assert from 'node:assert/strict';
import { env, stderr } from 'node:process';
import fc from 'fast-check';
import { rmaAggregate } from '#rma/commands';
import { type Case, evolveRma, noRma, type RmaEvent, statusOf } from '#rma/returns';
import type { CaseBook } from './case-book.js';
import { Desk } from './desk.js';
import { type AnyOrder, orders, type Step, steps } from './steps.js';
import { Walk } from './walk.js';

// FC_SEED repeats a run, FC_RUNS=100000 makes a long one.
const seed = Number(env['FC_SEED'] ?? fc.sample(fc.noBias(fc.integer()), 1)[0]);
const numRuns = Number(env['FC_RUNS'] ?? 200);
const walksADesk = 250;

describe('a returns desk', () => {
  it('keeps every promise about units and money, whatever is done in whatever order, repeated or cut off (I1 to I8, I12, I14, I15)', async () => {
    stderr.write(`FC_SEED=${seed}\n`);
    let desk = await Desk.open();
    let taken = 0;
    const walked = async (order: AnyOrder, made: readonly Step[]) => {
      if ((taken += 1) % walksADesk === 0) desk = await Desk.open(desk.met); // what a desk remembers grows
      const walk = new Walk(desk, order);
      await walk.begin();
      for (const step of made) await walk.take(step);
      await desk.finish();
      await expectAgreement(desk, order);
    };
    const many = fc.array(steps, { minLength: 20, maxLength: 120, size: 'max' });
    await fc.assert(fc.asyncProperty(orders, many, walked), { seed, numRuns, endOnFailure: numRuns > 1_000 }); // a long run tells at once what it met
    expect(taken).toBeGreaterThanOrEqual(numRuns);
    stderr.write(`met: ${[...desk.met].toSorted().join(' ')}\n`);
  });
});

/** The books that the auditor kept and the cases as the product folds them say the same. */
async function expectAgreement(desk: Desk, order: AnyOrder): Promise<void> {
  const paid = order.lines.reduce((sum, { itemsTotal, tax }) => sum + itemsTotal + tax, 0);
  assert.ok(desk.auditor.paidBack() <= paid, 'I4: no more is paid back than was paid');
  for (const [rmaId, book] of desk.auditor.cases) {
    const history = await desk.runner.history(rmaAggregate, rmaId);
    assert.ok(history && history.state.stage !== 'none');
    const stored = history.events.map(({ type, data }) => JSON.parse(JSON.stringify({ type, ...data })) as RmaEvent);
    assert.deepEqual(stored.reduce(evolveRma, noRma), history.state, 'I15: what was stored tells the same case');
    expectSameUnits(rmaId, history.state, book, desk);
  }
}

const places = { withSender: 'sender', inTransit: 'transit', held: 'here', lost: 'lost', leftUs: 'gone' } as const;
const settlements = { none: 'no', pending: 'pending', done: 'yes', failed: 'failed' } as const;

function expectSameUnits(rmaId: string, rma: Case, book: CaseBook, { auditor }: Desk): void {
  const held = [...auditor.order.held].filter(([, hold]) => hold.rmaId === rmaId);
  assert.deepEqual(
    held.map(([unit]) => unit).toSorted(),
    [...book.units]
      .filter(([, { isHeld }]) => isHeld)
      .map(([unit]) => unit)
      .toSorted(),
    `I1: the order holds for ${rmaId} what it counts on`,
  );
  for (const [, { reservationId }] of held) assert.equal(reservationId, rma.reservationId, 'one reservation an RMA');
  for (const { lineId, units } of rma.lines)
    for (const { slots, unit } of units)
      for (const [first, last] of slots === undefined ? [] : [slots])
        for (let slot = first; slot <= last; slot++) {
          const { where, settled, isHeld, resolution } = book.units.get(`${lineId}/${slot}`) ?? {};
          assert.deepEqual(
            { where, settled, isHeld, resolution },
            { where: places[unit.custody], settled: settlements[unit.settlement], isHeld: unit.reserved, resolution: unit.resolution },
            `${lineId}/${slot} of ${rmaId}, ${statusOf(rma)}`,
          );
        }
}
