import type { DeclineReason, Disposition, Resolution } from '../codes.js';
import type { RefundId } from '../ids.js';
import { intersect, normalise, type SlotRange, type Slots } from '../money/slots.js';

export type Custody = 'withSender' | 'inTransit' | 'held' | 'lost' | 'leftUs';
export type Verdict = 'pending' | 'accepted' | 'declined';
export type Settlement = 'none' | 'pending' | 'done' | 'failed';
/** What is being or was done for a unit, other than paying: it says what `settlement` rests on. */
export type Remedy =
  | 'none'
  | 'replacementAllocated'
  | 'replacementUnavailable'
  | 'replacementShipped'
  | 'replacementLost'
  | 'inRepair'
  | 'repaired'
  | 'repairAbandoned'
  | 'shippedBack';

/** Where a unit is, what was found, what was paid: three facts that never mix (design page 1.3), and what they rest on. */
export interface Unit {
  readonly custody: Custody;
  readonly verdict: Verdict;
  readonly reason: DeclineReason | null;
  readonly resolution: Resolution;
  readonly settlement: Settlement;
  readonly disposition: Disposition | null;
  readonly refundId: RefundId | null;
  readonly inspectedBy: string | null;
  /** Held by this RMA on the order, so that nobody else returns it. */
  readonly reserved: boolean;
  readonly remedy: Remedy;
  /** What is sent, or was, in its place. */
  readonly replacementSku: string | null;
  /** The claim on the factory that it is part of. */
  readonly claimId: string | null;
}

/** Neighbouring slots whose units are in the same state. */
export interface UnitRun {
  readonly slots: SlotRange;
  readonly unit: Unit;
}

/** All units of one line in ascending order. */
export type Units = readonly UnitRun[];

export function isReceived({ custody }: Unit): boolean {
  return custody === 'held' || custody === 'leftUs';
}

/** Still expected: with the sender and not expired. */
export function isAwaited({ custody, reserved }: Unit): boolean {
  return custody === 'withSender' && reserved;
}

/** Neither settled nor on the way to it. */
export function isUnsettled({ settlement }: Unit): boolean {
  return settlement === 'none';
}

/** Received and not sent on to anybody: it can still be paid for, or shipped back. */
export function isOurs({ custody, remedy }: Unit): boolean {
  return (custody === 'held' || custody === 'leftUs') && remedy !== 'shippedBack';
}

/** Declined, and disposed of instead of sent back: nothing is owed for it any more. */
export function isForgone({ verdict, custody, settlement }: Unit): boolean {
  return verdict === 'declined' && custody === 'leftUs' && settlement === 'none';
}

/** Received, held by this RMA, not declined, not sent back, to be refunded, and nothing paid or being paid for it. */
export function isRefundable(unit: Unit): boolean {
  return isOurs(unit) && unit.reserved && unit.verdict !== 'declined' && unit.resolution === 'refund' && isUnsettled(unit);
}

export function unitsOf(slots: Slots, unit: Unit): Units {
  return slots.map((range) => ({ slots: range, unit }));
}

/** The slots whose units are so. */
export function slotsWhere(units: Units, is: (unit: Unit) => boolean): Slots {
  return normalise(units.filter((run) => is(run.unit)).map((run) => run.slots));
}

export function someUnit(units: Units, is: (unit: Unit) => boolean): boolean {
  return units.some((run) => is(run.unit));
}

/** The units with the named slots changed; runs are split and joined as needed. */
export function changeUnits(units: Units, slots: Slots, change: Partial<Unit>): Units {
  const split = slots.reduce<Units>((runs, [first, last]) => runs.flatMap((run) => changeRun(run, first, last, change)), units);
  return joined(split);
}

function changeRun(run: UnitRun, first: number, last: number, change: Partial<Unit>): UnitRun[] {
  const [from, to] = run.slots;
  if (last < from || first > to) return [run];
  const parts: UnitRun[] = [];
  if (from < first) parts.push({ slots: [from, first - 1], unit: run.unit });
  parts.push({ slots: [Math.max(from, first), Math.min(to, last)], unit: { ...run.unit, ...change } });
  if (last < to) parts.push({ slots: [last + 1, to], unit: run.unit });
  return parts;
}

function joined(runs: Units): Units {
  const result: UnitRun[] = [];
  for (const run of runs) {
    const previous = result.at(-1);
    if (previous && previous.slots[1] + 1 === run.slots[0] && isSame(previous.unit, run.unit))
      result[result.length - 1] = { slots: [previous.slots[0], run.slots[1]], unit: previous.unit };
    else result.push(run);
  }
  return result;
}

function isSame(one: Unit, other: Unit): boolean {
  return (Object.keys(one) as (keyof Unit)[]).every((fact) => one[fact] === other[fact]);
}

/** The units in these slots by what `key` says of them; each group with its slots and one of its units. */
export function unitsBy(
  units: Units,
  slots: Slots,
  key: (unit: Unit) => string,
): readonly { readonly slots: Slots; readonly unit: Unit }[] {
  const meant = units.flatMap((run) => intersect(slots, [run.slots]).map((range): UnitRun => ({ slots: range, unit: run.unit })));
  return [...Map.groupBy(meant, ({ unit }) => key(unit)).values()].flatMap((runs) =>
    runs.slice(0, 1).map(({ unit }) => ({ slots: normalise(runs.map((run) => run.slots)), unit })),
  );
}
