import { Inject, Injectable } from '@nestjs/common';
import { Cases, feedbackAggregate, orderAggregate, parcelAggregate, rmaAggregate } from '#rma/commands';
import { type Aggregate, CommandRunner, type EventStore, type Position, type RecordedEvent } from '#rma/event-store';
import type { Person } from '#rma/personal-data';
import { Directory, type DirectoryPage, type PageRequest } from '#rma/read-models';
import { isPartyKind, type Party, type RmaId } from '#rma/returns';
import { EVENT_STORE } from '../rmas/case-list.js';

const pageSize = 200;

/** An event that may hold something personal. */
export interface PersonalEvent extends Pick<RecordedEvent, 'type' | 'revision' | 'data' | 'metadata'> {
  readonly stream: string;
}

type Buyer = Pick<Party, 'kind' | 'id'>;
const isBuyer = (person: Person): person is Buyer => isPartyKind(person.kind);

/** Finds the events that may hold something of a person, and the cases and parcels that do. */
@Injectable()
export class PersonalStreams {
  constructor(
    private readonly runner: CommandRunner,
    private readonly cases: Cases,
    private readonly directory: Directory,
    @Inject(EVENT_STORE) private readonly store: EventStore,
  ) {}

  async *eventsOf(person: Person): AsyncGenerator<PersonalEvent> {
    if (person.kind === 'parcel') return yield* this.#stream(parcelAggregate, person.id);
    if (!isBuyer(person)) return yield* this.#stream(feedbackAggregate, person.id);
    for await (const orderId of every((page) => this.directory.ordersOf(person, page))) yield* this.#stream(orderAggregate, orderId);
    for await (const rmaId of this.casesOf(person)) {
      yield* this.#stream(rmaAggregate, rmaId);
      for (const parcelId of (await this.cases.find(rmaId))?.parcelIds ?? []) yield* this.#stream(parcelAggregate, parcelId);
    }
    yield* this.#findings();
  }

  async *casesOf(person: Person): AsyncGenerator<RmaId> {
    if (isBuyer(person)) yield* every((page) => this.directory.casesOf(person, page));
  }

  async *#stream<State, Event extends { readonly type: string }>(aggregate: Aggregate<State, Event, never>, id: string) {
    const stream = this.runner.streamOf(aggregate, id);
    for (const event of (await this.runner.history(aggregate, id))?.events ?? []) yield { ...event, stream };
  }

  /** Nobody asks for quality findings by person but here, so they are read through. */
  async *#findings(): AsyncGenerator<RecordedEvent> {
    const filter = { streamPrefix: this.runner.streamOf(feedbackAggregate, ''), types: ['QualityFeedbackRecorded'] };
    for (let from: Position | 'start' | undefined = 'start'; from !== undefined;) {
      const read: readonly RecordedEvent[] = await this.store.readAll(from, 'forwards', filter, pageSize + 1);
      yield* read.slice(0, pageSize);
      from = read[pageSize]?.position;
    }
  }
}

async function* every<Id>(find: (page: PageRequest) => Promise<DirectoryPage<Id>>): AsyncGenerator<Id> {
  for (let before: number | undefined; ;) {
    const { ids, next } = await find({ limit: pageSize, before });
    yield* ids;
    if (next === null) return;
    before = next;
  }
}
