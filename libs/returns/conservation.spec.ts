import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { RmaId } from './index.js';
import { CoreWorld } from './testing/core-world.js';
import {
  closeRma,
  finance,
  issueRma,
  receiveItem,
  recordManualRefund,
  recordOrder,
  refund,
  requestReturn,
  shipment,
  soldLine,
  wantedLine,
} from './testing/index.js';
import { assertHolds } from './testing/properties.js';

const quantities = { 'line-1': 7, 'line-2': 3 };
const { sale } = recordOrder();
const shipped = shipment({ lines: Object.entries(quantities).map(([lineId, quantity]) => ({ lineId, quantity })) });

/** One return each, for so many units of the two lines; those after the last unit are refused. */
const wishes = fc.array(fc.tuple(fc.nat(4), fc.nat(2)), { maxLength: 8 });
const amounts = fc.record({ first: fc.nat(1_000_000), firstTax: fc.nat(99_999), second: fc.nat(100), secondTax: fc.nat(5) });
const everythingElse = Object.entries(quantities).flatMap(([lineId, quantity]) =>
  Array.from({ length: quantity }, () => wantedLine({ lineId })),
);

function requested(world: CoreWorld, wanted: readonly (readonly [number, number])[]): readonly RmaId[] {
  const asked = wanted.map(([first, second]) => [wantedLine({ quantity: first }), wantedLine({ lineId: 'line-2', quantity: second })]);
  const all = [...asked.map((lines) => lines.filter(({ quantity }) => quantity > 0)), ...everythingElse.map((line) => [line])];
  for (const [index, lines] of all.entries()) if (lines.length > 0) world.order(requestReturn({ rmaId: `rma-${index}`, lines }));
  world.deliverAll();
  return world.caseIds();
}

function received(world: CoreWorld, rmaId: RmaId): void {
  world.case(rmaId, issueRma());
  for (const [index, { lineId, slots }] of (world.audit.cases.get(rmaId)?.request.lines ?? []).entries()) {
    const quantity = slots.reduce((sum, [first, last]) => sum + last - first + 1, 0);
    world.case(rmaId, receiveItem({ receiptId: `receipt-${index}`, items: [{ lineId, quantity }] }));
  }
}

it('pays back exactly what was paid when everything comes back, however it is split and whatever is refunded at once (I5)', () => {
  assertHolds(
    fc.property(amounts, wishes, fc.infiniteStream(fc.nat(99)), ({ first, firstTax, second, secondTax }, wanted, chance) => {
      const world = new CoreWorld();
      const lines = [
        soldLine({ quantity: quantities['line-1'], itemsTotal: first, tax: firstTax }),
        soldLine({ lineId: 'line-2', quantity: quantities['line-2'], itemsTotal: second, tax: secondTax }),
      ];
      world.order(recordOrder({ sale: { ...sale, lines }, shipments: [shipped] }));
      const ids = requested(world, wanted);
      for (const rmaId of ids) received(world, rmaId);

      // Every case is being refunded before any refund is paid: one unit of some, then the rest of all.
      const random = () => chance.next().value ?? 0;
      for (const rmaId of ids.filter(() => random() % 2 === 0)) {
        world.case(rmaId, refund({ actor: finance, refundId: `${rmaId}-first`, lines: [{ lineId: 'line-1', quantity: 1 }] }));
        world.deliver(random());
      }
      for (const rmaId of ids.toSorted(() => (random() % 2) - 0.5))
        world.case(rmaId, refund({ actor: finance, refundId: `${rmaId}-rest` }));
      world.deliverAll();
      for (const refundId of world.refundIds()) world.payment(refundId, recordManualRefund());
      world.deliverAll();
      for (const rmaId of ids) world.case(rmaId, closeRma());

      expect(world.audit.paidBack()).toBe(first + firstTax + second + secondTax);
      expect(world.audit.ledger.unitsOf('refunded')).toHaveLength(10);
      expect(ids.map((rmaId) => world.caseState(rmaId).stage)).toEqual(ids.map(() => 'closed'));
    }),
    60,
  );
});
