import type { RefusalCode } from './refusal-codes.js';

export type Fact = null | boolean | number | string | readonly Fact[] | { readonly [name: string]: Fact };
export type Facts = { readonly [name: string]: Fact };

/** A business refusal: a stable code, a sentence a person understands, the facts that decided. */
export interface Refusal {
  readonly refused: RefusalCode;
  readonly detail: string;
  readonly facts: Facts;
}

/** What a command leads to: events (none when it is already so), or a refusal that changes nothing. */
export type Decision<Event> = readonly Event[] | Refusal;

export function refuse(refused: RefusalCode, detail: string, facts: Facts = {}): Refusal {
  return { refused, detail, facts };
}

export function isRefusal<T extends object>(outcome: T | Refusal): outcome is Refusal {
  return 'refused' in outcome;
}

/** What `make` makes of every item, or the first refusal among them. */
export function everyOrRefusal<T, U extends object>(items: readonly T[], make: (item: T) => U | Refusal): readonly U[] | Refusal {
  const made: U[] = [];
  for (const item of items) {
    const one = make(item);
    if (isRefusal(one)) return one;
    made.push(one);
  }
  return made;
}
