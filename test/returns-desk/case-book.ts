import assert from 'node:assert/strict';
import type { Basis, Resolution, ReturnRequested, RmaEvent } from '#rma/returns';
import { RefundBooks } from './refund-books.js';
import { type UnitBook, UnitBooks } from './unit-books.js';
import { shareOf, unitsIn } from './units.js';

type Live = 'requested' | 'issued' | 'ended' | 'closed';

/** One return, kept from its events alone; throws where an event breaks an invariant of design page 1.8. */
export class CaseBook {
  readonly units = new UnitBooks();
  readonly refunds = new RefundBooks(this.units, (unit) => this.#worthOf(unit));
  readonly openItems = new Set<string>();
  readonly claimed = new Set<string>();
  basis: Basis;
  stage: Live = 'requested';
  wasIssued = false;

  constructor(
    readonly request: ReturnRequested,
    isOverridden: boolean,
  ) {
    this.basis = request.basis;
    const unit = { where: 'sender', verdict: 'none', settled: 'no', by: 'nothing', isHeld: true } as const;
    for (const name of unitsIn(request.lines)) this.units.set(name, { ...unit, resolution: request.wantedResolution });
    for (const { category, entitlement } of request.lines) {
      assert.ok(request.basis === 'moneyBack' || category !== null, 'I14: no warranty without a category');
      const isInside = entitlement.until === 'lifetime' || request.requestedOn <= entitlement.until;
      assert.ok(isInside || isOverridden, 'requested inside the term (R3)');
    }
  }

  take(event: RmaEvent): void {
    switch (event.type) {
      case 'RmaIssued':
        assert.equal(this.stage, 'requested', 'issued once');
        this.wasIssued = true;
        this.stage = 'issued';
        return;
      case 'ReturnDeclined':
      case 'ReturnCancelled':
      case 'RmaExpired':
        assert.ok(this.stage === 'requested' || this.stage === 'issued', `${event.type} ends what goes on`);
        this.stage = 'ended';
        return this.units.each([...this.units.keys()], (unit) => (unit.isHeld = false));
      case 'OutstandingUnitsExpired':
        return this.units.each(unitsIn(event.lines), (unit, name) => {
          assert.equal(unit.where, 'sender', `${name} expires with its sender`);
          unit.isHeld = false;
        });
      case 'RmaReinstated':
        assert.ok(this.stage !== 'closed', 'what is closed is reopened, not reinstated');
        this.stage = this.wasIssued ? 'issued' : 'requested';
        return this.units.each(unitsIn(event.lines), (unit, name) => {
          assert.notEqual(unit.settled, 'yes', `${name} is held on while it is not settled`);
          unit.isHeld = true;
        });
      case 'RmaClosed':
        return this.#closed();
      case 'RmaReopened':
        assert.equal(this.stage, 'closed', 'only what is closed is reopened');
        this.stage = 'issued';
        return;
      case 'BasisChanged':
        return this.#basisChanged(event);
      case 'ParcelDispatched':
        return this.units.each(unitsIn(event.lines), (unit, name) => {
          assert.equal(unit.where, 'sender', `${name} leaves its sender once`);
          unit.where = 'transit';
        });
      case 'ParcelLostInPost':
        return this.units.each(unitsIn(event.lines), (unit, name) => {
          assert.equal(unit.where, 'transit', `${name} is lost on its way`);
          unit.where = 'lost';
        });
      case 'ItemReceived':
        return this.units.each(unitsIn([event]), (unit, name) => {
          assert.ok(unit.where === 'sender' || unit.where === 'transit' || unit.where === 'lost', `I2: ${name} is received once`);
          assert.equal(event.outOfTurn, this.stage !== 'issued' || !unit.isHeld, `${name} came out of turn, or not`);
          unit.where = 'here';
        });
      case 'UnexpectedItemReceived':
        this.openItems.add(event.unexpectedId);
        return;
      case 'ReceiptCorrected':
        return this.units.each(unitsIn([event]), (unit, name) => {
          assert.ok(unit.settled === 'no' && unit.verdict === 'none', `${name} is corrected before anything was done with it`);
          unit.where = event.to > event.from ? 'here' : 'sender';
        });
      case 'ItemInspected':
        return this.units.each(unitsIn([event]), (unit, name) => {
          assert.ok(unit.where === 'here' || unit.where === 'gone', `I3: ${name} was received before it is inspected`);
          assert.equal(unit.verdict, 'none', `I3: ${name} is inspected once`);
          this.#judge(unit, event);
        });
      case 'ItemReinspected':
        return this.units.each(unitsIn([event]), (unit, name) => {
          assert.ok(unit.verdict === event.previous.verdict && unit.settled !== 'yes', `${name} is looked at again until it is settled`);
          const turns = event.previous.verdict === 'declined' && event.verdict === 'accepted';
          assert.ok(!turns || event.previous.inspectedBy !== event.inspectedBy, 'nobody turns their own decline');
          this.#judge(unit, event);
        });
      case 'ResolutionChosen':
        this.#offered(event.resolution);
        return this.units.each(unitsIn(event.lines), (unit, name) => {
          assert.equal(unit.settled, 'no', `${name} is chosen for before it is settled`);
          unit.resolution = event.resolution;
        });
      case 'RefundApprovalRequested':
        return this.#asked(event, 'waiting');
      case 'RefundApproved':
        return this.refunds.has(event.refundId) ? this.refunds.approved(event.refundId) : this.#asked(event, 'approved');
      case 'RefundRejected':
      case 'RefundNotSettled':
      case 'RefundRetryRequested':
      case 'RefundSettled':
        return this.refunds.turned(event);
      case 'ReplacementAllocated':
        this.#offered(event.resolution);
        return this.#begin(unitsIn([event]), 'replacement');
      case 'ReplacementUnavailable':
        return this.units.each(unitsIn(event.lines), (unit) => Object.assign(unit, { settled: 'no', by: 'nothing' }));
      case 'ReplacementShipped':
        return this.#end(unitsIn(event.lines), 'replacement');
      case 'ReplacementLost':
        return this.units.each(unitsIn(event.lines), (unit, name) => {
          assert.deepEqual([unit.settled, unit.by], ['yes', 'replacement'], `${name} is lost after it was sent`);
          Object.assign(unit, { settled: 'no', by: 'nothing', isHeld: true });
        });
      case 'RepairStarted':
        assert.equal(this.basis, 'warranty', 'a repair is under warranty');
        return this.#begin(unitsIn(event.lines), 'repair');
      case 'RepairCompleted':
        assert.equal(event.charged.amount, 0, 'parts and labour are covered');
        return;
      case 'RepairAbandoned':
        return this.units.each(unitsIn(event.lines), (unit) => Object.assign(unit, { settled: 'no', by: 'nothing' }));
      case 'UnitShippedBack':
        for (const id of event.unexpectedIds) assert.ok(this.openItems.delete(id), `${id} goes back once`);
        return this.units.each(unitsIn(event.lines), (unit, name) => {
          assert.equal(unit.where, 'here', `${name} is here before it is sent back`);
          assert.ok(unit.settled === 'no' || (unit.settled === 'pending' && unit.by === 'repair'), `I8: ${name} is settled once`);
          Object.assign(unit, { where: 'gone', settled: 'yes', by: unit.by === 'repair' ? 'repair' : 'back', isHeld: false });
        });
      case 'UnitDisposed':
        for (const id of event.unexpectedIds) assert.ok(this.openItems.has(id), `${id} is disposed of once`);
        if (event.disposition !== 'returnToSender') for (const id of event.unexpectedIds) this.openItems.delete(id);
        return this.units.each(unitsIn(event.lines), (unit, name) => {
          assert.equal(unit.where, 'here', `${name} is here before it is disposed of`);
          if (['scrap', 'sendToFactory'].includes(event.disposition)) unit.where = 'gone';
        });
      case 'FactoryClaimRequested':
        for (const name of unitsIn(event.lines)) {
          assert.ok(!this.claimed.has(name) && this.units.get(name)?.verdict === 'accepted', `${name} is claimed once, and accepted`);
          this.claimed.add(name);
        }
        return;
      default:
    }
  }

  #asked(refund: Extract<RmaEvent, { type: 'RefundApprovalRequested' | 'RefundApproved' }>, status: 'waiting' | 'approved'): void {
    assert.equal(this.stage, 'issued', 'a refund is of a live case');
    assert.equal(this.basis, 'moneyBack', 'I7: no money under warranty');
    this.refunds.asked(refund.refundId, refund, status);
  }

