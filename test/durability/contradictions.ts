import { type OrderEvent, type RefundEvent, type RequestedLine, type RmaEvent, worthOf } from '#rma/returns';
import { isDeepStrictEqual } from 'node:util';
import { SlotLedger, unitsOf } from './slot-ledger.js';
import type { StoredEvent } from './stored-events.js';

type AnyEvent = OrderEvent | RmaEvent | RefundEvent;
type OfType<Type extends AnyEvent['type']> = Extract<AnyEvent, { readonly type: Type }>;

/** What in all that is stored contradicts the promises, in words: nothing, once every command was finished. */
export function contradictions(stored: readonly StoredEvent[]): readonly string[] {
  const ledger = new SlotLedger();
  for (const { stream, type, data } of stored)
    if (stream.startsWith('rmaOrder-')) ledger.enter(stream, { ...data, type } as unknown as OrderEvent);
  return [...ledger.contradictions, ...repeatedEvents(stored), ...byReservation(stored), ...byCase(stored, ledger)];
}

function repeatedEvents(stored: readonly StoredEvent[]): readonly string[] {
  return stored.length === new Set(stored.map(({ id }) => id)).size ? [] : ['an event id stands twice'];
}

function byReservation(stored: readonly StoredEvent[]): readonly string[] {
  const reservations = ofType(stored, 'UnitsReserved');
  const opened = ofType(stored, 'ReturnRequested');
  const cases = new Map(opened.map((one) => [one.rmaId, one]));
  const unopened = reservations.filter(({ rmaId, opening }) => !isDeepStrictEqual(cases.get(rmaId), opening[0]));
  return [
    ...unopened.map(({ reservationId }) => `reservation ${reservationId} has no case as it describes it`),
    ...(reservations.length === opened.length ? [] : [`${opened.length} openings for ${reservations.length} reservations`]),
  ];
}

function byCase(stored: readonly StoredEvent[], ledger: SlotLedger): readonly string[] {
  const byRma = Map.groupBy(stored, ({ metadata }) => metadata.rmaId ?? '');
  byRma.delete('');
  return [...byRma].flatMap(([rmaId, events]) => ofCase(events, ledger).map((contradiction) => `${rmaId}: ${contradiction}`));
}

function ofCase(events: readonly StoredEvent[], ledger: SlotLedger): readonly string[] {
  const [opened] = ofType(events, 'ReturnRequested');
  if (!opened) return ['was never opened'];
  const { reservationId, lines } = opened;
  const found: string[] = [];
  const is = (what: string, holds: boolean) => holds || found.push(`not so: ${what}`);
  const isGivenUp = ofType(events, 'ReturnDeclined').length + ofType(events, 'ReturnCancelled').length > 0;
  is('a case that was given up holds no unit', !isGivenUp || ledger.reservedUnder(reservationId).length === 0);
  for (const { refundId, total, lines: paid } of ofType(events, 'RefundApproved')) {
    const ofIt = (event: { readonly refundId: string }) => event.refundId === refundId;
    const payments = [...ofType(events, 'RefundIssued'), ...ofType(events, 'ManualRefundRecorded')].filter(ofIt).length;
    const asked = ofType(events, 'RefundRequested').filter(ofIt);
    const settled = ofType(events, 'RefundSettled').filter(ofIt);
    is('it is paid what its units are worth', total.amount === worthOfUnits(paid, lines));
    is('its payment is asked for once', asked.length === 1 && isDeepStrictEqual(asked[0]?.amount, total));
    is('it is paid once at most', payments <= 1);
    is('what is paid is settled, once, and nothing else is', settled.length === payments);
    const used = settled.flatMap((event) => unitsOf(`rmaOrder-${opened.orderId}`, event.lines).map(({ name }) => name));
    is('its units are used up when it is settled', isDeepStrictEqual(used.toSorted(), ledger.refundedBy(refundId).toSorted()));
  }
  return found;
}

function worthOfUnits(paid: OfType<'RefundApproved'>['lines'], lines: readonly RequestedLine[]): number {
  const worths = paid.flatMap(({ lineId, slots }) => lines.filter((line) => line.lineId === lineId).map((line) => worthOf(slots, line)));
  return worths.reduce((sum, { net, tax }) => sum + net + tax, 0);
}

function ofType<Type extends AnyEvent['type']>(events: readonly StoredEvent[], type: Type): readonly OfType<Type>[] {
  return events.filter((event) => event.type === type).map(({ data }) => ({ ...data, type }) as unknown as OfType<Type>);
}
