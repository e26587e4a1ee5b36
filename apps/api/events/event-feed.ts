import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import { type EventStore, placeOf, type Position } from '#rma/event-store';
import { EVENT_STORE, STREAM_PREFIX } from '../rmas/case-list.js';
import { CloudEvents } from './cloud-events.js';
import { type FeedPage, feedPages, type FeedQuestion } from './feed-pages.js';
import { ssePage, sseSilence, sseStart } from './sse.js';
import { silence, withSilences } from './silences.js';

/** A question, for as long as somebody is there to hear the answer who may hear it. */
export interface FeedReader extends FeedQuestion {
  readonly signal: AbortSignal;
  /** Whether the key still opens what it opened when it asked. */
  mayStill(): boolean;
}

/** A batch is one text in memory: so many events at most, and fewer where they are large. */
export const batchEvents = 1_000;
const batchCharacters = 1024 * 1024;
const heartbeatMilliseconds = 15_000;
const checkMilliseconds = 5_000;

/** What happened, told to others in the order of the store: nothing is read ahead of a reader by more than a page. */
@Injectable()
export class EventFeed implements OnModuleDestroy {
  readonly #stopping = new AbortController();

  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @Inject(STREAM_PREFIX) private readonly streamPrefix: string,
    private readonly cloudEvents: CloudEvents,
  ) {}

  /** Readers come back to where they were; the service does not wait for them when it stops. */
  onModuleDestroy(): void {
    this.#stopping.abort();
  }

  /** Throws MalformedPosition, PositionOfAnotherStore, or PositionBeyondHead where the store was restored to before the position. */
  async check(after: Position | null): Promise<void> {
    const place = after === null ? 0 : placeOf(this.store.storeId, after);
    const head = await this.store.head({});
    if (after === null || (head !== null && place <= placeOf(this.store.storeId, head))) return;
    // In an event store that others share a position may lie behind our last event and yet within it: only a subscription knows.
    for await (const _ of this.store.subscribe(after, { types: [] }, AbortSignal.timeout(checkMilliseconds))) return;
  }

  /** One JSON array, and the place to go on from. */
  async batch(reader: FeedReader): Promise<{ readonly text: string; readonly upTo: Position | null }> {
    const texts: string[] = [];
    let characters = 0;
    let upTo = reader.after;
    for await (const page of this.#pages({ ...reader, limit: Math.min(reader.limit, batchEvents) })) {
      for (const { event, text } of page.told) {
        if (texts.length > 0 && characters + text.length > batchCharacters) return { text: `[${texts.join(',')}]`, upTo };
        texts.push(text);
        characters += text.length;
        upTo = event.position;
      }
      upTo = page.upTo;
    }
    return { text: `[${texts.join(',')}]`, upTo };
  }

  /** One event a line, until the head. */
  async *lines(reader: FeedReader): AsyncGenerator<string, void, undefined> {
    for await (const { told } of this.#pages(reader)) if (told.length > 0) yield `${told.map(({ text }) => text).join('\n')}\n`;
  }

  /** Server-sent events: what there is, then what happens, until the reader goes, the limit is reached or the service stops. */
  async *live(reader: FeedReader): AsyncGenerator<string, void, undefined> {
    yield sseStart;
    let { after, limit } = reader;
    for await (const page of this.#pages(reader)) {
      limit -= page.told.length;
      after = page.upTo;
      yield ssePage(page);
    }
    if (limit > 0) yield* this.#fromNowOn({ ...reader, after, limit });
  }

  async *#pages(reader: FeedReader): AsyncGenerator<FeedPage, void, undefined> {
    const signal = this.#until(reader);
    for await (const page of feedPages(this.store, this.cloudEvents, this.streamPrefix, reader, signal)) {
      if (!reader.mayStill()) return;
      yield page;
    }
  }

  async *#fromNowOn(reader: FeedReader): AsyncGenerator<string, void, undefined> {
    const ending = new AbortController();
    const signal = AbortSignal.any([this.#until(reader), ending.signal]);
    const messages = this.store.subscribe(reader.after ?? 'start', { streamPrefix: this.streamPrefix }, signal);
    let { after: upTo, limit } = reader;
    try {
      for await (const message of withSilences(messages, heartbeatMilliseconds)) {
        if (!reader.mayStill()) return;
        if (message === silence) yield sseSilence(upTo);
        else if (message.kind === 'event') {
          const told = await this.cloudEvents.of([message.event], reader);
          upTo = message.event.position;
          if (told.length > 0) yield ssePage({ told, upTo });
          if ((limit -= told.length) === 0) return;
        }
      }
    } finally {
      ending.abort();
    }
  }

  #until({ signal }: FeedReader): AbortSignal {
    return AbortSignal.any([signal, this.#stopping.signal]);
  }
}
