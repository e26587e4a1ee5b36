import type { EventFilter, RecordedEvent } from '#rma/event-store';

/** A view kept from events: which ones it needs, and what a batch of them changes. Mapping is pure; `apply` only writes. */
export interface Projection<Change> {
  readonly name: string;
  readonly filter: EventFilter;
  readonly changesOf: (event: RecordedEvent) => readonly Change[];
  readonly apply: (changes: readonly Change[]) => void;
}
