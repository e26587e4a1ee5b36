import { factoryClaimAggregate, feedbackAggregate, orderAggregate, parcelAggregate, refundAggregate, rmaAggregate } from '#rma/commands';
import { type Aggregate, type RecordedEvent, schemaVersionOf, UnreadableEvent } from '#rma/event-store';
import {
  claimOutward,
  feedbackOutward,
  orderOutward,
  type Outwards,
  parcelOutward,
  type Published,
  refundOutward,
  rmaOutward,
  type Unpublished,
} from '#rma/returns';

/** What is told outside of an event: a value of its own, in which what was sealed is still sealed. */
export interface OutwardData {
  personal?: unknown;
}

/** One published event type in today's outward version. */
export interface PublishedType {
  readonly event: string;
  readonly version: number;
  /** The `type` of its CloudEvents. */
  readonly name: string;
  dataOf(recorded: RecordedEvent): OutwardData;
}

/** A type that stays within the product, and why. */
export interface InnerType extends Unpublished {
  readonly event: string;
}

type Aggregated<Event> = Pick<Aggregate<never, Event & { readonly type: string }, never>, 'revive'>;

function typesOf<Event extends { readonly type: string }>({ revive }: Aggregated<Event>, table: Outwards<Event>) {
  const entries = Object.entries(table) as [event: string, outward: Published<Event> | Unpublished][];
  return entries.map(([event, outward]): PublishedType | InnerType => {
    if ('unpublished' in outward) return { event, unpublished: outward.unpublished };
    const { version, of } = outward;
    const dataOf = (recorded: RecordedEvent) => of(revive(recorded.type, schemaVersionOf(recorded), recorded.data)) as OutwardData;
    return { event, version, name: `returns.${event}.v${version}`, dataOf };
  });
}

const types: readonly (PublishedType | InnerType)[] = [
  ...typesOf(orderAggregate, orderOutward),
  ...typesOf(rmaAggregate, rmaOutward),
  ...typesOf(refundAggregate, refundOutward),
  ...typesOf(factoryClaimAggregate, claimOutward),
  ...typesOf(parcelAggregate, parcelOutward),
  ...typesOf(feedbackAggregate, feedbackOutward),
  { event: 'PolicyAdopted', unpublished: 'The policy itself is a file of the seller.' },
];

export const publishedTypes: readonly PublishedType[] = types.flatMap((type) => ('unpublished' in type ? [] : type));
export const innerTypes: readonly InnerType[] = types.flatMap((type) => ('unpublished' in type ? type : []));

const byEvent = new Map(types.map((type) => [type.event, 'unpublished' in type ? null : type]));

/** How an event type leaves the product; null where it does not. Throws UnreadableEvent for what only a newer version can have written. */
export function publishedTypeOf(event: string): PublishedType | null {
  const type = byEvent.get(event);
  if (type === undefined) throw new UnreadableEvent(`Event type ${event} is unknown.`);
  return type;
}

/** The published type that a caller means by its name: `returns.RmaIssued.v1`, or `RmaIssued` for short. */
export function publishedTypeNamed(named: string): PublishedType | undefined {
  return publishedTypes.find(({ event, name }) => named === name || named === event);
}
