import type { CaseAnswer, OrderView, Problem } from '../answers.js';
import { returnRequest } from '../requests.js';
import type { Stage } from '../stage.js';
import { expectEqual, expectThere } from '../unexpected.js';

/** Ten requests at the same moment for a unit that was sold once. */
export async function raceForOneUnit({ retail: { orders }, admin, report }: Stage): Promise<void> {
  report.chapter('A race: ten requests at once for a unit that was sold once');
  const order = expectThere(
    'An order of a single unit',
    orders.findLast(({ lines }) => lines.some(({ quantity }) => quantity === 1)),
  );
  const line = expectThere(
    'The line',
    order.lines.find(({ quantity }) => quantity === 1),
  );
  const wish = returnRequest({ ...order, lineId: line.lineId, quantity: 1, requestedAt: `${order.placedOn}T18:00:00Z` });
  const answers = await Promise.all(Array.from({ length: 10 }, () => admin.try<CaseAnswer & Problem>('/v1/rmas', wish)));

  const outcomes = Map.groupBy(answers, ({ status, body }) => (status === 201 ? '201 requested' : `${status} ${body.code}`));
  const counts = Object.fromEntries([...outcomes].map(([outcome, { length }]) => [outcome, length]));
  expectEqual('The ten answers', counts, { '201 requested': 1, '409 QUANTITY_NOT_RETURNABLE': 9 });
  const { lines } = await admin.get<OrderView>(`/v1/orders/${order.orderId}`);
  expectEqual('The units on returns', lines.find(({ lineId }) => lineId === line.lineId)?.units, { onReturns: 1, refunded: 0, lost: 0 });

  report.say(`${line.description}, order ${order.orderNumber}`);
  report.holds('one wins: 201; nine hear 409 QUANTITY_NOT_RETURNABLE');
  report.say(
    `“${
      expectThere(
        'A loser',
        answers.find(({ status }) => status === 409),
      ).body.detail
    }”`,
  );
}
