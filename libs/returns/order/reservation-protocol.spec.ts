import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isRefusal, type Decision } from '../decision.js';
import type { LineId, RmaId } from '../ids.js';
import type { RmaCommand } from '../rma/commands.js';
import { decideRma } from '../rma/decide.js';
import { reinstatementOf } from '../rma/decide/reinstatement.js';
import type { RmaEvent } from '../rma/events.js';
import { allWhere } from '../rma/select.js';
import { evolveRma, noRma } from '../rma/state.js';
import {
  by,
  cancelReturn,
  caseOf,
  continueCase,
  declineReturn,
  expireRma,
  issueRma,
  keepUnits,
  lead,
  openCase,
  orderRecorded,
  receiveItem,
  releaseUnits,
  requestReturn,
  shipBack,
  shipmentRecorded,
  soldLine,
  wantedLine,
} from '../testing/index.js';
import { assertHolds } from '../testing/properties.js';
import { SlotLedger, unitsIn } from '../testing/slot-ledger.js';
import type { OrderCommand } from './commands.js';
import { decideOrder } from './decide.js';
import type { OrderEvent } from './events.js';
import { evolveOrder, unknownOrder } from './state.js';

/** A process of the installation; others may overtake it, or it may die, wherever it yields. */
type Process<Result = void> = Generator<undefined, Result, undefined>;

const units = 4;

class Installation {
  readonly order: OrderEvent[] = [
    orderRecorded({ lines: [soldLine({ quantity: units })] }),
    shipmentRecorded({ lines: [{ lineId: 'line-1', quantity: units }] }),
  ];
  readonly cases = new Map<string, RmaEvent[]>();

  caseOf(rmaId: string): RmaEvent[] {
    const events = this.cases.get(rmaId) ?? [];
    this.cases.set(rmaId, events);
    return events;
  }

  /** Reads, decides, and appends if nobody was faster; else once more. */
  *run<Event>(stream: Event[], decide: (history: readonly Event[]) => Decision<Event>): Process<readonly Event[]> {
    for (;;) {
      const revision = stream.length;
      const decision = decide(stream.slice());
      yield;
      if (isRefusal(decision)) return [];
      if (stream.length > revision) continue;
      stream.push(...decision);
      yield;
      return decision;
    }
  }

  onOrder(command: OrderCommand): Process<readonly OrderEvent[]> {
    return this.run(this.order, (history) => decideOrder(command, history.reduce(evolveOrder, unknownOrder)));
  }

  onCase(rmaId: string, command: RmaCommand): Process<readonly RmaEvent[]> {
    return this.run(this.caseOf(rmaId), (history) => decideRma(command, history.reduce(evolveRma, noRma)));
  }

  /** Reserves first, then opens the case; a repeat of the command finds its reservation and finishes the opening. */
  *request(rmaId: string, quantity: number): Process {
    const repeated = () => this.order.filter((event) => event.type === 'UnitsReserved' && event.rmaId === rmaId);
    const command = requestReturn({ rmaId, lines: [wantedLine({ quantity })] });
    const decide = (history: readonly OrderEvent[]) =>
      repeated().length > 0 ? [] : decideOrder(command, history.reduce(evolveOrder, unknownOrder));
    yield* this.run(this.order, decide);
    for (const event of repeated()) yield* this.follow(event);
  }

  *decided(rmaId: string, command: RmaCommand): Process {
    for (const event of yield* this.onCase(rmaId, command)) yield* this.follow(event);
  }

  /** Holds the units again first, then the case goes on; one that was overtaken finishes what the faster one has begun. */
  *reinstate(rmaId: string): Process {
    const before = this.caseOf(rmaId).reduce(evolveRma, noRma);
    if (before.stage === 'none') return;
    const renewal = reinstatementOf(before, by(lead), null);
    yield;
    if (renewal === 'alreadySo' || isRefusal(renewal)) return;
    yield* this.onOrder({ ...renewal, ...by(lead) });
    for (const event of this.order.slice()) if (event.type === 'ReservationRenewed' && event.rmaId === rmaId) yield* this.follow(event);
  }

