import fc from 'fast-check';
import { declineReasons, resolutions, type Disposition, type Instant, type RefundId, type RmaId } from '../index.js';
import { admin, agent, finance, warehouse } from './circumstances.js';
import { CoreWorld } from './core-world.js';
import { recordOrder, recordShipment, requestReturn, shipment, soldLine, wantedLine } from './order.js';
import { recordManualRefund } from './refund.js';
import {
  addNote,
  approveRefund,
  cancelReturn,
  chooseResolution,
  closeRma,
  declineReturn,
  inspectedItem,
  inspectItem,
  issueRma,
  receiveItem,
  recordDispatch,
  refund,
  rejectRefund,
} from './rma-commands.js';

const serialNumbers = ['S-0', 'S-1', 'S-2', 'S-3'];
const lines = [
  soldLine({ quantity: 7, itemsTotal: 150_003, tax: 19_999, serialNumbers }),
  soldLine({ lineId: 'line-2', sku: 'CASE-2', category: null, quantity: 3, itemsTotal: 1_000, tax: 1 }),
];
/** What was paid for all goods of the order. */
export const paid = 150_003 + 19_999 + 1_000 + 1;
const { sale } = recordOrder();
const firstParcel = shipment({
  lines: [
    { lineId: 'line-1', quantity: 5 },
    { lineId: 'line-2', quantity: 3 },
  ],
});
const secondParcel = shipment({ shipmentId: 'shipment-2', shippedOn: '2026-02-25', lines: [{ lineId: 'line-1', quantity: 2 }] });

const weights = {
  request: 6,
  deliver: 14,
  ship: 1,
  wait: 1,
  issue: 8,
  decline: 1,
  cancel: 1,
  dispatch: 2,
  receive: 10,
  inspect: 4,
  choose: 1,
  refund: 10,
  approve: 4,
  reject: 1,
  pay: 8,
  close: 3,
  note: 1,
} as const;
type Act = keyof typeof weights;
const acts = (Object.keys(weights) as Act[]).flatMap((act) => Array.from({ length: weights[act] }, () => act));
/** One step of a walk; what its numbers mean depends on what it does. */
export const steps = fc.record({
  does: fc.constantFrom(...acts),
  which: fc.nat(99),
  quantity: fc.integer({ min: 1, max: 4 }),
  named: fc.boolean(),
  choice: fc.nat(99),
});
export type Step = typeof steps extends fc.Arbitrary<infer Value> ? Value : never;

/** One walk: requests, decisions, goods and money over one order in any order, reactions late, twice or out of turn. */
export class Walk {
  readonly world = new CoreWorld();
  #hours = 0;
  #requests = 0;
  #refunds = 0;
  #receipts = 0;

  constructor(private readonly disposition: Disposition = 'restock') {
    this.world.order(recordOrder({ sale: { ...sale, lines }, shipments: [firstParcel] }));
  }

  take(step: Step): void {
    const { does, which, choice } = step;
    if (does === 'wait') this.#hours += choice % 48;
    else if (does === 'ship') this.world.order(recordShipment({ shipment: secondParcel }));
    else if (does === 'deliver') this.world.deliver(which);
    else if (does === 'request') this.#request(step);
    else this.#act(step);
  }

  #now(): Instant {
    return new Date(Date.parse('2026-03-01T02:00:00.000Z') + this.#hours * 3_600_000).toISOString() as Instant;
  }

  #request({ which, quantity, named, choice }: Step): void {
    const rmaId = `rma-${(this.#requests += 1)}`;
    const warranty = choice % 4 === 0;
    const serial = serialNumbers[which % serialNumbers.length] ?? '';
    const first = wantedLine({ quantity, serialNumbers: named ? [serial] : [] });
    const second = wantedLine({ lineId: 'line-2', quantity: 1 });
    const wanted = { moneyBack: resolutions[choice % 3], warranty: 'repair' } as const;
    this.world.order(
      requestReturn({
        rmaId,
        now: this.#now(),
        basis: warranty ? 'warranty' : 'moneyBack',
        wantedResolution: warranty ? wanted.warranty : which % 3 === 0 ? (wanted.moneyBack ?? 'refund') : 'refund',
        lines: choice % 3 === 0 ? [first, second] : choice % 7 === 0 ? [second] : [first],
        troubleshooting: { guideId: null, outcome: choice % 5 === 0 ? 'solved' : 'notSolved' },
      }),
    );
  }

  #act(step: Step): void {
    const ids = this.world.caseIds();
    const rmaId = ids[step.which % Math.max(1, ids.length)];
    if (rmaId === undefined) return;
    if (step.does === 'pay') this.#pay(step);
    else this.#onCase(rmaId, step);
  }

  #pay({ which, choice }: Step): void {
    const ids = this.world.refundIds();
    const refundId = ids[which % Math.max(1, ids.length)];
    if (refundId) this.world.payment(refundId, recordManualRefund({ reference: `BANK-${choice % 2}` }));
  }

  #outstanding(rmaId: RmaId, lineId: string): number {
    const book = this.world.audit.cases.get(rmaId);
    return [...(book?.reserved ?? [])].filter((unit) => unit.startsWith(`${lineId}/`) && !book?.received.has(unit)).length;
  }

  #receive(rmaId: RmaId, units: { lineId: string; quantity: number; serialNumbers: string[] }): void {
    if (units.quantity === 0) return;
    this.world.case(rmaId, receiveItem({ now: this.#now(), receiptId: `receipt-${(this.#receipts += 1)}`, items: [units] }));
  }

  #onCase(rmaId: RmaId, { does, quantity, named, choice }: Step): void {
    const now = this.#now();
    const lineId = choice % 5 === 0 ? 'line-2' : 'line-1';
    const units = { lineId, quantity, serialNumbers: choice % 11 === 0 ? ['S-1'] : [] };
    const some = choice % 3 === 0 ? { lines: [units] } : {};
    const reason = declineReasons[choice % declineReasons.length] ?? null;
    const actor = [agent, finance, admin, warehouse][choice % 4] ?? agent;
    const on = (command: Parameters<CoreWorld['case']>[1]) => this.world.case(rmaId, command);
    switch (does) {
      case 'issue':
        return on(issueRma({ now, proofConfirmed: named }));
      case 'decline':
        return on(declineReturn({ now, reason: choice % 2 === 0 ? 'outsideWindow' : (reason ?? 'outsideWindow') }));
      case 'cancel':
        return on(cancelReturn({ now }));
      case 'dispatch':
        return on(recordDispatch({ now, ...some }));
      case 'receive':
        return this.#receive(
          rmaId,
          choice % 9 === 0 ? units : { ...units, quantity: Math.min(quantity, this.#outstanding(rmaId, lineId)) },
        );
      case 'inspect': {
        const declined = choice % 3 === 0 ? { verdict: 'declined' as const, reason: named ? reason : ('serialMismatch' as const) } : {};
        return on(
          inspectItem({
            now,
            actor: named ? actor : warehouse,
            items: [inspectedItem({ ...units, ...declined, disposition: this.disposition })],
          }),
        );
      }
      case 'choose':
        return on(chooseResolution({ now, ...some, resolution: resolutions[choice % resolutions.length] ?? 'refund' }));
      case 'refund':
        return on(refund({ now, ...some, actor, refundId: `refund-${(this.#refunds += 1)}` as RefundId }));
      case 'approve':
        return on(approveRefund({ now, actor }));
      case 'reject':
        return on(rejectRefund({ now }));
      case 'close':
        return on(closeRma({ now }));
      default:
        return on(addNote({ now }));
    }
  }
}
