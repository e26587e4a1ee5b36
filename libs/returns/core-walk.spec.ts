import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { evolveRma, noRma, type RmaEvent } from './index.js';
import { paid, steps, Walk, type Step } from './testing/core-walk.js';
import { assertHolds } from './testing/properties.js';

const walks = fc.array(steps, { minLength: 40, maxLength: 250, size: 'max' });

/** The world after these steps, and after everything that followed from them was delivered. */
function worldAfter(taken: readonly Step[], walk = new Walk()) {
  for (const step of taken) walk.take(step);
  walk.world.deliverAll();
  return walk.world;
}

describe('a random walk over one order, its returns and their refunds', () => {
  it('holds I1 to I8, I12 and I14 in every event, and settles its books when everything was delivered', () => {
    assertHolds(
      fc.property(walks, (taken) => {
        const world = worldAfter(taken);
        const { audit } = world;
        const refunds = [...audit.cases.values()].flatMap((book) => [...book.refunds.values()]);
        const refunded = refunds.filter(({ status }) => status === 'settled').flatMap(({ units }) => units);
        expect(audit.ledger.unitsOf('refunded').toSorted()).toEqual(refunded.toSorted());
        expect(audit.paidBack()).toBeLessThanOrEqual(paid);
        for (const [rmaId, { request, reserved }] of audit.cases) {
          const { stage } = world.caseState(rmaId);
          const released = stage === 'declined' || stage === 'cancelled';
          const held = [...reserved].filter((unit) => !released && !refunded.includes(unit));
          expect(audit.ledger.unitsOf(request.reservationId).toSorted()).toEqual(held.toSorted());
        }
      }),
      150,
    );
  });

  it('comes to the same verdicts and the same money whatever the dispositions (I9)', () => {
    assertHolds(
      fc.property(walks, (taken) => {
        const [restocked, scrapped] = [worldAfter(taken), worldAfter(taken, new Walk('scrap'))];
        expect(scrapped.audit.paidBack()).toBe(restocked.audit.paidBack());
        expect([...scrapped.audit.cases]).toEqual([...restocked.audit.cases]);
      }),
      30,
    );
  });

  it('is folded to the same cases from what was stored (I15)', () => {
    assertHolds(
      fc.property(walks, (taken) => {
        const world = worldAfter(taken);
        for (const rmaId of world.caseIds()) {
          const stored = JSON.parse(JSON.stringify(world.caseEvents(rmaId))) as RmaEvent[];
          expect(stored.reduce(evolveRma, noRma)).toEqual(world.caseState(rmaId));
        }
      }),
      30,
    );
  });
});
