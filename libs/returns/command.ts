import type { Instant } from './ids.js';
import type { Actor } from './parties.js';
import type { PolicyBook } from './policy/policy-book.js';

/** What every command brings along, so that deciding needs no clock, no chance and no configuration. */
export interface Circumstances {
  readonly actor: Actor;
  readonly now: Instant;
  readonly policies: PolicyBook;
}