  /** What an event leads to on the other stream. */
  *follow(event: OrderEvent | RmaEvent): Process {
    if (event.type === 'UnitsReserved') yield* this.onCase(event.rmaId, openCase({ opening: event.opening }));
    if (event.type === 'ReturnDeclined' || event.type === 'ReturnCancelled' || event.type === 'RmaExpired')
      yield* this.onOrder(releaseUnits({ reservationId: event.reservationId }));
    if (event.type === 'OutstandingUnitsExpired' || event.type === 'UnitShippedBack')
      yield* this.onOrder(releaseUnits({ reservationId: event.reservationId, lines: event.lines }));
    if (event.type === 'ReservationRenewed') {
      const continued = yield* this.onCase(event.rmaId, continueCase({ continuation: event.continuation }));
      for (const one of continued) yield* this.follow(one);
    }
    if (event.type === 'RmaReinstated') {
      const { reservationId, lines } = event;
      yield* this.onOrder(keepUnits({ reservationId, rmaId: reservationId.split('#')[0] ?? '', lines }));
    }
  }

  /** Derives from every event again what a crash may have cut off. */
  *recover(): Process {
    for (const event of [...this.order, ...[...this.cases.values()].flat()]) yield* this.follow(event);
  }
}

const deeds = ['request', 'issue', 'decline', 'cancel', 'receive', 'shipBack', 'expire', 'reinstate', 'recover'] as const;
type Deed = (typeof deeds)[number];
/** Somebody who does one thing after the other about one return. */
type Start = { readonly rmaId: string; readonly quantity: number; readonly does: readonly Deed[] };

function* started(installation: Installation, { rmaId, quantity, does }: Start): Process {
  for (const deed of does) yield* done(installation, rmaId, quantity, deed);
}

function done(installation: Installation, rmaId: string, quantity: number, deed: Deed): Process {
  switch (deed) {
    case 'request':
      return installation.request(rmaId, quantity);
    case 'issue':
      return installation.decided(rmaId, issueRma());
    case 'decline':
      return installation.decided(rmaId, declineReturn());
    case 'cancel':
      return installation.decided(rmaId, cancelReturn());
    case 'receive':
      return installation.decided(rmaId, receiveItem({ items: [{ lineId: 'line-1' as LineId, quantity: Math.ceil(quantity / 2) }] }));
    case 'shipBack':
      return installation.decided(rmaId, shipBack());
    case 'expire':
      return installation.decided(rmaId, expireRma());
    case 'reinstate':
      return installation.reinstate(rmaId);
    case 'recover':
      return installation.recover();
  }
}

const starts = fc.array(
  fc.record({
    rmaId: fc.constantFrom('rma-1', 'rma-2', 'rma-3'),
    quantity: fc.integer({ min: 1, max: units }),
    does: fc.oneof(
      fc.constant<readonly Deed[]>(['request', 'issue', 'expire', 'reinstate']),
      fc.constant<readonly Deed[]>(['request', 'issue', 'receive', 'expire', 'receive', 'shipBack', 'reinstate']),
      fc.array(fc.constantFrom(...deeds), { minLength: 1, maxLength: 5 }),
    ),
  }),
  { minLength: 2, maxLength: 8 },
);
const steps = fc.array(fc.record({ who: fc.nat(7), starts: fc.boolean(), dies: fc.nat(40).map((chance) => chance === 0) }), {
  minLength: 10,
  maxLength: 250,
});

/** Interleaves the processes step by step; one that dies is never heard of again, as at the end are all that still run. */
function interleave(installation: Installation, toStart: Start[], schedule: { who: number; starts: boolean; dies: boolean }[]): void {
  const waiting = [...toStart];
  const running: Process[] = [];
  for (const { who, starts: starting, dies } of schedule) {
    const next = starting || running.length === 0 ? waiting.shift() : undefined;
    if (next) running.push(started(installation, next));
    const index = who % Math.max(1, running.length);
    const done = running[index]?.next().done ?? true;
    if (done || dies) running.splice(index, 1);
  }
}

