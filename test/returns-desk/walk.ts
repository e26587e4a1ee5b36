import type { ICommand } from '@nestjs/cqrs';
import {
  AbandonRepair,
  AddNote,
  AllocateReplacement,
  ApproveRefund,
  type Call,
  CancelReturn,
  ChangeBasis,
  ChooseResolution,
  CloseRma,
  CompleteRepair,
  CorrectReceipt,
  DeclareLost,
  DeclineReturn,
  Dispose,
  ExpireRma,
  InspectItem,
  IssueRma,
  OpenFactoryClaim,
  ReceiveItem,
  RecordDispatch,
  RecordManualRefund,
  RecordOrder,
  RecordShipment,
  RefundUnits,
  ReinstateRma,
  RejectRefund,
  ReopenRma,
  ReportReplacementLost,
  ReportReplacementUnavailable,
  RequestReturn,
  RetryRefund,
  ShipBack,
  ShipReplacement,
  StartRepair,
} from '#rma/commands';
import {
  type Actor,
  type Basis,
  type Day,
  declineReasons,
  dispositions,
  type LineId,
  type Money,
  type NamedUnits,
  overridableRules,
  type OrderId,
  type RefundId,
  resolutions,
  type RmaId,
} from '#rma/returns';
import type { Desk } from './desk.js';
import { type AnyOrder, parcelsOf, saleOf, type Step } from './steps.js';

const actors = (['agent', 'lead', 'warehouse', 'technician', 'finance', 'admin'] as const).map((role): Actor => ({
  id: `${role}-1`,
  role,
}));
const [agent, lead, warehouse, technician, finance] = actors as [Actor, Actor, Actor, Actor, Actor];
const upstream: Actor = { id: 'upstream', role: 'system' };

const HOUR = 3_600_000;
let walks = 0;

function pick<Value>(values: readonly Value[], which: number): Value {
  const value = values[which % values.length];
  if (value === undefined) throw new Error('Nothing to pick from');
  return value;
}

/** One walk: everything that people and systems do with an order and its returns, in any order. */
export class Walk {
  readonly orderId = `order-${(walks += 1)}` as OrderId;
  #cases = 0;
  #refunds = 0;
  #receipts = 0;

  constructor(
    private readonly desk: Desk,
    private readonly order: AnyOrder,
  ) {}

  async begin(): Promise<void> {
    await this.desk.begin();
    const [first] = parcelsOf(this.order);
    await this.#run(upstream, (call) => new RecordOrder(call, saleOf(this.order, this.orderId), { name: 'Jade' }, null, [first]));
  }

  async take(step: Step): Promise<void> {
    switch (step.does) {
      case 'finish':
        return this.desk.finish();
      case 'repeat':
        return this.desk.repeat(step.which);
      case 'wait':
        return this.desk.wait(step.choice * 9 * HOUR);
      case 'ship':
        return this.#ship();
      case 'request':
        return this.#request(step);
      case 'declinePayment':
        return this.#declinePayment(step);
      default:
        return this.#onCase(step);
    }
  }

