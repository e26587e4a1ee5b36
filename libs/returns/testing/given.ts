import { expect } from '@jest/globals';
import {
  decideOrder,
  decideRefund,
  decideRma,
  evolveOrder,
  evolveRefund,
  evolveRma,
  isRefusal,
  noRefund,
  noRma,
  unknownOrder,
  type Case,
  type Decision,
  type Facts,
  type Order,
  type OrderCommand,
  type OrderEvent,
  type RecordedOrder,
  type RefundCommand,
  type RefundEvent,
  type RefundPayment,
  type RefusalCode,
  type Rma,
  type RmaCommand,
  type RmaEvent,
} from '../index.js';

export interface Aggregate<State, Event, Command> {
  readonly initial: State;
  readonly evolve: (state: State, event: Event) => State;
  readonly decide: (command: Command, state: State) => Decision<Event>;
}

export function specification<State, Event, Command>({ initial, evolve, decide }: Aggregate<State, Event, Command>) {
  return (...history: readonly Event[]) => {
    const state = history.reduce(evolve, initial);
    return { when: (command: Command) => outcome(decide(command, state), (events) => events.reduce(evolve, state)) };
  };
}

function outcome<State, Event>(decision: Decision<Event>, fold: (events: readonly Event[]) => State) {
  return {
    /** Exactly these events follow, and they fold. */
    // oxlint-disable-next-line unicorn/no-thenable -- given, when, then is the point; nobody awaits it
    then(...events: readonly Event[]): void {
      expect(decision).toStrictEqual(events);
      expect(() => fold(events)).not.toThrow();
    },
    /** It is already so. */
    thenNothing(): void {
      expect(decision).toStrictEqual([]);
    },
    /** Refused with this code, a whole sentence and at least these facts. */
    thenRefused(code: RefusalCode, facts: Facts = {}): void {
      expect(decision).toMatchObject({ refused: code, facts });
      expect(isRefusal(decision) && decision.detail).toMatch(/^(?!.*\b(undefined|null|NaN)\b)\S.*\w\.$/);
    },
  };
}

export function life<State, Event, Command>({ initial, evolve, decide }: Aggregate<State, Event, Command>) {
  return (...commands: readonly Command[]): readonly Event[] => {
    const events: Event[] = [];
    for (const command of commands) {
      const decision = decide(command, events.reduce(evolve, initial));
      if (isRefusal(decision)) throw new Error(`${decision.refused}: ${decision.detail}`);
      events.push(...decision);
    }
    return events;
  };
}

const order: Aggregate<Order, OrderEvent, OrderCommand> = { initial: unknownOrder, evolve: evolveOrder, decide: decideOrder };
const rma: Aggregate<Rma, RmaEvent, RmaCommand> = { initial: noRma, evolve: evolveRma, decide: decideRma };
const refund: Aggregate<RefundPayment, RefundEvent, RefundCommand> = { initial: noRefund, evolve: evolveRefund, decide: decideRefund };

/** `given(...events).when(command)` and then `.then(...events)`, `.thenNothing()` or `.thenRefused(code, facts)`, an aggregate each. */
export const givenOrder = specification(order);
export const givenCase = specification(rma);
export const givenRefund = specification(refund);

/** The events that these commands lead to, one after the other; throws where one is refused. */
export const livedOrder = life(order);
export const livedCase = life(rma);
export const livedRefund = life(refund);

/** The case that these events tell. */
export function caseOf(...events: readonly RmaEvent[]): Case {
  const rma = events.reduce(evolveRma, noRma);
  if (rma.stage === 'none') throw new Error('No event opens the case');
  return rma;
}

/** The order that these events tell. */
export function orderOf(...events: readonly OrderEvent[]): RecordedOrder {
  const order = events.reduce(evolveOrder, unknownOrder);
  if (order.status === 'unknown') throw new Error('No event records the order');
  return order;
}