function recover(installation: Installation): void {
  Array.from(installation.recover());
}

function ledgerOf(order: readonly OrderEvent[]): SlotLedger {
  const ledger = new SlotLedger();
  for (const event of order) ledger.book(event);
  return ledger;
}

/** The units that the case says it holds. */
function unitsHeldBy(events: readonly RmaEvent[]): readonly string[] {
  const rma = events.reduce(evolveRma, noRma);
  return rma.stage === 'none' ? [] : unitsIn(allWhere(rma, ({ reserved }) => reserved));
}

function renewalsOf(order: readonly OrderEvent[], rmaId: string): readonly string[] {
  return order.flatMap((event) => (event.type === 'ReservationRenewed' && event.rmaId === rmaId ? [event.reservationId] : []));
}

describe('the reservation protocol, whoever is overtaken and whatever dies', () => {
  it('never holds a unit twice, and recovers a case for every reservation and holds on the order exactly what each case says it holds (I1)', () => {
    assertHolds(
      fc.property(starts, steps, (toStart, schedule) => {
        const installation = new Installation();
        interleave(installation, toStart, schedule);
        expect(() => ledgerOf(installation.order)).not.toThrow();

        recover(installation);
        const ledger = ledgerOf(installation.order);
        const reservations = installation.order.filter((event) => event.type === 'UnitsReserved');
        expect(new Set(reservations.map(({ rmaId }) => rmaId)).size).toBe(reservations.length);
        for (const { rmaId, reservationId, lines, opening } of reservations) {
          const events = installation.caseOf(rmaId);
          expect(events.slice(0, opening.length)).toEqual(opening);
          expect(events.filter(({ type }) => type === 'ReturnRequested')).toHaveLength(1);
          const held = unitsHeldBy(events);
          expect(held.every((unit) => unitsIn(lines).includes(unit))).toBe(true);
          const all = [reservationId, ...renewalsOf(installation.order, rmaId)].flatMap((id) => ledger.unitsOf(id));
          expect([rmaId, all.toSorted()]).toEqual([rmaId, held.toSorted()]);
        }
        const opened = [...installation.cases].filter(([, events]) => events.length > 0).map(([rmaId]) => rmaId as RmaId);
        expect(opened.toSorted()).toEqual(reservations.map(({ rmaId }) => rmaId).toSorted());
      }),
      300,
    );
  });

  it('changes nothing when it recovers a second time', () => {
    assertHolds(
      fc.property(starts, steps, (toStart, schedule) => {
        const installation = new Installation();
        interleave(installation, toStart, schedule);
        recover(installation);
        const before = structuredClone([installation.order, installation.cases]);
        recover(installation);
        expect([installation.order, installation.cases]).toEqual(before);
      }),
    );
  });

  it('sets a unit free that is shipped back while its return is being reinstated', () => {
    const installation = new Installation();
    Array.from(started(installation, { rmaId: 'rma-1', quantity: 2, does: ['request', 'issue', 'expire', 'receive'] }));
    const renewal = reinstatementOf(caseOf(...installation.caseOf('rma-1')), by(lead), null);
    if (renewal === 'alreadySo' || isRefusal(renewal)) throw new Error('An expired return is reinstated');
    Array.from(installation.onOrder({ ...renewal, ...by(lead) }));
    Array.from(started(installation, { rmaId: 'rma-1', quantity: 2, does: ['shipBack'] }));
    expect(ledgerOf(installation.order).unitsOf('rma-1#2')).toEqual(['line-1/0', 'line-1/1']);

    recover(installation);
    expect(ledgerOf(installation.order).unitsOf('rma-1#2')).toEqual(['line-1/1']);
    expect(unitsHeldBy(installation.caseOf('rma-1'))).toEqual(['line-1/1']);
  });
});