  async #ship(): Promise<void> {
    const [, second] = parcelsOf(this.order);
    if (second) await this.#run(upstream, (call) => new RecordShipment(call, this.orderId, second));
  }

  #request(step: Step): Promise<void> {
    const { which, choice } = step;
    const basis: Basis = choice % 2 === 0 ? 'moneyBack' : 'warranty';
    const [first] = this.#named(step, 0);
    const [second] = this.#named(step, 1);
    const wanted = {
      rmaId: `${this.orderId}-${(this.#cases += 1)}` as RmaId,
      basis,
      lines: [first, ...(choice % 3 === 0 && this.order.lines.length > 1 ? [second] : [])].map((line) => ({
        ...line,
        reason: 'defective' as const,
      })),
      wantedResolution: which % 5 === 0 ? pick(resolutions, choice) : basis === 'moneyBack' ? ('refund' as const) : ('repair' as const),
      channel: 'agent' as const,
      requestedBy: { ...(which % 7 === 0 ? { kind: 'consumer' as const, id: 'stranger' } : this.order.buyer), locale: null },
      saleNamedBy: 'orderNumber' as const,
      proofOfPurchase: choice % 4 === 0 ? { purchasedOn: '2026-02-24' as Day } : null,
      troubleshooting: { guideId: null, outcome: which % 9 === 0 ? ('solved' as const) : ('notSolved' as const) },
      requestedAt: null,
    };
    const override = which % 6 === 0 ? { rule: pick(overridableRules, choice), justification: 'goodwill' } : null;
    return this.#run(lead, (call) => new RequestReturn(call, this.orderId, wanted, { text: 'broken' }, override), step);
  }

  /** Some units of a line, now and then by a serial number, now and then too many. */
  #named({ which, quantity, isNamed, choice }: Step, next: number): readonly [NamedUnits] {
    const { lines } = this.order;
    const line = pick(lines, which + next);
    const serialNumbers = isNamed && line.serialNumbers.length > 0 ? [pick(line.serialNumbers, choice)] : [];
    return [{ lineId: line.lineId as LineId, quantity, serialNumbers }];
  }

  /** Another product of the value of one unit of a line, now and then not quite. */
  #sameValue({ which, choice }: Step): readonly [sku: string, unitValue: Money] {
    const { itemsTotal, quantity } = pick(this.order.lines, which);
    return ['OTHER-1', { amount: Math.floor(itemsTotal / quantity) + (choice % 5 === 0 ? 1 : 0), currency: 'GBP' }];
  }

  async #declinePayment({ which }: Step): Promise<void> {
    const refunds = [...this.desk.auditor.cases.values()].flatMap((book) => [...book.refunds.keys()]);
    if (refunds.length > 0) await this.desk.declinePayment(pick(refunds, which));
  }

  async #onCase(step: Step): Promise<void> {
    const ids = [...this.desk.auditor.cases.keys()];
    if (ids.length === 0) return;
    const rmaId = pick(ids.slice(-3), step.which);
    const [actor, make] = this.#command(step, rmaId);
    await this.#run(actor, make, step);
  }

  #command(step: Step, rmaId: RmaId): readonly [Actor, (call: Call) => ICommand] {
    const { choice, isNamed } = step;
    const named = this.#named(step, 0);
    const some = choice % 3 === 0 ? named : undefined;
    const anyone = pick(actors, choice);
    switch (step.does) {
      case 'issue':
        return [agent, (call) => new IssueRma(call, rmaId, isNamed)];
      case 'decline':
        return [agent, (call) => new DeclineReturn(call, rmaId, pick(declineReasons, choice), 'Sorry.')];
      case 'cancel':
        return [agent, (call) => new CancelReturn(call, rmaId, undefined)];
      case 'dispatch':
        return [agent, (call) => new RecordDispatch(call, rmaId, 'Post', 'RR 1', some)];
      case 'receive': {
        const receiptId = `receipt-${(this.#receipts += 1)}`;
        const others = choice % 8 === 0 ? [{ sku: null, serialNumber: null, quantity: 1, description: 'socks' }] : [];
        return [warehouse, (call) => new ReceiveItem(call, rmaId, receiptId, named, others, isNamed)];
      }
      case 'inspect': {
        const verdict = choice % 3 === 0 ? ('declined' as const) : ('accepted' as const);
        const reason = verdict === 'accepted' ? null : isNamed ? pick(declineReasons, choice) : ('serialMismatch' as const);
        const found = {
          condition: 'used',
          faultCode: 'F-1',
          verdict,
          reason,
          findings: [],
          disposition: pick(dispositions, choice),
          evidence: [],
          note: undefined,
        };
        return [isNamed ? anyone : warehouse, (call) => new InspectItem(call, rmaId, [{ ...named[0], ...found }])];
      }
      case 'choose':
        return [agent, (call) => new ChooseResolution(call, rmaId, pick(resolutions, choice), some, isNamed ? 'Jade' : undefined)];
      case 'refund': {
        const refundId = `${this.orderId}-refund-${(this.#refunds += 1)}` as RefundId;
        return [anyone, (call) => new RefundUnits(call, rmaId, refundId, some)];
      }
      case 'approve':
        return [anyone, (call) => new ApproveRefund(call, rmaId, undefined)];
      case 'reject':
        return [finance, (call) => new RejectRefund(call, rmaId, undefined, 'No.')];
      case 'pay':
        return [finance, (call) => new RecordManualRefund(call, rmaId, undefined, `BANK-${choice % 3}`)];
      case 'claim':
        return [agent, (call) => new OpenFactoryClaim(call, rmaId, `${rmaId}-claim-${step.which}`, some)];
      case 'lost':
        return [agent, (call) => new DeclareLost(call, rmaId, some)];
      case 'correct':
        return [warehouse, (call) => new CorrectReceipt(call, rmaId, named[0].lineId, choice % 4, 'counted again')];
      case 'retry':
        return [finance, (call) => new RetryRefund(call, rmaId, undefined)];
      case 'allocate': {
        const [sku, unitValue] = isNamed ? ([null, null] as const) : this.#sameValue(step);
        return [agent, (call) => new AllocateReplacement(call, rmaId, some, sku, unitValue)];
      }
      case 'unavailable':
        return [agent, (call) => new ReportReplacementUnavailable(call, rmaId, some)];
      case 'shipReplacement': {
        const serialNumbers = isNamed ? [`${this.orderId}-R-${(this.#receipts += 1)}`] : [];
        return [warehouse, (call) => new ShipReplacement(call, rmaId, some, 'Post', 'RR 2', serialNumbers)];
      }
      case 'loseReplacement':
        return [agent, (call) => new ReportReplacementLost(call, rmaId, some)];
      case 'startRepair':
        return [technician, (call) => new StartRepair(call, rmaId, some)];
      case 'completeRepair':
        return [technician, (call) => new CompleteRepair(call, rmaId, some, [{ partNumber: 'P-1', quantity: 1 }], 20)];
      case 'abandonRepair':
        return [technician, (call) => new AbandonRepair(call, rmaId, some, 'No parts.')];
      case 'shipBack':
        return [warehouse, (call) => new ShipBack(call, rmaId, some, undefined, 'Post', 'RR 3')];
      case 'dispose':
        return [warehouse, (call) => new Dispose(call, rmaId, some, undefined, pick(dispositions, choice))];
      case 'basis': {
        const basis: Basis = isNamed ? 'moneyBack' : 'warranty';
        const wantedResolution = isNamed ? ('refund' as const) : ('repair' as const);
        const troubleshooting = { guideId: null, outcome: 'notSolved' as const };
        return [agent, (call) => new ChangeBasis(call, rmaId, { basis, wantedResolution, troubleshooting }, {})];
      }
      case 'expire':
        return [upstream, (call) => new ExpireRma(call, rmaId)];
      case 'reinstate':
        return [lead, (call) => new ReinstateRma(call, rmaId, 'Was ill.')];
      case 'reopen':
        return [lead, (call) => new ReopenRma(call, rmaId, 'A mistake.')];
      case 'close':
        return [agent, (call) => new CloseRma(call, rmaId)];
      default:
        return [agent, (call) => new AddNote(call, rmaId, 'Called.')];
    }
  }

  #run(actor: Actor, make: (call: Call) => ICommand, step?: Step): Promise<void> {
    return this.desk.run(actor, make, { dies: step !== undefined && step.which % 8 === 0 });
  }
}