  #worthOf(unit: string): number {
    const line = this.request.lines.find(({ lineId }) => unit.startsWith(`${lineId}/`));
    return line ? shareOf(line, unit) : Number.NaN;
  }

  #judge(unit: UnitBook, { verdict, reason }: { readonly verdict: 'accepted' | 'declined'; readonly reason: string | null }): void {
    const moneyBack = ['serialMismatch', 'unidentifiable', 'noRecordOfSale'];
    assert.equal(verdict === 'declined', reason !== null, 'a decline has a reason');
    assert.ok(reason === null || this.basis === 'warranty' || moneyBack.includes(reason), `R4: money-back is not declined for ${reason}`);
    unit.verdict = verdict;
  }

  #offered(resolution: Resolution): void {
    assert.ok(resolution !== (this.basis === 'warranty' ? 'refund' : 'repair'), `${this.basis} does not give ${resolution}`);
  }

  #basisChanged({ basis, wantedResolution, accepted, toInspect }: Extract<RmaEvent, { type: 'BasisChanged' }>): void {
    for (const [name, unit] of this.units) {
      assert.equal(unit.settled, 'no', `the basis changes while ${name} is not settled`);
      unit.resolution = wantedResolution;
    }
    this.units.each(unitsIn(accepted), (unit) => (unit.verdict = 'accepted'));
    this.units.each(unitsIn(toInspect), (unit) => (unit.verdict = 'none'));
    this.basis = basis;
    this.#offered(wantedResolution);
  }

  #closed(): void {
    assert.equal(this.stage, 'issued', 'what is live is closed');
    assert.equal(this.openItems.size, 0, 'no unexpected item is open');
    for (const [name, { where, settled, isHeld, verdict }] of this.units) {
      assert.ok(where !== 'transit' && !(where === 'sender' && isHeld), `${name} is awaited`);
      const isForgone = where === 'gone' && verdict === 'declined';
      assert.ok((where !== 'here' && where !== 'gone') || settled === 'yes' || isForgone, `${name} is settled before the case is closed`);
    }
    this.stage = 'closed';
  }

  #begin(names: readonly string[], by: 'replacement' | 'repair'): void {
    assert.equal(this.stage, 'issued', `${by} of a live case`);
    this.units.each(names, (unit, name) => {
      assert.ok(unit.where === 'here' || unit.where === 'gone', `I7: ${name} was received before its ${by}`);
      assert.ok(unit.isHeld && unit.settled === 'no', `I8: ${name} has one settlement`);
      assert.ok(unit.verdict === 'accepted' || (this.basis === 'moneyBack' && unit.verdict === 'none'), `${name} is not declined`);
      Object.assign(unit, { settled: 'pending', by });
    });
  }

  #end(names: readonly string[], by: 'replacement'): void {
    this.units.each(names, (unit, name) => {
      assert.deepEqual([unit.settled, unit.by], ['pending', by], `I8: ${name} is settled by what was begun`);
      assert.notEqual(unit.verdict, 'declined', `${name} is not replaced after a decline`);
      Object.assign(unit, { settled: 'yes', isHeld: false });
    });
  }
}
